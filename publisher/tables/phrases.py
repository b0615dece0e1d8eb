"""Words that surround an article's text, in about thirty languages: labels of bylines, credits and dates.

Gathered by reading what publishing systems print around articles. All in lower case. Nothing belongs to a
single site. The names of months and weekdays are in `calendars.py`, lines that are no part of an article in
`boilerplate.py`.
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
    "|image source|picture|pictures|photographs|photography|credit|credits|cover image|featured image"
    "|illustration|video|foto|fotos|foto di"
    "|foto von|bild|bilder|bildquelle|fotocredit|titelbild|crédit|crédit photo|crédits|photos de|imagen"
    "|fotografía|imagem|crédito|immagine|immagini|fotografie|fotografía de|fotografia"
    "|beeld|foto's|kuva|kuvat|valokuva|valokuvat|zdjęcie|fot|fot.|fotó|фото|снимка|φωτογραφία|fotoğraf|图"
    "|圖|写真|撮影|摄影|攝影|摄|사진|图片|图片来源|ภาพ|ภาพโดย|फोटो|तस्वीर|تصوير|عکس|צילום|ảnh|picha|світлина"
    "|fotky|snímky|zdjęcia|fotografije|fotografija|fotografii|ფოტო|լուսանկար|լուսանկարը|снимки|nuotrauka",
}
