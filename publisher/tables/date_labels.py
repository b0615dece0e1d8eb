"""What lines call the dates beside them: labels of publication, of updates, and of everything else.

Gathered by reading what publishing systems, archives, calendars of events and encyclopaedias print before
dates. All in lower case, without the marks at their ends. A date belongs to the nearest label before it.
"""

from __future__ import annotations

from publisher.tables import listed

# "Published on 3 May 2022".
PUBLISHED = frozenset(
    listed("""
    vom | published | published on | published at | republished | republished on | publish time |
    post time | date posted | date of publication | published date | publish date | publication date |
    posted | posted on | posted at | first published | first published on | originally published |
    date published | created | created on | released | issued | posted date | veröffentlicht |
    veröffentlicht am | publiziert | publiziert am | erstellt | erstellt am | erschienen |
    erschienen am | artikel vom | beitrag vom | meldung vom | eingestellt am | publié | publié le |
    mis en ligne | mis en ligne le | posté le | date de publication | publicado | publicado el |
    publicado em | publicada | fecha de publicación | creado | data de publicação | pubblicato |
    pubblicato il | pubblicata | gepubliceerd | gepubliceerd op | geplaatst | geplaatst op | gepost op |
    publicerad | publicerat | opublikowane | opublikowane w dniu | opublikowano w dniu | publisert |
    udgivet | offentliggjort | julkaistu | opublikowano |
    data publikacji | dodano | vydáno | publikováno | zveřejněno | publikované | uverejnené |
    objavljeno | megjelent | közzétéve | publicat | publicat la | publicat pe | data publicării |
    postat | postat pe | опубликовано | опубликована | дата публикации | опубліковано | публикувано |
    публикувана | објављено | δημοσιεύθηκε | δημοσίευση | yayınlanma | yayınlanma tarihi |
    giriş tarihi | oluşturulma | oluşturulma tarihi | terbit | diterbitkan | diposting | ngày đăng |
    发布时间 | 发布于 | 發布時間 | 發佈時間 | 公開日 | 投稿日 | 掲載日 | 配信 | 입력 | 등록 | 게시 |
    نشر | تاريخ النشر | نشر في | تاریخ انتشار | פורסם | veröffentlichungsdatum | erscheinungsdatum |
    publikationsdatum | datum der veröffentlichung | online seit | online gestellt am | paru le |
    parue le | publiée le | diffusé le | date de mise en ligne | publicada el | publicado el día |
    fecha publicación | publicada em | postado em | data da publicação | pubblicata il |
    data di pubblicazione | postato il | publicatiedatum | datum van publicatie | online sinds |
    publiceringsdatum | publicerad den | publisert den | publiceret den | udgivet den | julkaisupäivä |
    julkaistu klo | data utworzenia | data dodania | utworzono | opublikowano dnia | datum vydání |
    datum zveřejnění | vydané | dátum zverejnenia | zverejnené | közzététel | közzététel dátuma |
    megjelenés | megjelenés dátuma | publicat în | publicat la data de | data publicarii |
    дата создания | опубликован | дата публікації | дата на публикуване | публикувано на |
    датум објаве | datum objave | objavljeno dana | objavljen | објавено | објавен |
    ημερομηνία δημοσίευσης | αναρτήθηκε | yayın tarihi | eklenme tarihi | yayımlanma | yayımlandı |
    yayımlanma tarihi | dipublikasikan | tanggal terbit | tayang | tarikh terbit | diterbitkan pada |
    ngày xuất bản | ngày đăng tin | xuất bản ngày | đăng ngày | 发表时间 | 发表日期 | 发布日期 |
    发稿时间 | 發表時間 | 發布日期 | 刊登日期 | 公開日時 | 投稿日時 | 掲載日時 | 配信日時 | 配信日 |
    入力 | 기사입력 | 최초입력 | 등록일 | 입력일 | 작성일 | 게시일 | 발행일 | تم النشر | تم النشر في |
    نشر بتاريخ | منتشر شده در | تاریخ درج | تاریخ خبر | תאריך פרסום | פורסם בתאריך | פורסם ב |
    שעת פרסום | प्रकाशित | प्रकाशन तिथि | प्रकाशित तिथि | पब्लिश्ड | प्रकाशन की तारीख | প্রকাশিত |
    প্রকাশ | প্রকাশের তারিখ | প্রকাশের সময় | வெளியிடப்பட்டது | பதிவு | ప్రచురణ తేదీ | ప్రచురించబడింది |
    പ്രസിദ്ധീകരിച്ചത് | പ്രസിദ്ധീകരിച്ച തീയതി | प्रकाशित तारीख | प्रकाशन | اشاعت | شائع شدہ |
    تاریخ اشاعت | เผยแพร่ | เผยแพร่เมื่อ | วันที่เผยแพร่ | โพสต์เมื่อ | გამოქვეყნდა |
    გამოქვეყნების თარიღი | հրապարակված | հրապարակվել է | жарияланды | жарияланған | dərc edilib |
    nəşr tarixi | paskelbta | publikuota | publicēts | publicēšanas datums | avaldatud |
    avaldamise aeg | publicat el | data de publicació | argitaratua | argitalpen data |
    data de publicación | foilsithe | cyhoeddwyd | imechapishwa | iliyochapishwa | publikuar |
    publikuar më | data e publikimit | birt | birt þann | gepubliseer""")
)

