"""News agencies, and the shapes in which stories credit them.

Source: the agencies' own imprints and the member lists of the European Alliance of News Agencies,
OANA and MINDS, as known in 2025. A shape is written as it stands in print; case counts, for "Belga"
credits an agency and "belga" is a word. Shapes that are also common words or abbreviations stand in
`AMBIGUOUS`: they count only where nothing but a credit can stand ("(AP) -", "told AP").
"""

from __future__ import annotations

import re

# name -> other shapes; the name itself is a shape too
AGENCIES: dict[str, tuple[str, ...]] = {
    "AFP": ("Agence France-Presse", "Agence France Presse", "AFP-Services", "法新社"),
    "Reuters": ("Thomson Reuters", "REUTERS", "Reuters Health", "Рейтер", "Reuter", "路透社", "路透", "رويترز"),
    "AP": ("Associated Press", "The Associated Press", "A.P.", "美联社", "美聯社"),
    "UPI": ("United Press International",),
    "dpa": ("DPA", "Deutsche Presse-Agentur", "dpa-AFX", "dpa-infocom", "dpa/lby", "德新社"),
    "epd": ("Evangelischer Pressedienst",),
    "KNA": ("Katholische Nachrichten-Agentur",),
    "SID": ("Sport-Informations-Dienst",),
    "APA": ("Austria Presse Agentur", "Austria Presse-Agentur"),
    "Keystone-SDA": ("SDA", "sda", "Keystone-ATS", "ATS", "Schweizerische Depeschenagentur"),
    "ANSA": ("Ansa", "Agenzia ANSA", "Agenzia Ansa"),
    "Adnkronos": ("ADNKRONOS", "AdnKronos"),
    "AGI": ("Agenzia Italia",),
    "LaPresse": (),
    "Askanews": ("askanews",),
    "ItalPress": ("Italpress", "ITALPRESS"),
    "EFE": ("Agencia EFE", "Efe", "Agencia Efe"),
    "Europa Press": ("EUROPA PRESS", "EP"),
    "ACN": ("Agència Catalana de Notícies",),
    "Lusa": ("LUSA", "Agência Lusa"),
    "Belga": ("BELGA", "Agence Belga"),
    "ANP": ("Algemeen Nederlands Persbureau",),
    "Ritzau": ("RITZAU", "Ritzaus Bureau"),
    "NTB": ("Norsk Telegrambyrå", "NTBs"),
    "TT": ("Tidningarnas Telegrambyrå", "TT Nyhetsbyrån"),
    "STT": ("Suomen Tietotoimisto", "FNB"),
    "BNS": ("Baltic News Service",),
    "ELTA": ("Elta",),
    "LETA": (),
    "PAP": ("Polska Agencja Prasowa",),
    "ČTK": ("CTK", "Česká tisková kancelář"),
    "TASR": (),
    "SITA": (),
    "MTI": ("Magyar Távirati Iroda",),
    "Agerpres": ("AGERPRES",),
    "Mediafax": ("MEDIAFAX",),
    "News.ro": ("NEWS.RO",),
    "Hina": ("HINA",),
    "STA": ("Slovenska tiskovna agencija",),
    "Tanjug": ("TANJUG", "Танјуг"),
    "Beta": ("BETA", "Бета"),
    "FoNet": ("FONET",),
    "SRNA": ("Srna",),
    "FENA": ("Fena",),
    "MIA": ("МИА",),
    "ATA": (),
    "BTA": ("БТА", "Bulgarian News Agency"),
    "ANA-MPA": ("ΑΠΕ-ΜΠΕ", "ΑΠΕ", "AMNA"),
    "CNA": ("Cyprus News Agency", "ΚΥΠΕ"),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansı", "AA", "ANADOLU"),
    "DHA": ("Demirören Haber Ajansı",),
    "İHA": ("IHA", "İhlas Haber Ajansı"),
    "ANKA": (),
    "TASS": ("ТАСС", "ITAR-TASS", "Itar-Tass", "ИТАР-ТАСС", "Tass", "塔斯社"),
    "RIA Novosti": ("РИА Новости", "RIA Nowosti", "Ria Novosti", "РИА"),
    "Interfax": ("Интерфакс", "INTERFAX"),
    "Ukrinform": ("Укрінформ", "Укринформ"),
    "UNIAN": ("УНІАН", "УНИАН"),
    "Interfax-Ukraine": ("Інтерфакс-Україна", "Интерфакс-Украина"),
    "BelTA": ("БелТА", "БЕЛТА", "BELTA"),
    "Kazinform": ("Казинформ",),
    "Moldpres": ("MOLDPRES",),
    "IPN": (),
    "Armenpress": ("ARMENPRESS", "Арменпресс"),
    "Azertac": ("AZERTAC", "AZERTAG", "Азертадж"),
    "Trend": (),
    "Xinhua": ("新华社", "新華社", "Xinhua News Agency", "XINHUA", "新华网", "Синьхуа", "Agencia Xinhua"),
    "China News Service": ("中新社", "中新网", "中国新闻社", "CNS"),
    "CNA Taiwan": ("中央社", "Central News Agency"),
    "Kyodo": ("Kyodo News", "KYODO", "共同通信", "共同通信社", "共同社"),
    "Jiji Press": ("JIJI", "Jiji", "時事通信", "時事通信社", "時事"),
    "Yonhap": ("연합뉴스", "Yonhap News Agency", "YONHAP", "韩联社"),
    "Newsis": ("뉴시스",),
    "News1": ("뉴스1",),
    "KCNA": ("조선중앙통신", "朝中社"),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "IANS": ("Indo-Asian News Service",),
    "UNI": ("United News of India",),
    "APP": ("Associated Press of Pakistan",),
    "BSS": ("Bangladesh Sangbad Sangstha",),
    "UNB": ("United News of Bangladesh",),
    "Antara": ("ANTARA", "Antara News"),
    "Bernama": ("BERNAMA",),
    "VNA": ("TTXVN", "Vietnam News Agency", "Thông tấn xã Việt Nam"),
    "Philippine News Agency": ("PNA",),
    "IRNA": ("ایرنا", "إرنا", "IRNA News Agency"),
    "ISNA": ("ایسنا",),
    "Tasnim": ("تسنیم", "Tasnim News Agency"),
    "Fars": ("فارس", "Fars News Agency"),
    "Mehr": ("مهر", "Mehr News Agency"),
    "SANA": ("سانا",),
    "Petra": ("بترا",),
    "SPA": ("واس", "Saudi Press Agency"),
    "WAM": ("وام", "Emirates News Agency"),
    "KUNA": ("كونا", "Kuwait News Agency"),
    "QNA": ("قنا", "Qatar News Agency"),
    "MENA": ("Middle East News Agency", "أ ش أ"),
    "MAP": ("Maghreb Arabe Presse",),
    "APS": ("Algérie Presse Service", "Algeria Press Service"),
    "TAP": ("Tunis Afrique Presse",),
    "PANA": ("Panapress", "PanaPress"),
    "NAN": ("News Agency of Nigeria",),
    "GNA": ("Ghana News Agency",),
    "ANGOP": ("Angop",),
    "AIM": ("Agência de Informação de Moçambique",),
    "PA": ("PA Media", "Press Association", "PA news agency"),
    "CP": ("The Canadian Press", "Canadian Press", "La Presse canadienne"),
    "AAP": ("Australian Associated Press",),
    "Bloomberg": ("Bloomberg News",),
    "Dow Jones": ("Dow Jones Newswires",),
    "TNS": ("Tribune News Service",),
    "Notimex": ("NOTIMEX",),
    "Télam": ("Telam", "TÉLAM", "TELAM"),
    "Prensa Latina": (),
    "Agência Brasil": ("Agencia Brasil",),
    "Estadão Conteúdo": ("Estadão Conteudo", "Agência Estado"),
    "Folhapress": ("FOLHAPRESS",),
    "Colprensa": ("COLPRENSA",),
    "Andina": ("ANDINA",),
    "JTA": ("Jewish Telegraphic Agency",),
    "PR Newswire": ("PRNewswire", "PRNEWSWIRE"),
    "Business Wire": ("BUSINESS WIRE", "BusinessWire"),
    "GlobeNewswire": ("GLOBE NEWSWIRE", "GlobeNewsWire", "Globe Newswire"),
    "Accesswire": ("ACCESSWIRE",),
}
AMBIGUOUS = frozenset({
    "AP", "APA", "SID", "SDA", "sda", "ATS", "AGI", "EP", "ACN", "Efe", "Ansa", "ANP", "TT", "Elta", "SITA",
    "Beta", "BETA", "Бета", "STA", "MIA", "МИА", "ATA", "CNA", "AA", "ANKA", "IHA", "РИА", "IPN", "Trend",
    "CNS", "Jiji", "時事", "ANI", "UNI", "APP", "BSS", "UNB", "PNA", "Fars", "فارس", "Mehr", "مهر", "SANA",
    "Petra", "بترا", "SPA", "WAM", "وام", "كونا", "قنا", "MENA", "MAP", "APS", "TAP", "PANA", "NAN", "GNA",
    "AIM", "PA", "CP", "TNS", "Andina", "KNA", "Fena", "Srna", "Hina", "Lusa", "Reuter", "LaPresse", "سانا",
    "واس", "PAP", "STT", "FNB", "BNS", "MTI", "UPI", "Bloomberg", "Antara", "A.P.", "PTI", "DHA", "Tass",
})  # fmt: skip
_NAMES = {shape: name for name, shapes in AGENCIES.items() for shape in (name, *shapes)}
# By first word, longest first, for "dpa-AFX" must not be taken for "dpa".
_FIRST: dict[str, list[str]] = {}
for _shape in sorted(_NAMES, key=lambda shape: (-len(shape), shape)):
    if _shape[0] < "\u3000":
        _FIRST.setdefault(re.split(r"\W", _shape)[0], []).append(_shape)
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(
    "|".join(
        re.escape(shape)
        for shape in sorted(_NAMES, key=lambda shape: (-len(shape), shape))
        if shape[0] >= "\u3000"
    )
)
# Words that make a mention a credit, before and after the agency's name.
_BEFORE = re.compile(
    r"(?:according to|told|tells|reported by|quoted by|cited by|statement to|interview (?:with|to)|citing"
    r"|quoting"
    r"|via|source|laut|gegenüber(?: der)?|meldet(?: die)?|berichtet(?: die)?|nach angaben(?: von| der)"
    r"|selon|indique|rapporte|à|auprès de|según|informó|dijo a|declaró a|citado por|secondo|riferisce|riporta"
    r"|all['’]|segundo|disse à|à agência|potrivit|conform|informează|transmite|relatează|citat de|citată de"
    r"|transmis(?:ă|e)?(?: de)?|(?:relatat|anunțat|anunţat|informat|scris|notat)(?: de)?|preluat de"
    r"|volgens|meldt|enligt|uppger|ifølge|melder|mukaan|podaje|podała|poinformowała|według|dla|píše|podle|uvedla"
    r"|javlja|prenosi|jelentette|közölte|сообщает|передает|передаёт|сообщили|по данным|заявил|повідомляє"
    r"|съобщи|предаде|σύμφωνα με το|göre|据|據|نقلت|وفق|وكالة)"
    r"(?:\s+(?:the|der|die|l['’]?agence|la|agenția(?: de presă)?|agency|news agency|agencia|agenzia|agência"
    r"|nachrichtenagentur|persbureau|agencja|агентство|агентству))?\s*:?\s*(?:l['’])?[\"“„«(]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[\"”“»)]?,?\s*(?:quoted|quotes|reports?\b|reported|said in|says|writes|wrote|cited|cites|learn(?:ed|t)"
    r"|news agency|meldet|berichtet|zufolge|rapporte|a rapporté|indique|informó|reportó|señaló|riferisce"
    r"|riporta"
    r"|informa|informou|relatează|transmite|scrie|anunță|notează|a (?:transmis|relatat|anunțat)"
    r"|meldt|bericht|rapporterar|skriver|melder"
    r"|mukaan|podaje|podała|donosi|píše|javlja|prenosi|jelentette|сообщает|передает|передаёт|пишет|сообщило"
    r"|повідомляє|bildirdi|haberine|aktardı|报道|報導|报导|報道|讯|電|电|が報じ|によると|보도)",
    re.IGNORECASE,
)


