"""Words around the names of authors, in about fifty languages: labels, roles, organisations, places, accounts.

Gathered by reading what publishing systems and newsrooms print next to names. All in lower case. Nothing
belongs to a single site.
"""

from __future__ import annotations

from publisher.tables import listed

# -- labels --------------------------------------------------------------------------------------------------

# Words that introduce a name by themselves: "By Jane Doe".
BY = frozenset(
    listed("""
    by | von | vom | par | por | di | door | av | af | przez | oleh | od | per | från | autor |
    autorka | autore | author | auteur | skribent | автор | του | της | מאת | بقلم | كتب | كتبت |
    تحریر | از | نوشته | 作者 | 撰文 | 記者 | 记者 | 文／ | 文/ | 文= | 文＝ | 執筆 | द्वारा | de | da |
    dari | gan | nga""")
)

# Labels of authors: with a colon, or on a line of their own above the name.
AUTHOR_LABELS = frozenset(
    listed("""
    text und interview | interview | reporting by | writing by | words and photos by | das gespräch führte |
    interview von | propos recueillis par | recueilli par | author | authors | author(s) | by |
    written by | byline |
    article written by | this article was written by | this post was written by |
    this story was written by | post written by | this article is written by | story written by |
    eingestellt von | gepost door | upplagd av | inlagd av | lagt inn av | lagt ut av |
    indsendt af | postado por | postada por | diposting oleh | diposkan oleh | dipostkan oleh |
    opublikowane przez | opublikował | opublikowała | bejegyezte |
    објавио | објавила | objavio | objavila |
    vystavil | vystavila | publikoval | trimis de | postat de | gönderen | đăng bởi |
    a post by | guest post by | posted by | published by | story by | report by | reported by |
    words by | words | posted on by | posted by by | text by | text | article by | blog by | post by |
    opinion by | analysis by | column by | essay by | review by | post author | article author |
    blog author | reporter | writer | writers | staff writer | correspondent | columnist |
    contributed by | contributor | contributors | created by | prepared by | compiled by | authored by |
    about the author | about the authors | about author | medically written by |
    from our correspondent | von | autor | autorin | autoren | autorinnen | autor/autorin |
    autorin/autor | autor/in | autor*in | autor:in | autor*innen | autor:innen | autor(en) |
    autor und fotograf | über den autor | über die autorin | verfasser | verfasserin | text von |
    bericht von | bericht | artikel von | kommentar von | ein kommentar von | ein gastbeitrag von |
    gastbeitrag von | eine analyse von | ein interview von | aufgezeichnet von | geschrieben von |
    verfasst von | veröffentlicht von | ein artikel von | beitrag von | ein beitrag von |
    text und fotos | text und foto | reporterin | von unserem korrespondenten |
    von unserer korrespondentin | von unserem mitarbeiter | von unserer mitarbeiterin |
    von unserem redakteur | par | auteur | auteure | auteurs | auteur(s) | autrice | écrit par |
    rédigé par | publié par | article de | un article de | un texte de | texte | texte de |
    rédaction et photos | signé | reportage de | reportage | à propos de l'auteur |
    de notre correspondant | de notre envoyé spécial | de notre envoyée spéciale | por | escrito por |
    publicado por | autora | autores | autor(a) | autor/a | autor(es) | redacción | texto | textos |
    texto de | un artículo de | artículo de | redactado por | reporta | informa | sobre el autor |
    sobre o autor | reportagem de | reportagem | texto e fotos | da redação | redator | di | a cura di |
    scritto da | autore | autori | autore/i | testo | testo di | testi di | pubblicato da |
    articolo di | servizio di | intervista di | dal nostro inviato | dalla nostra inviata |
    dal nostro corrispondente | door | geschreven door | een artikel van | artikel van | tekst |
    tekst door | auteur en foto | redacteur | verslaggever | av | skrevet av | skriven av |
    publicerad av | skribent | text och foto | text och bild | text av | reporter och foto |
    tekst og foto | tekst av | journalist og foto | af | skrevet af | tekst af | journalist |
    forfatter | forfattere | kirjoittaja | kirjoittajat | teksti | kirjoittanut | toimittaja |
    höfundur | skrifar | skrifaði | blaðamaður | autorzy | autorka | opracowanie | przygotował |
    przygotowała | opracował | opracowała | oprac | napisał | napisała | autor tekstu | rozmawiał |
    rozmawiała | napsal | napsala | autoři | autorka článku | autor článku | připravil | připravila |
    zpracoval | zpracovala | napísal | napísala | pripravil | pripravila | spracoval | piše | pišu |
    napisao | napisala | autorica | tekst napisao | razgovarao | razgovarala | avtor | avtorica |
    avtorji | írta | szerző | szerzők | szerző(k) | cikk szerzője | scris de | de | postat de |
    publicat de | articol de | un articol de | redactor | text de | autorul | автор | авторы | авторка |
    автори | автор статьи | автор текста | текст | написал | написала | подготовил | подготовила |
    подготовили | материал подготовил | материал подготовила | беседовал | беседовала | корреспондент |
    журналист | підготував | підготувала | підготували | написав | текст підготувала | розмовляв |
    розмовляла | спілкувався | спілкувалася | кореспондент | журналіст | журналістка | репортер |
    написа | подготви |
    автор на статията | аутор | аутори | разговарао | разговарала | пише | написао |
    припремио | припремила | автор на текстот |
    аўтар | автордун | мәтінді дайындаған | дайындаған | мақала авторы | συντάκτης | συντάκτρια |
    γράφει ο | γράφει η | του | της | γράφουν οι | ρεπορτάζ | κείμενο | συγγραφέας | αρθρογράφος |
    yazar | yazan | röportaj | söyleşi | yazarı | haber | haberi yazan | hazırlayan | muhabir |
    kaleme alan | oleh |
    penulis | pewarta | jurnalis | wartawan | laporan | ditulis oleh | oleh wartawan | tác giả | theo |
    bài | bài viết | thực hiện | người viết | phóng viên | bài và ảnh | mwandishi | na mwandishi |
    imeandikwa na | na | 作者 | 撰文 | 文 | 文字 | 撰稿 | 采写 | 採訪 | 采访 | 採訪撰文 | 撰稿人 |
    本报记者 | 本報記者 | 記者 | 记者 | 通讯员 | 執筆 | 执笔 | 著者 | 取材 | 取材・文 | 取材・執筆 |
    文・写真 | 文と写真 | 文・取材 | ライター | 筆者 | 글 | 글쓴이 | 기자 | 글·사진 | 글/사진 | 취재 |
    작성자 | 저자 | 특파원 | كتب | كتبت | بقلم | كاتب | الكاتب | الكاتبة | المؤلف | تقرير | تحقيق |
    حوار | إعداد | أعد التقرير | نویسنده | خبرنگار | گزارش | گزارشگر | گزارش از | نوشته | به قلم |
    مترجم و نویسنده | تهیه و تنظیم | تحریر | رپورٹ | مصنف | نامہ نگار | رپورٹر | מאת | כתב | כתבה |
    הכותב | הכותבת | כתבת | लेखक | लेखिका | रिपोर्ट | रिपोर्टर | संवाददाता | पत्रकार | लेखन | লেখক |
    প্রতিবেদক | প্রতিবেদন | নিজস্ব প্রতিবেদক | লিখেছেন | லেখক | எழுதியவர் | செய்தியாளர் | ஆசிரியர் |
    రచయిత | రచన | రిపోర్టర్ | എഴുതിയത് | ലേഖകൻ | റിപ്പോർട്ട് | തയ്യാറാക്കിയത് | ผู้เขียน | เขียนโดย |
    โดย | เรื่อง | รายงานโดย | ავტორი | მოამზადა | ჟურნალისტი | հեղինակ | պատրաստեց | müəllif |
    hazırladı | hazırlayıb | автор мақалы | autorius | autorė | parengė | parašė | autors | sagatavoja |
    kirjutas | koostas | autoria | redacta | redacció i fotos | egilea | idazlea | testua | scríobh |
    údar | awdur | ysgrifennwyd gan""")
)

