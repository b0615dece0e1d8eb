"""Words that surround an article's text, and lines that are not the article, in about thirty languages.

Gathered by reading what publishing systems print around articles (the theme texts of WordPress,
Drupal, Disqus and their like, and of news sites in these languages). All in lower case. Nothing belongs to a
single site. The names of months and weekdays are in `calendars.py`.
"""

from __future__ import annotations

from publisher.tables import listed

# -- labels of bylines, credits and dates --------------------------------------------------------------------

# Small words of a line that is nothing but a date.
DATE_FILLERS = frozenset(
    listed("""
    at | on | the | of | am | pm | a.m | p.m | a | p | m | um | uhr | den | der | vom | à | le | du | de |
    del | el | las | a las | alle | ore | il | om | uur | op | kl | klo | klokken | godz | v | ve | la |
    ora | в | г | года | год | о | об | р | року | στις | saat | pukul | wib | th | st | nd | rd | er | h |
    às | em | ás | min | read | mins | minute | minutes | lesezeit | minuten | est | edt | cst | cdt | mst |
    mdt | pst | pdt | gmt | utc | cet | cest | bst | ist | et | pt | ct | eet | msk | мск | eest | wita |
    wit | jst | kst | sgt | hkt | aest | aedt | sast | z | lúc | ngày | tháng | năm | и | ч | h. | and |
    und | i | feira | बजे""")
)

# Label -> kind. A publisher line names who published; a source is credited; photographers are neither.
CREDITS = {
    "publisher": "publisher|published by|herausgeber|verlag|éditeur|editorial|editora|editore|uitgever"
    "|utgivare|udgiver|wydawca|vydavatel|vydavateľ|kiadó|издатель|издание|видавець|издател|издавач|εκδότης"
    "|yayıncı|penerbit|出版|发布者|الناشر",
    "source": "source|sources|quelle|quellen|fuente|fuentes|fonte|fonti|bron|kilde|källa|lähde|źródło|zdroj"
    "|zdroje|izvor|vir|forrás|sursa|surse|sursă|источник|джерело|източник|извор|πηγή|kaynak|sumber|nguồn|来源"
    "|來源|出典|출처|المصدر|منبع|via|agency|agencies|agentur|agenturen|agence|agencia|agencias|agenzia"
    "|with files from|with information from|with inputs from|inputs from|con información de"
    "|com informações de|mit material von|credit line|text source",
    "photo": "photo|photos|photo credit|photo by|photograph|photographer|image|images|image credit"
    "|image source|picture|credit|credits|cover image|featured image|illustration|video|foto|fotos|foto di"
    "|foto von|bild|bilder|bildquelle|fotocredit|titelbild|crédit|crédit photo|crédits|photos de|imagen"
    "|fotografía|imagem|crédito|immagine|beeld|kuva|zdjęcie|fot|fot.|fotó|фото|снимка|φωτογραφία|fotoğraf|图"
    "|圖|写真|사진|图片|图片来源",
}


# -- lines that are not the article --------------------------------------------------------------------------
#
# Comment forms, share bars, calls to read on, notices; without marks at either end.