# "Updated 3 May 2022".
UPDATED = frozenset(
    listed("""
    updated | updated on | updated at | last updated | last updated on | last update | modified |
    last modified | last modified on | edited | reviewed | last reviewed | latest update |
    aktualisiert | aktualisiert am | zuletzt aktualisiert | zuletzt aktualisiert am |
    letzte aktualisierung | geändert | geändert am | letzte änderung | mis à jour | mis à jour le |
    mise à jour | modifié le | modifié | dernière mise à jour | actualizado | actualizado el |
    actualizada | última actualización | atualizado | atualizado em | aggiornato | aggiornato il |
    ultimo aggiornamento | bijgewerkt | laatst bijgewerkt | laatste update | uppdaterad | uppdaterat |
    senast uppdaterad | oppdatert | sist oppdatert | opdateret | sidst opdateret | päivitetty |
    muokattu | zaktualizowano | aktualizacja | aktualizováno | aktualizované | ažurirano | frissítve |
    actualizat | actualizat la | ultima actualizare | обновлено | обновлена | оновлено | обновена |
    ажурирано | ενημερώθηκε | τελευταία ενημέρωση | güncelleme | güncellenme | güncelleme tarihi |
    son güncelleme | diperbarui | cập nhật | 更新 | 更新时间 | 更新日 | 最終更新 | 수정 | آخر تحديث |
    به‌روزرسانی | עודכן | last revised | revised | revised on | last edited | last edited on |
    update time | updated date | date updated | date modified | date of update | newly updated |
    letztes update | zuletzt geändert | zuletzt bearbeitet | überarbeitet am |
    datum der aktualisierung | aktualisierung | mis à jour à | actualisé le | dernière modification |
    date de mise à jour | modifiée le | dernière mise à jour le | actualizada el | última modificación |
    fecha de actualización | modifica il | modifica del | modificado el | actualizado a las |
    última atualização | atualizado às |
    atualizada em | data de atualização | modificado em | ultima modifica | ultimo aggiornamento il |
    data aggiornamento | modificato il | laatst gewijzigd | laatst bijgewerkt op | gewijzigd |
    gewijzigd op | bijgewerkt op | senast ändrad | ändrad | senast uppdaterat | sist endret | endret |
    senest opdateret | senest redigeret | ændret | muokattu viimeksi | viimeksi päivitetty |
    viimeksi muokattu | data aktualizacji | ostatnia aktualizacja | ostatnia zmiana | zmodyfikowano |
    naposledy aktualizováno | poslední aktualizace | upraveno | datum aktualizace | naposledy upraveno |
    posledná aktualizácia | upravené | frissítés | utolsó frissítés | módosítva | utolsó módosítás |
    actualizată la | ultima actualizare la | дата обновления | последнее обновление | изменено |
    дата изменения | отредактировано | дата оновлення | останнє оновлення | змінено |
    последна актуализация | актуализирано | последња измена | измењено | zadnja izmjena |
    posljednja izmjena | izmijenjeno | posodobljeno | zadnja sprememba | ажурирано на |
    последно ажурирање | τελευταία τροποποίηση | ενημέρωση | son güncellenme | güncellendi |
    son güncelleme tarihi | güncellenme tarihi | diperbarui pada | terakhir diperbarui | diubah |
    dikemas kini | dikemaskini | kemas kini terakhir | cập nhật lúc | cập nhật lần cuối |
    sửa đổi lần cuối | 更新時間 | 更新于 | 更新於 | 最后更新 | 最後更新 | 最近更新 | 最后修改 |
    最後修改 | 更新日時 | 最終更新日 | 最終更新日時 | 修正日 | 최종수정 | 최종 수정 | 최종업데이트 |
    수정일 | 업데이트 | 마지막 수정 | تحديث | تم التحديث | تم التحديث في | تاريخ التحديث |
    آخرین به‌روزرسانی | آخرین بروزرسانی | بروزرسانی | به روز رسانی | עדכון אחרון | עודכן ב |
    עודכן לאחרונה | अपडेट | अपडेटेड | अद्यतन | अंतिम अपडेट | आखिरी अपडेट | शेवटचे अपडेट | अद्ययावत |
    আপডেট | হালনাগাদ | সর্বশেষ আপডেট | புதுப்பிக்கப்பட்டது | அப்டேட் | నవీకరించబడింది | അപ്ഡേറ്റ് |
    തിരുത്തിയത് | اپ ڈیٹ | آخری اپ ڈیٹ | อัปเดต | อัปเดตล่าสุด | ปรับปรุง | แก้ไขล่าสุด | განახლდა |
    ბოლო განახლება | թարմացվել է | վերջին թարմացում | жаңартылды | соңғы жаңарту | yenilənib |
    son yenilənmə | atnaujinta | paskutinį kartą atnaujinta | atjaunots | atjaunināts |
    pēdējās izmaiņas | uuendatud | viimati muudetud | muudetud | actualitzat | actualitzat el |
    última actualització | eguneratua | azken eguneraketa | nuashonraithe | diweddarwyd | imesasishwa |
    përditësuar | përditësuar më | uppfært | síðast uppfært | laas opgedateer | opgedateer""")
)