# Kinds of texts before "by": "Una crónica de Ada Quay", "Story and photos by Ada Quay".
GENRES = frozenset(
    """
    story text texts words article report review analysis essay column commentary interview feature
    profile reportage dispatch crónica reportaje artículo texto entrevista columna análisis perfil tribuna
    texte analyse chronique tribune entretien enquête récit portrait bericht kommentar kolumne reportage
    porträt gastbeitrag leitartikel glosse rezension artikel articolo servizio intervista commento analisi
    inchiesta testo reportagem artigo crônica análise entrevista perfil tekst kronik krönika reportaż
    wywiad
    artykuł reportaj interviu articol reportatge entrevista reportage
    analys interview intervju rozhovor komentář článok článek analiza komentarz
    """.split()
)
GENRE_COMPANIONS = frozenset(
    """
    a an the un una une uno ein eine einen en ett et um uma een and & y e und og och i photos photo
    photographs pictures video fotos foto fotografías fotografías imágenes bilder images photographies
    fotografie immagini fotografias imagens foto's beeld bilde zdjęcia fotky
    """.split()
)
GENRE_PREPOSITIONS = frozenset("by de von di da av af par por door van".split())

# Labels of photographers and pictures, of one word; the others are in `phrases.CREDITS`.
PHOTO_LABELS = frozenset(
    "foto fotos photo photos picture image images bild bilder kuvat фото снимка снимки".split()
)

