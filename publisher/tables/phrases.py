"""Words that surround an article's text, in about thirty languages: labels of bylines, credits and dates.

Gathered by reading what publishing systems print around articles. All in lower case. Nothing belongs to a
single site. The names of months and weekdays are in `calendars.py`, lines that are no part of an article in
`boilerplate.py`.
"""

from __future__ import annotations

from publisher.tables import listed

# -- labels of bylines, credits and dates --------------------------------------------------------------------

# Words that introduce a name by themselves: "By Jane Doe".
BY = frozenset(
    listed("""
    by | von | vom | par | por | di | door | av | af | przez | oleh | od | per | från | autor | autorka |
    autore | author | auteur | skribent | redaktion | автор | автор: | του | της | מאת | بقلم | كتب | كتبت |
    作者 | 撰文 | 記者 | 记者 | 文／ | 文/ | 文= | 文＝ | 執筆 | द्वारा | de | da | dari""")
)

# Labels of authors: with a colon, or on a line of their own above the name.
AUTHOR_LABELS = frozenset(
    listed("""
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
)

PUBLISHED_LABELS = frozenset(
    listed("""
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
)

UPDATED_LABELS = frozenset(
    listed("""
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
)

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

# Small words inside names and between them.
PARTICLES = frozenset(
    "van von der den de del della di da dos das do du la le el al bin ibn ben ter ten zu zur af av y e i et"
    " und and en og och & with mit avec con com și si ja a u и та і και ve dan van't d' l' st. jr. jr sr."
    " the".split()
)

# Roles that follow a name; the name ends there, after two words at least.
ROLES = frozenset(
    "editor editors reporter reporters writer writers columnist correspondent contributor contributors"
    " founder co-founder ceo cto coo cmo analyst director staff senior associate executive deputy chief"
    " managing contributing freelance producer redakteur redakteurin korrespondent korrespondentin journalist"
    " journaliste periodista redactor redactora giornalista jornalista redaktor dziennikarz photographer"
    " professor attorney".split()
)

# Prepositions that start many lines that are no byline: only whole names count after them.
WEAK = frozenset("de da di od per i av af vom dari της του a по".split())

# Words with capitals that open labels and headings, not names.
NO_NAME = frozenset(
    "the a an meet image photo download category related final contact more read all our your my this about"
    " help get new zur zum der die das ein eine weitere mehr alle unser les los las il lo gli una un uma um"
    " het een".split()
)

# Words before a weekday, and after it, that make it another week's, every week's or part of a name.
OTHER_WEEK_BEFORE = frozenset(
    """
    next last every each since until till by from before after through coming following previous past most black
    good ash palm super cyber giving easter holy bloody sheffield whit shrove
    nächsten nächster kommenden kommender letzten letzter vergangenen vergangener jeden seit bis ab
    vorigen übernächsten
    chaque depuis dès avant après cada desde hasta antes próximo pasado último todo todos até próxima
    ogni dal fino entro
    prossimo scorso elke vanaf tot volgende afgelopen vorige sinds varje nästa förra sedan till hver
    neste forrige siden
    każdy każdą do od przyszły ubiegły příští minulý každý od do kövező minden múlt jövő fiecare până din
    каждый каждую
    следующий прошлый прошлую будущий до с кожен минулий наступний следващия миналия всеки από κάθε μέχρι
""".split()
)
OTHER_WEEK_AFTER = frozenset(
    """
    prochain prochaine dernier dernière suivant próximo pasado siguiente passado seguinte prossimo scorso
    prossima scorsa
    viitoare trecută trecut nights mornings morning-after
""".split()
)