# Of publication only where nothing else is before them: "Date: 3 May 2022", not "Court date: 3 May 2022".
BARE_PUBLISHED = frozenset(
    listed("""
    date | datum | fecha | data | 时间 | 日期 | 時間 | дата | датум | ημερομηνία | tarih | giriş |
    dátum | dato | päiväys | tanggal | tarikh | התאריך | תאריך | التاريخ | تاريخ | تاریخ | दिनांक |
    तारीख | তারিখ | 날짜 | 일시 | 日時 | 日付 | kuupäev | datums | თარიღი | ամսաթիվ | tarix | dáta |
    dyddiad | tarehe | time | date and time | datum und uhrzeit | date et heure""")
)

# The same for updates: "Stand: 3. Mai 2022".
BARE_UPDATED = frozenset(
    listed("""
    stand | update | 状态 | по состоянию на""")
)

# All labels of days that are the article's own.
OF_ARTICLES = PUBLISHED | UPDATED | BARE_PUBLISHED | BARE_UPDATED

# Labels and words that give a day to something else: an event, a deadline, a life, a copy of the page.
OTHER = frozenset(
    listed("""
    deadline | closing date | application deadline | apply by | entries close | submission deadline |
    when | no later than | senest | senast | senast den | innen | innen den | viimeistään | đến |
    jusqu'au | jusqu’au | au plus tard le | bis | bis zum | spätestens am | uiterlijk | uiterlijk op | hasta |
    até | fino al | entro | entro il | najpóźniej | nejpozději | nejpozději do | legkésőbb | cel târziu |
    не позднее | не пізніше | до | έως | μέχρι | en geç | paling lambat | selambat-lambatnya | hạn đến |
    when | event date | date of event | date of birth | birthday | born | born on | died | died on |
    death | buried | married | printed | printed on | print date | retrieved | retrieved on | accessed |
    accessed on | last accessed | access date | archived | archived on | archived from the original on |
    saved | saved on | downloaded | downloaded on | captured | captured on | viewed | viewed on |
    fetched | scanned | correction | corrections | clarification | corrected on | editor's note |
    valid until | valid through | valid till | valid from | until | till | through | offer ends |
    offer valid until | ends | ends on | end date | ending | expires | expires on | expiry |
    expiry date | expiration date | starts | starts on | start date | begins | begins on | opens |
    opens on | opening | closes | closes on | closed on | court date | hearing date | trial date |
    next hearing | release date | in theaters | in theatres | in cinemas | out now | air date |
    first aired | aired | aired on | premiere | premieres | premiered | premiered on | filmed on |
    recorded | recorded on | taken on | photo taken | photographed on | date taken | effective |
    effective date | effective from | due date | due on | delivered on | departure | arrival |
    check-in | since | member since | joined | joined on | founded | founded on | established |
    registered | registered on | registration | signed | signed on | election day | voting day |
    sale ends | tickets on sale | next update | next meeting | meeting date | match date | kick-off |
    kickoff | embargoed until | embargo | before | after | prior to | as of | scheduled for |
    planned for | available from | available until | to be held on | held on | takes place on |
    will be held on | set for | einsendeschluss | redaktionsschluss | anmeldeschluss |
    bewerbungsschluss | frist | bewerbungsfrist | stichtag | annahmeschluss | wann | veranstaltung |
    veranstaltungsdatum | geburtsdatum | geboren | geboren am | gestorben | gestorben am |
    verstorben am | todestag | gedruckt | gedruckt am | druckdatum | abgerufen | abgerufen am |
    zuletzt abgerufen | abruf | abrufdatum | archiviert | archiviert am | gespeichert | gespeichert am |
    heruntergeladen am | korrektur | berichtigung | richtigstellung | gültig bis | gültig ab | gültig |
    bis | bis zum | läuft bis | endet | endet am | beginnt am | startet am | ab dem | kinostart |
    erstausstrahlung | premiere am | aufgenommen am | aufgezeichnet am | seit | seit dem |
    mitglied seit | gegründet | gegründet am | gerichtstermin | verhandlung | ablaufdatum |
    angebot gilt bis | angebot endet | sperrfrist | nächster termin | fällig am | spätestens |
    findet statt am | date limite | date de clôture | clôture | clôture le | clôture des inscriptions |
    quand | date de l'événement | événement | né le | née le | né | née | mort le | morte le |
    décédé le | décédée le | date de naissance | imprimé | imprimé le | consulté | consulté le |
    page consultée le | archivé | archivé le | enregistré le | téléchargé le | sauvegardé le |
    correction du | rectificatif | erratum | valable jusqu'au | valide jusqu'au | jusqu'au | jusqu'en |
    offre valable jusqu'au | se termine le | expire le | expire | début | commence le | ouverture |
    à partir du | dès le | depuis le | depuis | sortie | date de sortie | sortie le | en salles le |
    diffusé le soir | tourné le | membre depuis | inscrit le | fondé le | audience | date d'audience |
    avant le | après le | au plus tard le | prochaine réunion | échéance | entrée en vigueur |
    fecha límite | plazo | fecha de cierre | cierre | cuándo | cuando | fecha del evento | evento |
    nacido el | nacida el | nació el | nació | nacimiento | fecha de nacimiento | murió el | murió |
    fallecido el | falleció el | falleció | impreso | impreso el | consultado | consultado el |
    recuperado | recuperado el | archivado | archivado el | guardado el | descargado el | corrección |
    fe de errores | fe de erratas | rectificación | válido hasta | válido desde | hasta | hasta el |
    oferta válida hasta | termina el | finaliza el | vence | vence el | caduca | caduca el |
    vencimiento | inicio | comienza el | apertura | a partir del | desde | desde el | estreno |
    fecha de estreno | estrenada el | grabado el | miembro desde | fundado el | audiencia |
    fecha de juicio | antes del | después del | próxima reunión | inscripciones hasta |
    entrada en vigor | prazo | prazo final | data limite | data-limite | encerramento | quando |
    data do evento | nascido em | nascida em | nasceu em | nascimento | data de nascimento | morreu em |
    falecido em | falecimento | impresso em | impresso | acessado em | acesso em | consultado em |
    recuperado em | arquivado em | salvo em | guardado em | baixado em | correção | errata |
    válido até | válida até | até | oferta válida até | termina em | encerra em | vence em |
    vencimento | início | começa em | a partir de | estreia | data de estreia | estreou em |
    gravado em | membro desde | fundado em | audiência | inscrições até | scadenza | termine |
    data di scadenza | termine ultimo | chiusura | data dell'evento | nato il | nata il | nato a |
    data di nascita | morto il | morta il | deceduto il | stampato | stampato il | consultato |
    consultato il | visitato il | archiviato | archiviato il | salvato il | scaricato il | correzione |
    errata corrige | rettifica | valido fino al | valida fino al | fino al | entro il |
    offerta valida fino al | termina il | scade il | scade | inizio | inizia il | a partire dal |
    uscita | data di uscita | uscita al cinema | al cinema dal | registrato il | iscritto dal |
    fondato il | udienza | prossima riunione | sluitingsdatum | uiterste datum | inzenddatum | wanneer |
    evenement | datum evenement | geboren op | overleden | overleden op | geboortedatum | afgedrukt op |
    geprint op | afgedrukt | geraadpleegd | geraadpleegd op | opgehaald op | gearchiveerd |
    gearchiveerd op | opgeslagen op | gedownload op | correctie | rectificatie | geldig tot |
    geldig t/m | geldig vanaf | tot | tot en met | loopt tot | eindigt op | verloopt op | start op |
    begint op | vanaf | releasedatum | première | in de bioscoop | opgenomen op | lid sinds | sinds |
    opgericht op | zitting | aanmelden voor | inschrijven tot | sista ansökningsdag | sista dag |
    deadline den | när | evenemang | född | född den | död | död den | avliden | utskriven |
    utskriven den | hämtad | hämtad den | läst den | arkiverad | arkiverad den | sparad | sparad den |
    rättelse | giltig till | gäller till | till och med | t.o.m | slutar | startar | börjar |
    från och med | premiär | biopremiär | inspelad | medlem sedan | sedan | grundad | søknadsfrist |
    påmeldingsfrist | ansøgningsfrist | tilmeldingsfrist | når | hvornår | født | født den | død |
    død den | døde | udskrevet | utskrevet | skrevet ut | hentet | besøgt | lest | læst | arkiveret |
    arkivert | gemt | lagret | rettelse | gyldig til | gælder til | gjelder til | indtil | slutter |
    utløper | udløber | starter | begynner | begynder | utgivelsesdato | udgivelsesdato | medlem siden |
    siden | optaget | grunnlagt | stiftet | määräaika | hakuaika päättyy | viimeinen hakupäivä |
    milloin | syntynyt | syntyi | kuollut | kuoli | tulostettu | viitattu | haettu | luettu |
    arkistoitu | tallennettu | oikaisu | korjaus | voimassa | päättyy | alkaa | ensi-ilta | asti |
    saakka | alkaen | äänitetty | jäsen alkaen | perustettu | ostateczny termin | termin zgłoszeń |
    kiedy | data wydarzenia | wydarzenie | urodzony | urodzona | urodzony dnia | data urodzenia |
    zmarł | zmarła | data śmierci | wydrukowano | wydrukowano dnia | data wydruku | dostęp |
    data dostępu | pobrano | zarchiwizowano | zapisano | sprostowanie | korekta | ważne do | ważny do |
    ważna do | do | do dnia | oferta ważna do | koniec | kończy się | wygasa | początek | rozpoczęcie |
    rozpoczyna się | od dnia | premiera | data premiery | nagrano | członek od | założono | rozprawa |
    termin rozprawy | uzávěrka | termín | lhůta | kdy | datum konání | konání | narozen | narozena |
    narozen dne | datum narození | zemřel | zemřela | vytištěno | tištěno | citováno | staženo |
    archivováno | uloženo | oprava | platí do | platnost do | platné do | končí | začíná | zahájení |
    premiéra | v kinech od | natočeno | člen od | založeno | uzávierka | termín do | kedy | narodený |
    narodená | zomrel | zomrela | vytlačené | vytlačené dňa | citované | stiahnuté | archivované |
    uložené | premiéra dňa | határidő | jelentkezési határidő | leadási határidő | mikor | időpont |
    esemény | született | szül | meghalt | elhunyt | nyomtatva | nyomtatás dátuma | letöltve |
    letöltés | hozzáférés | archiválva | mentve | helyesbítés | helyreigazítás | érvényes |
    érvényesség | lejárat | kezdete | vége | bemutató | premier | tárgyalás | alapítva | felvéve |
    termen limită | termen | data limită | când | eveniment | data evenimentului | născut | născută |
    născut la | data nașterii | decedat | decedată | decedat la | tipărit | tipărit la | accesat |
    accesat la | accesat în | consultat la | arhivat | arhivat la | salvat | salvat la | descărcat la |
    corecție | corectură | erată | valabil până la | valabilă până la | până la |
    ofertă valabilă până la | se încheie | expiră | expiră la | începe | începe la | început | de la |
    din data de | începând cu | premieră | data premierei | în cinematografe din | înregistrat la |
    membru din | fondat | proces | срок | крайний срок | срок подачи | дедлайн | когда | дата события |
    дата проведения | родился | родилась | дата рождения | умер | умерла | скончался | скончалась |
    дата смерти | напечатано | распечатано | дата печати | дата обращения | проверено | архивировано |
    сохранено | скачано | загружено | исправление | поправка | уточнение | действует до |
    действительно до | до | срок действия | окончание | заканчивается | истекает | начало | начинается |
    премьера | дата выхода | в кино с | в прокате с | записано | снято | регистрация | зарегистрирован |
    на форуме с | основан | суд | заседание | дата заседания | следующее заседание | термін |
    крайній термін | кінцевий термін | коли | дата події | подія | народився | народилася |
    дата народження | помер | померла | надруковано | роздруковано | дата звернення | переглянуто |
    архівовано | збережено | завантажено | виправлення | спростування | дійсний до | діє до |
    закінчується | починається | початок | прем'єра | дата виходу | засідання | дата засідання |
    краен срок | кога | събитие | роден | родена | роден на | починал | починала | почина | отпечатано |
    отпечатано на | посетен на | достъпен на | архивирано | запазено | корекция | валидно до |
    валиден до | край | изтича | премиера | по кината от | рок | крајњи рок | када | догађај | рођен |
    рођена | умро | умрла | преминуо | штампано | преузето | приступљено | сачувано | исправка |
    важи до | почетак | крај | премијера | rok | krajnji rok | rok prijave | kada | događaj | rođen |
    rođena | umro | umrla | preminuo | tiskano | isprintano | odštampano | preuzeto | pristupljeno |
    arhivirano | spremljeno | sačuvano | ispravak | ispravka | vrijedi do | važi do | početak | kraj |
    završava | premijera | u kinima od | rok za prijavo | rok prijav | kdaj | dogodek | rojen | rojena |
    umrl | natisnjeno | dostopano | pridobljeno | shranjeno | popravek | velja do | začetek | konec |
    умрел | почина на | крајен рок | отпечатено | зачувано | προθεσμία | καταληκτική ημερομηνία | πότε |
    εκδήλωση | ημερομηνία εκδήλωσης | γεννήθηκε | γέννηση | ημερομηνία γέννησης | πέθανε | απεβίωσε |
    εκτυπώθηκε | εκτύπωση | ανακτήθηκε | πρόσβαση | αρχειοθετήθηκε | αποθηκεύτηκε | διόρθωση |
    ισχύει έως | έως | μέχρι | λήγει | λήξη | έναρξη | πρεμιέρα | ημερομηνία κυκλοφορίας | δίκη |
    son tarih | son başvuru | son başvuru tarihi | başvuru tarihi | ne zaman | etkinlik |
    etkinlik tarihi | doğum tarihi | doğum | doğdu | ölüm | ölüm tarihi | öldü | yazdırma tarihi |
    yazdırıldı | erişim tarihi | erişim | arşivlendi | kaydedildi | indirildi | düzeltme | geçerlilik |
    geçerlilik tarihi | bitiş | bitiş tarihi | başlangıç | başlangıç tarihi | vizyon tarihi |
    vizyona giriş | gösterim tarihi | duruşma | duruşma tarihi | son kullanma tarihi | üyelik tarihi |
    kuruluş | batas waktu | tenggat | tenggat waktu | batas akhir | kapan | acara | tanggal acara |
    lahir | tanggal lahir | meninggal | wafat | dicetak | dicetak pada | diakses | diakses pada |
    diakses tanggal | diarsipkan | disimpan | disimpan pada | diunduh | koreksi | ralat |
    berlaku hingga | berlaku sampai | hingga | sampai | berakhir | mulai | dimulai | sejak |
    tayang perdana | tanggal rilis | sidang | tarikh akhir | tarikh tutup | bila | tarikh lahir |
    meninggal dunia | dicapai pada | diarkibkan | pembetulan | sah sehingga | sehingga | hạn chót |
    hạn nộp | hạn cuối | thời hạn | khi nào | sự kiện | sinh ngày | ngày sinh | mất ngày | ngày mất |
    in ngày | ngày in | truy cập | truy cập ngày | ngày truy cập | lưu trữ | lưu ngày | đính chính |
    có hiệu lực đến | đến ngày | hết hạn | kết thúc | bắt đầu | từ ngày | khởi chiếu | ngày khởi chiếu |
    ngày phát hành | phiên tòa | 截止日期 | 截止时间 | 截止 | 报名截止 | 活动时间 | 活动日期 |
    开始时间 | 结束时间 | 出生 | 出生日期 | 生于 | 逝世 | 去世 | 卒于 | 打印 | 打印时间 | 打印日期 |
    列印日期 | 访问 | 访问日期 | 访问时间 | 检索日期 | 檢索日期 | 查阅日期 | 存档 | 存档日期 | 保存 |
    保存于 | 保存时间 | 下载时间 | 更正 | 勘误 | 有效期至 | 有效期 | 到期 | 上映 | 上映日期 | 上映日 |
    首播 | 开庭时间 | 开庭日期 | 成立 | 成立于 | 注册时间 | 截止日期至 | 截至 | 申請截止 | 截止日 |
    活動時間 | 活動日期 | 出生於 | 存檔 | 有效期限 | 開庭日期 | 上映時間 | 締切 | 締め切り | 締切日 |
    応募締切 | 申込締切 | 開催日 | 開催日時 | 開催期間 | 日程 | イベント | 生年月日 | 生まれ | 誕生日 |
    没年月日 | 死去 | 印刷 | 印刷日 | 閲覧 | 閲覧日 | 参照日 | 取得日 | アーカイブ | 保存日 | 訂正 |
    有効期限 | 期限 | 終了 | 終了日 | 開始 | 開始日 | 公開予定 | 封切 | 上映開始 | 劇場公開日 | 発売日 |
    放送日 | 収録日 | 撮影日 | 設立 | 登録日 | 公判 | 마감 | 마감일 | 접수마감 | 접수 마감 | 신청 마감 |
    일정 | 행사 | 행사일 | 행사일시 | 출생 | 생년월일 | 사망 | 인쇄 | 인쇄일 | 출력일 | 접속일 |
    검색일 | 열람일 | 보관 | 저장 | 저장일 | 정정 | 정정보도 | 유효기간 | 만료일 | 종료일 | 시작일 |
    개봉 | 개봉일 | 출시일 | 방송일 | 설립일 | 가입일 | 공판 | 공판일 | الموعد النهائي | آخر موعد |
    متى | موعد | تاريخ الفعالية | الفعالية | ولد | ولدت | ولد في | تاريخ الميلاد | توفي | توفيت |
    توفي في | تاريخ الوفاة | طبع في | طبع بتاريخ | تمت الطباعة | تاريخ الطباعة | تاريخ الاطلاع |
    اطلع عليه | اطلع عليه بتاريخ | تاريخ الوصول | مؤرشف | أرشف | حفظ في | حفظ بتاريخ | تم الحفظ |
    تصحيح | تصويب | صالح حتى | ساري حتى | حتى | ينتهي | ينتهي في | تاريخ الانتهاء | يبدأ في | منذ |
    تاريخ العرض | تاريخ الإصدار | جلسة | تاريخ الجلسة | مهلت | آخرین مهلت | زمان | زمان برگزاری |
    رویداد | متولد | تولد | تاریخ تولد | درگذشت | درگذشته | تاریخ چاپ | چاپ شده | بازیابی |
    بازیابی شده | تاریخ دسترسی | بایگانی | بایگانی شده | ذخیره شده | تصحیح | اصلاحیه | معتبر تا |
    اعتبار تا | تا | شروع | پایان | تاریخ اکران | اکران | آخری تاریخ | کب | پیدائش | تاریخ پیدائش |
    وفات | מועד אחרון | תאריך אחרון | מתי | אירוע | תאריך האירוע | נולד | נולדה | תאריך לידה | נפטר |
    נפטרה | הודפס | הודפס בתאריך | תאריך הדפסה | אוחזר | נצפה | נצפה ב | תאריך גישה | אורכב | נשמר |
    נשמר ב | הורד | תיקון | הבהרה | בתוקף עד | תקף עד | עד | מסתיים | מתחיל | החל מ | תאריך יציאה |
    יציאה לאקרנים | דיון | अंतिम तिथि | आखिरी तारीख | अंतिम तारीख | कब | कार्यक्रम | आयोजन | जन्म |
    जन्म तिथि | जन्मतिथि | निधन | मृत्यु | मुद्रित | प्रिंट | एक्सेस | अभिगमन तिथि | संग्रहीत |
    सहेजा गया | सुधार | संशोधन | भूल सुधार | वैध | मान्य | तक वैध | समाप्ति | शुरू | आरंभ | रिलीज |
    रिलीज की तारीख | रिलीज डेट | सुनवाई | শেষ তারিখ | আবেদনের শেষ তারিখ | কখন | জন্ম | মৃত্যু | মুদ্রণ |
    সংরক্ষণ | সংশোধনী | মেয়াদ | মুক্তি | শুনানি | கடைசி தேதி | பிறப்பு | இறப்பு | திருத்தம் |
    வெளியீட்டு தேதி | చివరి తేదీ | జననం | మరణం | సవరణ | విడుదల తేదీ | അവസാന തീയതി | ജനനം | മരണം |
    തിരുത്ത് | റിലീസ് | กำหนดส่ง | ปิดรับสมัคร | วันปิดรับ | เมื่อไหร่ | กิจกรรม | วันจัดงาน | เกิด |
    วันเกิด | เสียชีวิต | พิมพ์เมื่อ | เข้าถึงเมื่อ | สืบค้นเมื่อ | บันทึกเมื่อ | แก้ไขข้อผิดพลาด |
    หมดอายุ | ใช้ได้ถึง | ถึง | เริ่ม | สิ้นสุด | เข้าฉาย | วันเข้าฉาย | terminas | galutinis terminas |
    renginys | gimė | gimęs | mirė | atspausdinta | žiūrėta | prieiga | archyvuota | išsaugota |
    pataisymas | patikslinimas | galioja iki | iki | pradžia | pabaiga | premjera | termiņš |
    pieteikšanās termiņš | pasākums | dzimis | dzimusi | miris | mirusi | izdrukāts | skatīts |
    arhivēts | saglabāts | labojums | derīgs līdz | līdz | sākums | beigas | pirmizrāde | tähtaeg |
    tähtpäev | millal | üritus | sündmus | sündinud | surnud | trükitud | välja trükitud | vaadatud |
    arhiveeritud | salvestatud | parandus | kehtib kuni | kuni | algus | lõpp | esilinastus |
    data límit | termini | quan | esdeveniment | nascut | nascuda | nascut el | mort | morta | mort el |
    imprès | imprès el | consultat | consultat el | arxivat | arxivat el | desat el | correcció |
    rectificació | vàlid fins | fins al | fins el | comença | acaba | estrena | azken eguna | epea |
    jaioa | jaio | hila | inprimatua | kontsultatua | artxibatua | gordea | zuzenketa | estreinaldia |
    data límite | nado | nada | finado | consultado o | arquivado | gardado | válido ata | estrea |
    frestur | umsóknarfrestur | hvenær | viðburður | fæddur | fædd | dáinn | látinn | prentað |
    prentað þann | sótt | skoðað | vistað | leiðrétting | gildir til | lýkur | hefst | frumsýning |
    tarehe ya mwisho | lini | tukio | alizaliwa | alifariki | imechapwa | ilipatikana | marekebisho |
    hadi | afati | afati i fundit | lindur | lindur më | vdekur | vdiq | shtypur | printuar | aksesuar |
    arkivuar | ruajtur | korrigjim | vlen deri | deri më | ბოლო ვადა | დაიბადა | გარდაიცვალა |
    დაბეჭდილია | შესწორება | ვերջնաժամկետ | ծնված | մահացած | տպված | ուղղում | соңғы мерзім | туған |
    қайтыс болған | басып шығарылды | түзету | son müddət | doğulub | vəfat edib | çap edilib | düzəliş""")
)