# Labels of people who worked on the text of others: never authors.
EDITOR_LABELS = frozenset(
    listed("""
    editor | editors | edited by | editing by | edited | managing editor | copy editor | subeditor |
    sub-editor | fact-checked by | fact checked by | reviewed by | medically reviewed by | updated by |
    translated by | translator | produced by | producer | curated by | editor-in-chief |
    editor in chief | redaktion | redaktionelle bearbeitung | redigiert von | bearbeitet von |
    lektorat | übersetzt von | übersetzung | schlussredaktion | onlineredaktion | online-redaktion |
    verantwortlich | v.i.s.d.p. | presseverantwortlich | édition | édité par | relecture | relu par |
    traduit par | traduction | secrétariat de rédaction | mise en ligne par | editado por | edición |
    edita | traducción | traducido por | revisado por | corrección | edição | editora | tradução |
    revisão | a cura della redazione | in redazione | traduzione di | traduzione | revisione |
    redactie | eindredactie | bewerkt door | vertaald door | vertaling | redaktör | redaktörer |
    redigerat av | översättning | redaktør | redaktører | redigert av | redigeret af | oversatt av |
    oversættelse | päätoimittaja | editointi | toimittanut | ritstjóri | ritstjórn | redakcja |
    redagował | redagowała | redaktor | tłumaczenie | korekta | redakce | editovala | editoval |
    překlad | redakcia | urednik | urednica | uredio | uredila | lektura | lektor | prijevod | prevod |
    szerkesztő | szerkesztette | szerk | fordította | redactare | editare | editat de | traducere |
    corectura | редактор | редакция | редактура | отредактировал | перевод | перевел | перевела |
    корректор | редагування | редагував | редагувала | переклад | редактори | превод | уредник |
    уредница | лектор | επιμέλεια | επιμέλεια κειμένου | μετάφραση | editör | editörü | düzenleyen |
    yayına hazırlayan | çeviri | çeviren | penyunting | disunting oleh | redaktur | redaksi | biên tập |
    biên tập viên | btv | dịch | biên dịch | mhariri | imehaririwa na | 编辑 | 編輯 | 责任编辑 |
    責任編輯 | 责编 | 責編 | 编审 | 审核 | 审校 | 校对 | 校對 | 监制 | 監製 | 主编 | 值班编辑 |
    新媒体编辑 | 翻译 | 編訳 | 編集 | 編集者 | 監修 | 翻訳 | 訳 | 編譯 | 核稿 | 编校 | 二审 | 三审 |
    初审 | 终审 | 편집 | 편집자 | 번역 | 교정 | 데스크 | تحرير | المحرر | رئيس التحرير | ترجمة |
    مراجعة | تدقيق | ویراستار | ویرایش | دبیر | سردبیر | ترجمه | مترجم | ایڈیٹر | مدیر | ترجمہ | עורך |
    עורכת | עריכה | תרגום | संपादक | संपादन | सम्पादन | अनुवाद | সম্পাদক | সম্পাদনা | অনুবাদ |
    பதிப்பாசிரியர் | തിരുത്തിയത് | บรรณาธิการ | แปลโดย | เรียบเรียง | ผู้แปล | რედაქტორი | խմբագիր |
    redaktoru | редакторы | редакциялаған | toimetaja | toimetas | redaktorius | redagavo | redaktors |
    redaktore | edició | editat per | editorea | edizioa | eagarthóir | golygydd""")
)

