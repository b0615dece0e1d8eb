"""The names of publications and of news agencies.

`publishers.tsv` is read once and only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from publisher.tables import contents

# -- publications --------------------------------------------------------------------------------------------


class Publication(NamedTuple):
    """One publication."""

    key: str  # domain, host, or host and path
    name: str  # as on its masthead
    shapes: tuple[str, ...]  # other shapes of the name
    latin: str  # the name in Latin letters where the masthead has others, else ""


@cache
def publications() -> tuple[Publication, ...]:
    """Return the table's rows."""
    found: list[Publication] = []
    for line in contents("publishers.tsv").splitlines():
        if line and not line.startswith("#"):
            key, name, shapes, latin, *_ = (*line.split("\t"), "", "")
            found.append(Publication(key, name, tuple(shapes.split("|")) if shapes else (), latin))
    return tuple(found)


@cache
def by_domain() -> Mapping[str, str]:
    """Map domain, host, or host and path to the publication's name."""
    return {row.key: row.name for row in publications()}


@cache
def in_latin() -> Mapping[str, str]:
    """Map the names in other letters to the publication's name in Latin ones."""
    return {row.name: row.latin for row in publications() if row.latin}


@cache
def shapes() -> Mapping[str, str]:
    """Map every shape of a name, and its domain, to the name, but for shapes that two share."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for key, name, others, _ in publications():
        for shape in (key, name, *others):
            if found.setdefault(shape, name) != name:
                shared.add(shape)
    return {shape: name for shape, name in found.items() if shape not in shared}


# -- agencies ------------------------------------------------------------------------------------------------
#
# News agencies, and the other names under which stories credit them. Source: the agencies' own imprints and
# the member lists of the European Alliance of News Agencies, OANA and MINDS, as known in 2025. Names are
# written as in print; case counts, for "Belga" credits an agency and "belga" is a word. Names that are also
# common words or abbreviations are in `AMBIGUOUS`: they count only where nothing but a credit is possible
# ("(AP) -", "told AP").

# name -> other names; the name itself counts too
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