# What is behind a day that is a limit: "2024年10月31日まで", "31 Ekim 2024 tarihine kadar".
LIMITS = (
    "まで|迄|〆切|締切|까지|以前|之前|前に|截止|तक|পর্যন্ত|வரை|వరకు|വരെ|-?მდე"
    "|tarihine kadar|'?(?:e|a|ye|ya) kadar"
    "|kadar|-ig|mennessä|asti|saakka|qədər|tarixinədək|дейін|غایت|تک"
)

# Labels of the place of an event; the day beside one is the event's.
PLACES = frozenset(
    listed("""
    location | venue | place | where | ort | veranstaltungsort | wo | treffpunkt | lieu | où | lugar | dónde |
    local | onde | luogo | dove | plaats | locatie | waar | plats | var | sted | hvor | paikka | missä |
    miejsce | gdzie | místo | miesto | kde | hely | helyszín | hol | loc | locul | unde | locație |
    място | къде |
    место | место проведения | где | місце | де | место одржавања | mjesto | mesto | gdje | gde | kje | τόπος |
    τοποθεσία | πού | yer | nerede | konum | المكان | مكان | أين | מקום | מיקום | איפה | مکان |
    محل برگزاری | مقام |
    स्थान | কোথায় | স্থান | இடம் | สถานที่ | địa điểm | nơi | tempat | lokasi | mahali | 地点 | 地點 | 活动地点 |
    活動地點 | 場所 | 会場 | 開催地 | 開催場所 | 장소 | 행사장 | vieta | koht | toimumiskoht | lloc |
    tokia | lekua""")
)