# Labels of one article written in several words, which name authors without a colon.
PHRASES = frozenset(label for label in AUTHOR_LABELS if " " in label)

# Prepositions that start many lines that are no byline: only whole names count after them.
WEAK = frozenset(
    """
    de da di od per i av af vom dari του της a по gan nga na از کتب
    """.split()
)

# -- names ---------------------------------------------------------------------------------------------------

# Small words inside names and between them.
PARTICLES = frozenset(
    """
    van von der den de del della di da dos das do du la le el al bin ibn ben ter ten zu zur af av y e i
    et und and en og och & with mit avec con com si ja a u и та і και ve dan van't d' l' st. jr. jr sr.
    the și
    """.split()
)
# Those of them that are parts of a name.
NAME_PARTICLES = frozenset(
    """
    van von der den de del della degli dei di da dos das do du des la las le los el al bin ibn ben bint
    ter ten te zu zur zum af av y e i d' l' 't ap ó ní nic uí mac st. abu ould ag os und ut
    """.split()
)
# Words with capitals that open labels and headings, not names.
NO_NAME = frozenset(
    """
    the a an meet image photo download category related final contact more read all our your my this
    about help get new zur zum der die das ein eine weitere mehr alle unser les los las il lo gli una un
    uma um het een
    """.split()
)
# Titles and degrees behind a name that stay with it ("Jane Doe, MD").
DEGREES = frozenset(
    """
    phd ph.d dphil md m.d do rn np mph ms msc m.sc ma m.a mba ba b.a bs bsc jd llm llb cpa cfa cfp rd
    rdn ld ldn dds dmd dvm pharmd psyd edd med msn bsn dnp fnp fnp-c aprn cnm dpt pt ot otr/l cscs cpt
    lcsw lmft lpc lmhc crnp pa-c facp facs faap facog aia pmp cissp pe esq jr sr ii iii iv e-ryt ryt
    dabom foma mbbs frcp frcs mrcp ccc-slp slp acsw lac nd mfa msw mpp mpa scd dsc obe mbe cbe
    """.split()
)

# -- what follows a name and is no name ----------------------------------------------------------------------