def agency(text: str) -> str:
    """Give the agency's name for a shape that stands alone ("REUTERS"), "" where it is none."""
    return _NAMES.get(text.strip(" \t.,;:()[]*–—-/"), "")


def agencies(text: str) -> tuple[str, ...]:
    """Give the agencies named in a text that holds nothing but credits ("AP/dpa", "Reuters, AFP")."""
    return tuple(dict.fromkeys(_NAMES[shape] for shape, _ in _shapes(text[:500])))


def mentions(text: str) -> tuple[str, ...]:
    """Give the agencies that running text credits, in order: "AFP quoted", "according to Agerpres"."""
    found: dict[str, None] = {}
    for shape, start in _shapes(text):
        end = start + len(shape)
        before, after = text[max(0, start - 60) : start], text[end : end + 30]
        if _BEFORE.search(before) or (shape not in AMBIGUOUS and _AFTER.match(after)):
            found.setdefault(_NAMES[shape])
    return tuple(found)


def _shapes(text: str) -> list[tuple[str, int]]:
    """Find the shapes that stand in a text as words of their own, with their places, in order."""
    found: list[tuple[str, int]] = []
    end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if start < end or match.group() not in _FIRST or text[start - 1 : start] == "-":
            continue
        for shape in _FIRST[match.group()]:
            after = text[start + len(shape) : start + len(shape) + 1]
            if text.startswith(shape, start) and not (after.isalnum() or after == "_"):
                found.append((shape, start))
                end = start + len(shape)
                break
    if not text.isascii():
        found += [(match.group(), match.start()) for match in _UNSPACED.finditer(text)]
        found.sort(key=lambda pair: pair[1])
    return found
