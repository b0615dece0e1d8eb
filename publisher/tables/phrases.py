"""Words that surround an article's text, in about thirty languages: bylines, dates, their labels.

Gathered by reading what publishing systems print around articles (the theme texts of WordPress,
Drupal and their like, and of news sites in these languages); month and weekday names are those of
Unicode CLDR 45 with the abbreviations in use. All in lower case. Nothing belongs to a single site.
"""

from __future__ import annotations


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(" |"))


# Words that introduce a name by themselves: "By Jane Doe".
BY = _phrases("""
    by | von | vom | par | por | di | door | av | af | przez | oleh | od | per | från | autor | autorka |
    autore | author | auteur | skribent | redaktion | автор | автор: | του | της | מאת | بقلم | كتب | كتبت |
    作者 | 撰文 | 記者 | 记者 | 文／ | 文/ | 文= | 文＝ | 執筆 | द्वारा | de | da | dari""")

# Labels of authors: with a colon, or alone on the line above the name.
AUTHOR_LABELS = _phrases("""
    text und interview | interview | reporting by | words and photos by | das gespräch führte |
    interview von | propos recueillis par | author | authors | by | written by | article written by |
    posted by | published by | story by | report by | reported by | words by | words | posted on by |
    posted by by | text by | text | article by | post author | reporter | writer | contributed by |
    created by | about the author | about the authors | about author | medically written by | von | autor |
    autorin | autoren | autor*in | autor:in | autor*innen | über den autor | über die autorin |
    geschrieben von | verfasst von | veröffentlicht von | ein artikel von | beitrag von | ein beitrag von |
    redaktion | par | auteur | auteure | écrit par | rédigé par | publié par | article de |
    à propos de l'auteur | por | escrito por | publicado por | autora | redacción | texto | texto de |
    sobre el autor | sobre o autor | di | a cura di | scritto da | autore | pubblicato da | articolo di |
    door | geschreven door | auteurs | tekst | av | skrevet av | skriven av | publicerad av |
    text och foto | tekst og foto | af | skrevet af | journalist | kirjoittaja | teksti | kirjoittanut |
    autorzy | opracowanie | opracował | opracowała | napsal | napsala | piše | napisao | napisala | írta |
    szerző | scris de | de | postat de | publicat de | автор | авторы | автори | текст | написал | аутор |
    συντάκτης | γράφει ο | γράφει η | yazar | yazan | haber | oleh | penulis | editor | tác giả | theo |
    作者 | 撰文 | 文 | 责任编辑 | 記者 | 执笔 | 執筆 | 글 | 기자 | كتب | بقلم | نویسنده | מאת""")

PUBLISHED_LABELS = _phrases("""
    published | published on | published at | republished | republished on | publish time | post time |
    date posted | date of publication | published date | publish date | publication date | posted |
    posted on | posted at | first published | first published on | originally published | date |
    date published | created | created on | released | issued | release date | posted date |
    veröffentlicht | veröffentlicht am | publiziert | publiziert am | erstellt | erstellt am | datum |
    erschienen | erschienen am | artikel vom | beitrag vom | meldung vom | vom | eingestellt am | publié |
    publié le | mis en ligne | mis en ligne le | posté le | date de publication | publicado | publicado el |
    publicado em | publicada | fecha | fecha de publicación | creado | data | data de publicação |
    pubblicato | pubblicato il | pubblicata | gepubliceerd | gepubliceerd op | geplaatst | geplaatst op |
    gepost op | publicerad | publicerat | publisert | udgivet | offentliggjort | julkaistu | opublikowano |
    data publikacji | dodano | vydáno | publikováno | zveřejněno | publikované | uverejnené | objavljeno |
    megjelent | közzétéve | publicat | publicat la | publicat pe | data publicării | postat | postat pe |
    опубликовано | опубликована | дата публикации | дата | опубліковано | публикувано | публикувана |
    објављено | δημοσιεύθηκε | δημοσίευση | ημερομηνία | yayınlanma | yayınlanma tarihi | giriş | tarih |
    giriş tarihi | oluşturulma | oluşturulma tarihi | terbit | diterbitkan | diposting | ngày đăng |
    发布时间 | 发布于 | 發布時間 | 發佈時間 | 时间 | 日期 | 公開日 | 投稿日 | 掲載日 | 配信 | 입력 | 등록 |
    게시 | نشر | تاريخ النشر | نشر في | تاریخ انتشار | פורסם""")