# A line that starts with these and ends like a headline points elsewhere.
POINTERS = listed("""
    see also | see more | read also | also read | read more | read next | read the full | read full |
    further reading | more on this | more from | more: | related | related: | related story |
    related stories | related articles | related article | related posts | related content |
    related topics | recommended | recommended for you | you may also like | you might also like |
    you may like | don't miss | don’t miss | must read | must-read | up next | next article |
    previous article | next post | previous post | continue reading | keep reading | click here | watch: |
    watch now | listen to this article | trending | most read | most popular | popular posts |
    editor's picks | editors' picks | latest news | latest posts | latest articles | also on | view all |
    view more | lesen sie auch | lesen sie mehr | lesen sie hier | lesen sie dazu | lies auch |
    mehr zum thema | mehr dazu | mehr lesen | weiterlesen | siehe auch | das könnte sie auch interessieren |
    das könnte dich auch interessieren | auch interessant | ähnliche artikel | ähnliche beiträge |
    weitere artikel | zum thema | meistgelesen | lire aussi | à lire aussi | à lire également |
    lire la suite | voir aussi | sur le même sujet | articles liés | articles similaires | en savoir plus |
    lea también | lee también | leer más | lee más | ver también | te puede interesar |
    también te puede interesar | le puede interesar | artículos relacionados | noticias relacionadas |
    más noticias | más información | leia também | leia mais | veja também | saiba mais |
    notícias relacionadas | leggi anche | leggi tutto | leggi di più | vedi anche | potrebbe interessarti |
    articoli correlati | approfondisci | lees ook | lees meer | lees verder | bekijk ook | zie ook |
    gerelateerd | meer over | läs också | läs även | läs mer | se även | relaterade artiklar | les også |
    les mer | se også | læs også | læs mere | relaterte artikler | lue myös | lue lisää | katso myös |
    czytaj też | czytaj także | czytaj również | czytaj więcej | przeczytaj także | zobacz także |
    zobacz też | zobacz również | čtěte také | čtěte více | přečtěte si také | mohlo by vás zajímat |
    čítajte aj | prečítajte si | pročitajte i | pročitajte još | čitajte još | preberite tudi | olvasd el |
    kapcsolódó cikkek | citește și | citeste si | citiți și | citește mai mult | vezi și |
    articole similare | читайте также | читайте ещё | смотрите также | см. также | по теме | читати також |
    читайте також | дивіться також | прочетете още | вижте още | свързани новини | прочитајте и |
    διαβάστε επίσης | διαβάστε ακόμα | δείτε επίσης | bunları da okuyun | ilgili haberler | ayrıca bakınız |
    devamını oku | baca juga | lihat juga | baca selengkapnya | xem thêm | đọc thêm | 相关阅读 | 相关新闻 |
    延伸阅读 | 延伸閱讀 | 相關新聞 | 関連記事 | あわせて読みたい | 관련기사 | اقرأ أيضا | اقرأ أيضاً |
    إقرأ أيضا | مواضيع ذات صلة | بیشتر بخوانید | קראו עוד | קראו גם""")
# Where such a line follows the text, the rest of the page is a comment form or comments.
FORMS = listed("""
    leave a reply | leave a comment | leave your comment | leave a response | leave comment |
    post a comment | add a comment | add your comment | write a comment | join the conversation |
    join the discussion | cancel reply | leave a reply cancel reply | kommentar schreiben |
    schreibe einen kommentar | schreiben sie einen kommentar | hinterlasse einen kommentar |
    hinterlasse eine antwort | kommentar hinterlassen | kommentar verfassen | laisser un commentaire |
    laissez un commentaire | laisser une réponse | poster un commentaire | ajouter un commentaire |
    deja una respuesta | deja un comentario | dejar un comentario | deje un comentario |
    deixe um comentário | deixe uma resposta | deixe seu comentário | deixar um comentário |
    lascia un commento | lascia una risposta | geef een reactie | laat een reactie achter |
    plaats een reactie | lämna ett svar | lämna en kommentar | skriv en kommentar |
    legg igjen en kommentar | skriv et svar | efterlad en kommentar | jätä kommentti | kirjoita kommentti |
    zostaw komentarz | dodaj komentarz | zostaw odpowiedź | napsat komentář | přidat komentář |
    pridať komentár | pridaj komentár | ostavi komentar | ostavite komentar | komentiraj | odgovori |
    dodaj odgovor | szólj hozzá | vélemény, hozzászólás | hozzászólás írása | lasă un răspuns |
    lasă un comentariu | lăsați un comentariu | добавить комментарий | оставить комментарий |
    оставьте комментарий | написать комментарий | залишити відповідь | залишити коментар | додати коментар |
    вашият коментар | напишете коментар | оставете коментар | оставите коментар | αφήστε μια απάντηση |
    αφήστε ένα σχόλιο | yorum yap | yorum yaz | bir yanıt yazın | bir cevap yazın | tinggalkan balasan |
    tinggalkan komentar | tulis komentar | trả lời | để lại một bình luận | 发表评论 | 发表回复 | 發表評論 |
    發佈留言 | コメントを残す | コメントする | 댓글 남기기 | 답글 남기기 | اترك تعليقاً | اترك تعليقا |
    اترك ردا | دیدگاهتان را بنویسید | כתיבת תגובה | השארת תגובה""")