# Roles that follow a name without a comma; the name ends there, after two words at least.
ROLES = frozenset(
    """
    editor editors reporter reporters writer writers columnist correspondent contributor contributors
    founder co-founder ceo cto coo cmo analyst director staff senior associate executive deputy chief
    managing contributing freelance producer redakteur redakteurin korrespondent korrespondentin
    journalist journaliste periodista redactor redactora giornalista jornalista redaktor dziennikarz
    photographer professor attorney
    """.split()
)
# Words of a role, an office or a profession: a part of a byline that holds one is no person's name.
ROLE_WORDS = ROLES | frozenset(
    """
    author authors authoring blogger critic commentator anchor presenter reviewer translator illustrator
    designer developer engineer architect consultant strategist specialist expert experts researcher
    scientist lecturer professor prof. fellow intern trainee chair chairman chairwoman chairperson
    president vice-president vp secretary treasurer minister mayor senator governor ambassador spokesman
    spokeswoman spokesperson manager officer lead member assistant coordinator administrator owner
    partner principal advisor adviser counsel lawyer lawyers physician doctor therapist psychologist
    dietitian nutritionist trainer coach teacher bureau desk editorial marketing chef-reporter volontär
    volontärin mitarbeiter mitarbeiterin autor autorin verfasser leiter leiterin chefredakteur
    chefredakteurin ressortleiter ressortleiterin sprecher sprecherin vorsitzender vorsitzende präsident
    präsidentin geschäftsführer geschäftsführerin dozent dozentin forscher forscherin reporterin
    chefreporter praktikant praktikantin abteilung pressestelle rédacteur rédactrice correspondant
    correspondante envoyé envoyée spécial spéciale chroniqueur chroniqueuse auteur autrice stagiaire
    reporter photographe directeur directrice président présidente chercheur chercheuse enseignant
    avocat avocate corresponsal enviado enviada especial redactor redactora columnista colaborador
    colaboradora director directora presidente presidenta investigador investigadora profesor profesora
    catedrático coordinador jefe jefa autora escritor escritora inviato inviata corrispondente
    collaboratore collaboratrice redattore redattrice direttore direttrice docente professore
    professoressa ricercatore caporedattore editorialista segretario sindaco correspondente repórter
    colunista redator redatora professora diretor diretora pesquisador editor-chefe estagiário
    estagiária verslaggever verslaggeefster redacteur redactrice medewerker hoofdredacteur columniste
    hoogleraar korrespondent skribent krönikör redaktör chefredaktör ledarskribent utrikeskorrespondent
    redaktør kommentator journalist utenriksmedarbeider korrespondenten sjefredaktør ansvarshavende
    toimittaja kirjeenvaihtaja avustaja päätoimittaja kolumnisti tutkija blaðamaður fréttamaður
    ritstjóri dziennikarka publicysta publicystka korespondent korespondentka redaktorka fotoreporter
    reporterka wysłannik zpravodaj zpravodajka novinář novinářka komentátor komentátorka spravodajca
    redaktor novinár novinar novinarka dopisnik dopisnica urednik urednica kolumnist újságíró szerkesztő
    tudósító munkatárs főszerkesztő jurnalist jurnalistă corespondent corespondentă trimis redactor-șef
    publicist colaborator корреспондент корреспондентка журналист журналистка обозреватель
    обозревательница редактор репортер репортёр автор колумнист спецкор собкор политолог эксперт
    кореспондент кореспондентка журналіст журналістка оглядач оглядачка редакторка спецкореспондент
    дописник новинар новинарка уредник ανταποκριτής ανταποκρίτρια δημοσιογράφος συντάκτης αρχισυντάκτης
    απεσταλμένος απεσταλμένη muhabir muhabiri editör editörü temsilcisi yazarı yazar gazeteci köşe
    wartawan jurnalis penulis kontributor koresponden redaktur phóng viên biên tập ctv مراسل مراسلة صحفي
    صحفية صحافي كاتب محرر موفد خبرنگار گزارشگر روزنامه‌نگار نامہ نگار رپورٹر כתב כתבת עיתונאי עורך פרשן
    संवाददाता पत्रकार रिपोर्टर लेखक ब्यूरो প্রতিবেদক প্রতিনিধি সাংবাদিক নিজস্ব செய்தியாளர் நிருபர்
    విలేకరి ലേഖകൻ ผู้สื่อข่าว 記者 记者 特派员 特派員 通讯员 論説委員 編集委員 기자 특파원 논설위원
    ჟურნალისტი კორესპონდენტი լրագրող թղթակից müxbir müxbiri тілші žurnalistas žurnalistė korespondentas
    korespondentė žurnālists žurnāliste korespondents ajakirjanik periodista enviat kazetaria kazetari
    berriemailea xornalista iriseoir gohebydd newyddiadurwr
    """.split()
)
# How compounds of such words end: "KAI-Online-Redakteur", "utrikeskorrespondent".
ROLE_ENDINGS = tuple(
    """
    redakteur redakteurin korrespondent korrespondentin reporterin journalist journalistin correspondent
    redacteur verslaggever redaktör redaktør toimittaja leiter leiterin chefin sprecher sprecherin
    experte expertin skribent medarbeider medarbejder mitarbeiter mitarbeiterin volontär volontärin
    forscher forscherin
    """.split()
)
# Words of organisations: papers, broadcasters, firms, schools, offices.
ORGANISATION_WORDS = frozenset(
    """
    gmbh inc inc. llc ltd ltd. plc e.v. e.v verlag verein association university universität institute
    institut foundation stiftung society magazine magazin newspaper media corp corp. corporation company
    co. group agency press news nachrichten zeitung www com org net times gazette tribune post-dispatch
    journal daily weekly newsletter network broadcasting radio tv television television. channel studio
    studios images wire newswire newswires services service college school academy center centre council
    committee commission ministry department office library museum hospital clinic health federation
    league party parliament court police team staff newsroom desk bureau online digital blog podcast
    tageblatt anzeiger rundschau kurier redaktion presse rundfunk ministerium hochschule fachhochschule
    akademie zentrum verband gericht polizei agentur université école faculté agence quotidien ministère
    mairie hôpital société groupe rédaction universidad universidade instituto escuela facultad agencia
    agência periódico diario diário gaceta noticias notícias ministerio ministério ayuntamiento
    fundación fundação asociación associação prensa redacción redação jornal università istituto agenzia
    giornale quotidiano gazzetta corriere ministero fondazione associazione ospedale stampa redazione
    universiteit hogeschool krant dagblad nieuws redactie persbureau stichting universitet universitetet
    högskolan tidning tidningen nyheter avisen nyhetsbyrå yliopisto uutiset sanomat háskóli uniwersytet
    gazeta dziennik redakcja agencja univerzita noviny redakce agentura univerzitet sveučilište fakultet
    novine agencija egyetem újság hírügynökség universitatea ziarul agenția redacția университет
    институт газета новости агентство редакция журнал університет інститут новини агенція редакція
    агенция вестник универзитет агенција πανεπιστήμιο εφημερίδα πρακτορείο üniversitesi gazetesi ajansı
    haber haberleri haberler universitas harian kantor redaksi đại báo đài جامعة صحيفة وكالة جريدة
    دانشگاه روزنامه خبرگزاری یونیورسٹی אוניברסיטת עיתון विश्वविद्यालय समाचार न्यूज़ न्यूज ডেস্ক
    বিশ্ববিদ্যালয় செய்தி 大学 大學 新闻 新聞 新闻网 通讯社 通訊社 日报 日報 晚报 晚報 編集部 编辑部
    대학교 신문 뉴스 universitat diari agència unibertsitatea egunkaria prifysgol ollscoil
    """.split()
)
# How names of organisations end where words are joined.
ORGANISATION_ENDINGS = tuple(
    """
    zeitung verlag redaktion institut rundfunk tidningen bladet blaðið posten avisen lehti sanomat
    hochschule universität verband ministerium anstalt 新聞 新聞社 通信社 通信 日报 日報 新闻网 新闻社
    編集部 编辑部 电视台 電視台 大学 大學 신문 뉴스 방송
    """.split()
)
# Names of papers and broadcasters that are neither in the table of publications nor made of such words, and
# publishing companies that sign for their papers.
BRANDS = frozenset(
    listed("""
    cnn | bbc | nbc | cbs | abc | npr | pbs | msnbc | cnbc | usa today | itv | rté | rte | cbc | wsj |
    nyt | ft | fox | espn | ard | zdf | wdr | ndr | mdr | swr | br | hr | rbb | orf | srf | rts | rai |
    rtve | rtp | rtbf | vrt | nos | nrk | svt | dr | yle | rúv | tvp | tvn | čt | rtvs | hrt | rtl |
    ert | trt | nhk | kbs | mbc | sbs | cctv | cgtn | tnn | ians | et online | tbs | cna | rfi |
    rfe/rl | dw | lci | bfm | bfmtv | tf1 | tve | cope | ser | sky | sky news | al jazeera |
    condé nast | conde nast | hearst | gannett | dotdash meredith | advance local | axel springer |
    vox media | penske media""")
)