UPDATED_LABELS = _phrases("""
    updated | updated on | updated at | last updated | last updated on | last update | modified |
    last modified | last modified on | edited | reviewed | last reviewed | latest update | aktualisiert |
    aktualisiert am | zuletzt aktualisiert | zuletzt aktualisiert am | letzte aktualisierung | stand |
    update | geändert | geändert am | letzte änderung | mis à jour | mis à jour le | mise à jour |
    modifié le | modifié | dernière mise à jour | actualizado | actualizado el | actualizada |
    última actualización | atualizado | atualizado em | aggiornato | aggiornato il | ultimo aggiornamento |
    bijgewerkt | laatst bijgewerkt | laatste update | uppdaterad | uppdaterat | senast uppdaterad |
    oppdatert | sist oppdatert | opdateret | sidst opdateret | päivitetty | muokattu | zaktualizowano |
    aktualizacja | aktualizováno | aktualizované | ažurirano | frissítve | actualizat | actualizat la |
    ultima actualizare | обновлено | обновлена | оновлено | обновена | ажурирано | ενημερώθηκε |
    τελευταία ενημέρωση | güncelleme | güncellenme | güncelleme tarihi | son güncelleme | diperbarui |
    cập nhật | 更新 | 更新时间 | 更新日 | 最終更新 | 수정 | آخر تحديث | به‌روزرسانی | עודכן""")

# Small words of a line that is nothing but a date.
DATE_FILLERS = _phrases("""
    at | on | the | of | am | pm | a.m | p.m | a | p | m | um | uhr | den | der | vom | à | le | du | de |
    del | el | las | a las | alle | ore | il | om | uur | op | kl | klo | klokken | godz | v | ve | la |
    ora | в | г | года | год | о | об | р | року | στις | saat | pukul | wib | th | st | nd | rd | er | h |
    às | em | ás | min | read | mins | minute | minutes | lesezeit | minuten | est | edt | cst | cdt | mst |
    mdt | pst | pdt | gmt | utc | cet | cest | bst | ist | et | pt | ct | eet | msk | мск | eest | wita |
    wit | jst | kst | sgt | hkt | aest | aedt | sast | z | lúc | ngày | tháng | năm | и | ч | h. | and |
    und | i""")

MONTHS = frozenset(
    """
    january jan february feb march mar april apr may june jun july jul august aug september sept sep october
    oct november nov december dec januar jänner februar feber märz mär maerz mai juni juli oktober okt
    dezember dez janvier janv février fevrier févr fév mars avril avr juin juillet juil août aout septembre
    octobre novembre décembre decembre déc enero ene febrero marzo abril abr mayo junio julio agosto ago
    septiembre setiembre octubre noviembre diciembre dic janeiro fevereiro fev março maio junho julho setembro
    set outubro out novembro dezembro gennaio gen febbraio aprile maggio mag giugno giu luglio lug settembre
    ottobre ott dicembre januari februari maart mrt mei augustus augusti maj tammikuuta helmikuuta maaliskuuta
    huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta tammikuu
    helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu stycznia
    lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia sty lut kwi cze
    lip sie wrz paź lis gru styczeń luty marzec kwiecień czerwiec lipiec sierpień wrzesień październik
    listopad grudzień ledna února března dubna května června července srpna září října listopadu prosince
    januára februára apríla mája júna júla augusta septembra októbra novembra decembra január február március
    április május június július augusztus szeptember október siječnja veljače ožujka travnja svibnja lipnja
    srpnja kolovoza rujna studenoga studenog prosinca januara februara aprila juna jula avgusta oktobra
    ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie ian iun iul noi
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв фев февр мар апр июн
    июл авг сен сент окт ноя нояб дек январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь
    декабрь січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня януари
    февруари април юни юли септември октомври ноември декември јануара фебруара јуна јула септембра октобра
    новембра децембра ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου
    οκτωβρίου νοεμβρίου δεκεμβρίου ιαν φεβ μαρ απρ μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ ocak şubat mart nisan
    mayıs haziran temmuz ağustos eylül ekim kasım aralık oca şub nis haz tem ağu eyl eki kas ara agustus
    desember pebruari ogos disember gener febrer març maig juny juliol agost setembre desembre sausio vasario
    kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio janvāris janvārī
    februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī jaanuar veebruar
    märts aprill juuni juuli detsember janúar febrúar apríl maí júní júlí ágúst nóvember يناير فبراير مارس
    أبريل ابريل مايو يونيو يوليو أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر ינואר פברואר מרץ אפריל מאי
    יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר बजे जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर
    अक्टूबर नवंबर दिसंबर
""".split()
)

WEEKDAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi
    mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo segunda
    segunda-feira terça terça-feira quarta quarta-feira quinta quinta-feira sexta sexta-feira feira lunedì
    martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai
    keskiviikko torstai perjantai lauantai sunnuntai poniedziałek wtorek środa czwartek piątek sobota
    niedziela pondělí úterý středa čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa hétfő
    kedd szerda csütörtök péntek szombat vasárnap luni marți marţi marti miercuri joi vineri sâmbătă duminică
    понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс понеділок вівторок
    середа четвер п'ятниця субота неділя понеделник сряда четвъртък петък събота неделя δευτέρα τρίτη τετάρτη
    πέμπτη παρασκευή σάββατο κυριακή pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu
    kamis jumat sabtu minggu isnin khamis jumaat ahad ponedjeljak utorak srijeda četvrtak petak subota
    nedjelja ponedeljak sreda četrtek nedelja
""".split()
)