# Any line that holds one of these belongs to a form.
FORM_WORDS = listed("""
    email address will not be published | required fields are marked | save my name, email |
    this site uses akismet | comment data is processed | logged in to post a comment | sign in to comment |
    log in to leave a comment | log in to comment | notify me of follow-up comments |
    notify me of new posts | notify me of new comments | e-mail-adresse wird nicht veröffentlicht |
    erforderliche felder sind | adresse e-mail ne sera pas publiée | champs obligatoires sont indiqués |
    dirección de correo electrónico no será | campos obligatorios están marcados |
    endereço de e-mail não será publicado | campos obrigatórios são marcados |
    indirizzo email non sarà pubblicato | campi obbligatori sono contrassegnati |
    e-mailadres wordt niet gepubliceerd | vereiste velden zijn gemarkeerd |
    e-postadress kommer inte publiceras | obligatoriska fält är märkta | e-postadresse vil ikke bli |
    obligatoriske felt er merket | e-mailadresse vil ikke blive | krævede felter er markeret |
    sähköpostiosoitettasi ei julkaista | pakolliset kentät on merkitty |
    adres e-mail nie zostanie opublikowany | wymagane pola są oznaczone |
    e-mailová adresa nebude zveřejněna | vyžadované informace jsou označeny |
    e-mailová adresa nebude zverejnená | povinné polia sú označené | adresa e-pošte neće biti objavljena |
    email-címet nem tesszük közzé | kötelező mezőket | adresa ta de email nu va fi publicată |
    câmpurile obligatorii sunt marcate | адрес email не будет опубликован | обязательные поля помечены |
    e-mail адреса не оприлюднюватиметься | обов’язкові поля позначені |
    имейл адрес няма да бъде публикуван | задължителните полета са отбелязани |
    ηλ. διεύθυνση σας δεν δημοσιεύεται | e-posta adresiniz yayınlanmayacak | gerekli alanlar |
    alamat email anda tidak akan dipublikasikan | ruas yang wajib ditandai |
    email của bạn sẽ không được hiển thị | 电子邮箱地址不会被公开 | 必填项已用 |
    メールアドレスが公開されることはありません | 이메일은 공개되지 않습니다 | لن يتم نشر عنوان بريدك |
    האימייל לא יוצג באתר""")
# Notices, anywhere in a short line.
NOTICES = listed("""
    all rights reserved | alle rechte vorbehalten | tous droits réservés | todos los derechos reservados |
    todos os direitos reservados | tutti i diritti riservati | riproduzione riservata |
    alle rechten voorbehouden | все права защищены | wszelkie prawa zastrzeżone | všechna práva vyhrazena |
    toate drepturile rezervate | we use cookies | uses cookies | use of cookies | accept cookies |
    accept all cookies | cookie policy | cookie settings | verwendet cookies | verwenden cookies |
    cookie-einstellungen | utilise des cookies | utilisons des cookies | utiliza cookies |
    utilizamos cookies | utilizza cookie | gebruikt cookies | gebruiken cookies | informasjonskapsler |
    plików cookie | файлы cookie | folosește cookie | skip to content | skip to main content |
    skip to navigation | zum inhalt springen | aller au contenu | saltar al contenido | vai al contenuto |
    ir para o conteúdo | pular para o conteúdo | ga naar de inhoud | hoppa till innehåll |
    hopp til innhold | przejdź do treści | přejít k obsahu | перейти к содержимому | enable javascript |
    javascript is disabled | browser does not support | opens in new window | opens in a new window |
    share on facebook | share on twitter | share on x | share on linkedin | share on whatsapp |
    share via email | share this article | share this story | share this post | share this page |
    click to share | tweet this | auf facebook teilen | artikel teilen | beitrag teilen | partager sur |
    partager cet article | compartir en | compartilhar no | compartilhe | condividi su | condividi |
    deel op | deel dit | dela på | del på | udostępnij | sdílet na | partajează | distribuie | поделиться |
    поділитися | сподели | κοινοποίηση | paylaş | bagikan | 分享到 | シェアする | 공유하기 | follow us on |
    like us on | folgen sie uns | suivez-nous | síguenos en | siga-nos | seguici su | volg ons | följ oss |
    śledź nas | sledujte nás | urmărește-ne | подписывайтесь | підписуйтесь | sign up for our |
    sign up to our | sign up for the | subscribe to our | subscribe to the | subscribe now |
    join our newsletter | our newsletter | get the latest news | delivered to your inbox |
    straight to your inbox | newsletter abonnieren | für unseren newsletter | zum newsletter |
    abonnez-vous | inscrivez-vous à | suscríbete | assine a nossa | assine nossa | iscriviti |
    schrijf je in voor | meld je aan voor | zapisz się | přihlaste se k odběru | abonează-te | abonați-vă |
    bültenimize | berlangganan newsletter | 订阅 | メルマガ | turn on desktop notifications |
    enable notifications | download our app | get the app | reading time | terms of service | terms of use |
    terms and conditions | privacy policy | datenschutzerklärung | politique de confidentialité |
    política de privacidad | política de privacidade | privacybeleid | polityka prywatności |
    continue with google | create a free account | already a subscriber | already have an account |
    subscribe to continue | to continue reading | story continues below | article continues below |
    continues below advertisement | scroll to continue | log in or sign up | affiliate commission |
    affiliate links""")