# -- places --------------------------------------------------------------------------------------------------

# First and last words of names of places that have two words or more.
PLACE_OPENINGS = frozenset(
    """
    new los las san santa santo são saint st. sankt fort port porto puerto cape kap cabo cap mount río
    bad novi nowy nowa nizhny nizhniy veliky south north east west southern northern eastern western
    central lower greater nouvelle ciudad città cidade al- el- süd nord nueva nuevo ostrów stara нижний
    новый новая великий санкт нова нови стара святий तिरु नई उत्तर दक्षिण নতুন புது नवी पूर्व पश्चिम νέα
    άγιος 新 phnom kuala addis abu buenos ras ulan nur vila
    """.split()
)
PLACE_ENDINGS = frozenset(
    """
    city town beach island islands bay county valley springs hills falls river harbour district province
    state states kingdom republic coast desert peninsula borough d.c. dc aires lumpur dhabi ababa penh
    aviv kong angeles vegas delhi orleans jersey zealand arabia lanka janeiro horizonte petersburg
    novgorod faso guinea korea africa दिल्ली प्रदेश शहर दिल्‍ली ঢাকা டெல்லி
    """.split()
)
# Whole names of places that these words do not show.
PLACES = frozenset(
    listed("""
    abu dhabi | addis ababa | adelaide hills | alma-ata | andorra la vella | bandar abbas | banda aceh |
    baton rouge | belo horizonte | burkina faso | cape town | cox's bazar | dar es salaam | des moines |
    el paso | frankfurt am main | frankfurt/main | frankfurt/m | great britain | ho chi minh city |
    hồ chí minh | hà nội | đà nẵng | hong kong | kuala lumpur | la paz | la habana | le havre |
    le mans | long beach | long island | mexico city | ciudad de méxico | mar del plata | nur-sultan |
    palm springs | palo alto | phnom penh | ras al-khaimah | salt lake city | sri lanka | tel aviv |
    tel aviv-yafo | the hague | den haag | den bosch | 's-hertogenbosch | ulan bator | united kingdom |
    united states | nizhny novgorod | rostov-on-don | novi sad | banja luka | banská bystrica |
    hradec králové | české budějovice | ústí nad labem | zielona góra | bielsko-biała | jelenia góra |
    gorzów wielkopolski | cluj-napoca | târgu mureș | baia mare | piatra neamț | satu mare |
    veliko tarnovo | стара загора | велико търново | нови сад | бања лука | нижний новгород |
    великий новгород | ростов-на-дону | кривий ріг | біла церква | εντός έδρας | νέα υόρκη |
    nuuk grönland | jakarta pusat | jakarta selatan | bandar lampung | nova iorque | nueva york |
    nuova york | reggio emilia | reggio calabria | aix-en-provence | clermont-ferrand | porto alegre |
    juiz de fora | rio de janeiro | são paulo | buenos aires | nueva delhi | neu-delhi | neu delhi |
    nouvelle-delhi | nuova delhi | nova délhi | nova york | nowy jork | nowe delhi | नई दिल्ली |
    नयी दिल्ली | नवी दिल्ली | नवी मुंबई | উত্তর প্রদেশ | নয়াদিল্লি | புது டெல்லி | న్యూఢిల్లీ |
    ന്യൂഡൽഹി | نئی دہلی | تل أبيب | أبو ظبي | نيويورك""")
)
# Words before a place: "in New York", "à Lyon", "inviata a Oslo", "aus Berlin".
PLACE_PREPOSITIONS = frozenset(
    """
    in at from near aus bei zu à au aux en dans depuis desde em no na a ad da de di i fra frá från på v
    ve ze w z we u iz s dari tại ở в из на во у з із από στο στη în din la kutoka të
    """.split()
)