# Prepositions between a verb and a day: with one, a verb that is not known gives the day to something else.
ON = frozenset("on am le el il op em den på på il la в на у dne dnia dňa w v la pada tanggal το στις".split())

# Words between the first and the last day of an event.
SPANS = frozenset(
    "- – — to till until through bis à au al a até tot till til do do по до iki έως ～ 〜 ~ 至 から"
    " alle às".split()
)

# Those of them before which a word in lower case is no name: "Join us on 3 May 2022", "Wir treffen uns am ...".
ON_AFTER_A_VERB = frozenset("on am op den på".split())

# How sentences say that a page was changed, whatever is between the two: "was last edited on 3 May 2022",
# "La dernière modification de cette page a été faite le 3 mai 2022", "...에 마지막으로 편집되었습니다".
# Beginnings of words; what wikis print at the foot of a page, and other systems in the same manner.
LAST = (
    "last|zuletzt|letzte|laatst|dernièr|última|ultima|darrera|senast|sist|senest|sidst"
    "|viimeksi|viimeinen|ostatni|naposledy|posledn|utolsó|utoljára|posljednj|zadnj|последн"
    "|последњ|останн|востаннє|τελευταί|en son|terakhir|lần cuối|最后|最後|最終|마지막|최종|آخر|اخير"
    "|אחרונ|לאחרונ|האחרונ|ครั้งสุดท้าย|ล่าสุด|paskutin|pēdēj|viimati|azken"
)
CHANGED = (
    "edit|modif|updat|chang|revis|bearbeit|geänder|änder|aktualis|bewerk|gewijzig|wijzig"
    "|bijgewerk|mise à jour|actuali|atuali|aggiorn|redig|ändra|uppdater|endre|oppdater"
    "|opdater|ændre|muoka|muute|päivite|edyt|zmian|zmien|uprav|změn|szerkeszt|módos|frissít"
    "|redakt|izmijen|izmenj|uređ|урађ|измењ|ажурир|ред(?:акт|аг)|измен|правк|обнов|змін|оновл"
    "|промен|промян|τροποπο|ενημέρω|επεξεργ|değiş|güncel|düzenle|diubah|disunting|diperbarui"
    "|sửa|cập nhật|修订|修訂|修改|编辑|編輯|更新|編集|편집|수정|업데이트"
    "|تعديل|تحديث|تحرير|ویرایش|تغییر|به‌روز|נערכ"
    "|נערך|עודכ|עריכ|แก้ไข|ปรับปรุง|keist|atnaujin|labo|mainī|muude|uuenda|aldake"
)
# The verbs between which, and what was done, a day stands: "wurde am 3. Mai 2022 veröffentlicht".
AUXILIARIES = frozenset("wurde wurden ist wird is werd wordt".split())

# Words before the first hour of an event: "3 May 2022, from 6 to 8 pm".
FROM = frozenset(
    "from between von zwischen ab de entre dalle dalla das desde van tussen från fra mellan mellem klo od "
    "с од mellom saat".split()
)

# Endings of participles: "Gathered on 3 May 2022", "Gesammelt am 3. Mai 2022".
PARTICIPLES = (
    r"[a-z]{3,14}ed|(?:ab|an|auf|aus|ein|vor|zu|hoch|nach)?ge[a-zäöüß]{2,14}(?:t|en)|[a-zäöüß]{2,14}iert|[a-zà-ÿ]{2,14}(?:ée?|ado|ada|ato|ata|ito|ita|uto|uta)"
    r"|[a-zåäö]{3,14}(?:ades|ats|erad|erat)|[a-ząćęłńóśźż]{3,14}(?:ano|ono)|[а-яё]{3,14}(?:ано|ено|ён|ан|ена|ана)"
)