# Whole lines.
ALONE = listed("""
    advertisement | advertisements | advertising | advert | ad | ads | sponsored | sponsored content |
    promoted | anzeige | werbung | publicité | publicidad | publicidade | pubblicità | advertentie |
    reklame | annons | annonse | annonce | mainos | reklama | hirdetés | publicitate | реклама | διαφήμιση |
    reklam | iklan | quảng cáo | 广告 | 廣告 | 広告 | 광고 | إعلان | comments | comment | comments off |
    no comments | no comments yet | be the first to comment | reply | kommentare | kommentieren |
    commentaires | comentarios | comentários | commenti | reacties | kommentarer | komentarze | komentáře |
    hozzászólások | comentarii | комментарии | коментарі | коментари | σχόλια | yorumlar | komentar | 评论 |
    コメント | 댓글 | التعليقات | image | photo | video | gallery | caption | show caption | hide caption |
    enlarge image | view image | open image modal | load more | show more | show less | see all | menu |
    search | home | startseite | accueil | inicio | início | navigation | main menu | toggle navigation |
    close | back | back to top | nach oben | top | next | previous | zurück | weiter | login | log in |
    sign in | sign up | register | anmelden | subscribe | newsletter | abonnieren | s'abonner |
    suscribirse | contact | contact us | kontakt | impressum | about | about us | über uns | datenschutz |
    tags | tag | categories | category | topics | schlagwörter | kategorien | loading | please wait |
    print this | print article | save article | bookmark | save for later | copy link | link copied |
    copied | report this ad | text size | listen | play | pause | mute | skip ad | x | ok | accept |
    decline | submit | send | name | email | e-mail | website | comment * | name * | email * |
    post comment | cancel | most read | most popular | trending | trending now | latest | breaking news |
    live | exclusive | opinion | share | teilen | partager | compartir | compartilhar | condividi | delen |
    dela | del | jaa | sdílet | megosztás | table of contents | contents | inhalt | inhaltsverzeichnis |
    on this page | in this article | sommaire""")
# A line of nothing but these is a share bar.
SHARES = frozenset(
    """
    share tweet facebook twitter x whatsapp linkedin pinterest reddit telegram email e-mail mail print copy link
    messenger instagram youtube flipboard pocket tumblr vk viber xing threads bluesky mastodon tiktok
    line weibo wechat
    skype sms save like pin post teilen twittern drucken partager imprimer compartir imprimir enviar
    condividi stampa
    delen printen dela skriv ut del udskriv udostępnij sdílet partajează поделиться вконтакте
    одноклассники paylaş
    bagikan this on via to by with the auf per sur par en por su no op feed rss google news plus shares
    buffer gmail
    truth social snapchat discord github slack teams yummly mix icon logo url permalink article story und and or
""".split()
)
# How agencies close a story: who reported it, and, in the same line, who edited it.
REPORTED = listed("""
    reporting by | additional reporting by | reporting and writing by | writing by | bericht von |
    reportage de | reportage par | reporte de | reportes de | información de | con información de |
    reportagem de | tradotto da | verslag door""")
EDITED = listed("""
    editing by | edited by | redigiert von | bearbeitet von | édité par | editado por |
    editado en español por | edición de | edição de | editado em português por | in redazione |
    bewerkt door""")