# -- accounts ------------------------------------------------------------------------------------------------

# Names that name no person: defaults of publishing systems and slips of templates. Squeezed.
NO_PERSON = frozenset(
    """
    admin administrator undefined null none unknown anonymous anonym author autor auteur noauthor guest
    user editor by webmaster superuser root wpadmin wpengine default test notprovided nan false true the
    na siteadmin contentteam authorname authorsname firstname lastname fullname displayname username
    yourname postauthor name authordisplayname articleauthor
    """.split()
)
# Words of those who sign together: no person's name holds one.
STAFF_WORDS = frozenset(
    """
    staff newsroom team admin admins administrator editors editorial desk webteam redaktion
    onlineredaktion redaktionsteam newsdesk rédaction redaction redacción redacao redação redazione
    redactie redaktionen redaksjonen toimitus ritstjórn redakcja redakce redakcia redakcija uredništvo
    szerkesztőség redacția redactia редакция редакція редакцията редакција σύνταξη redaksi editör haber
    merkezi ban tòa التحرير تحریریه המערכת डेस्क ডেস্ক 編集部 编辑部 編輯部 편집부 equipo équipe equipe
    squadra webmaster moderator agencies agenturen agences agencias agenzie agências agencje agentury
    contributor contributors correspondents reports communications webredaktion news
    """.split()
)

# -- the ends of names ---------------------------------------------------------------------------------------

# Words of buttons, counters and headings in places where a name could be.
NO_WORDS_OF_NAMES = frozenset(
    """
    follow share tweet read min mins minutes minute hours hour ago posted published updated view views
    profile website email contact comments comment subscribe login photo photos image images credit
    reading time facebook twitter linkedin instagram youtube whatsapp more stand aktualisiert
    veröffentlicht lesezeit teilen folgen datum uhr publié modifié lecture partager suivre compartir
    seguir lectura publicado actualizado atualizado compartilhar leitura pubblicato aggiornato condividi
    lettura leestijd delen volg dela läsning publicerad uppdaterad publisert oppdatert opdateret udgivet
    опубликовано обновлено поделиться düzenleme güncelleme paylaş
    """.split()
)
