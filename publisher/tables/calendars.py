"""Dates: the words of languages, calendars besides the Gregorian, zone abbreviations, orders of day and month.

Each part names its source.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from publisher.tables import contents

# -- calendars -----------------------------------------------------------------------------------------------
#
# Facts that no formula gives. Sources: the Umm al-Qura calendar as published by King Abdulaziz City for Science
# and Technology (month lengths); the first days of Japanese eras; the founding year of the Republic of China.

# One hexadecimal number for each Hijri year from 1365 to 1500: bit 0 is Muharram, 1 says 30 days, 0 says 29.
UMM_AL_QURA_FIRST = 1365
UMM_AL_QURA_START = (1945, 12, 5)  # Gregorian day of 1 Muharram 1365
UMM_AL_QURA = tuple(
    int(year, 16)
    for year in (
        "d55 555 555 d55 6d5 555 ea5 d2a aaa cd5 655 572 da9 555 aaa 555 52d a6d 55a 555 "
        "74d d53 d54 556 d55 2d5 d55 d54 d45 655 52d a5d 55a ad5 6aa d4b 52a a57 4ae 976 "
        "56c b55 aaa a55 4ad 95d 2da 5d9 db2 ba4 b4a a55 2b5 575 b6a bd2 bc4 b89 a95 52d "
        "5ad b6a 6d4 dc9 d92 aa6 956 2ae 56d 36a b55 aaa 94d 49d 95d 2ba 5b5 5aa d55 a9a "
        "92e 26e 55d ada 6d4 6a5 54b a97 54e aae 5ac ba9 d92 b25 64b cab 55a b55 6d2 ea5 "
        "e4a a95 52d aad 36c 759 6d2 695 52d a5b 4ba 9ba 3b4 b69 b52 aa6 4b6 96d 2ec 6d9 "
        "eb2 d54 d2a a56 4ae 96d d6a b54 b29 a93 52b a57 536 ab5 6aa e93"
    ).split()
)

# Bikram Sambat, the calendar of Nepal: for each year from 2040 to 2095 how many days each month has beyond 29.
# Source: the almanacs of Nepal's Panchanga Nirnayak Samiti; from 2083 on as computed in advance.
BIKRAM_SAMBAT_FIRST = 2040
BIKRAM_SAMBAT_START = (1983, 4, 14)  # Gregorian day of 1 Baisakh 2040
BIKRAM_SAMBAT = tuple(
    (
        "223222101011 223321101011 232321110012 222322011011 223222101011 232321101011 232321110012 "
        "222322101011 223222101011 232321110011 232321110102 222322101011 223222101011 232321110011 "
        "232321110102 223222101011 223231101011 232321110012 132321110102 223222101011 223321101011 "
        "232321110012 222322010102 223222101011 223321101011 232321110012 222322011002 223222101011 "
        "223321101011 232321110012 222322011011 223222101011 232321101011 232321110012 222322101011 "
        "223222101011 232321110011 232321110102 222322101011 223222101011 232321110011 232321110102 "
        "223222101011 223222101011 223221110111 232312110111 132321110111 223222101111 123312110111 "
        "132321110111 132321110111 223222110111 123321110111 132321110111 223221110111 223222101111"
    ).split()
)

# The Gregorian year before the first year of each era.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
ERA_LETTERS = {"R": 2018, "H": 1988, "S": 1925, "T": 1911, "M": 1867}


# -- words ---------------------------------------------------------------------------------------------------
#
# Months, weekdays, near days, units, and the words around them. `datewords.tsv` holds what Unicode CLDR 48
# names, `datewords_more.tsv` what writers also use. Both say in their first lines which kinds of words
# there are.

# Codes of languages that share the words of another.
SAME = {"nb": "no", "tl": "fil", "iw": "he", "in": "id", "sh": "sr", "mo": "ro", "cmn": "zh", "yue": "zh"}


@cache
def _rows() -> dict[str, tuple[tuple[str, str], ...]]:
    rows: dict[str, list[tuple[str, str]]] = {}
    for name in ("datewords.tsv", "datewords_more.tsv"):
        for line in contents(name).splitlines():
            if not line.startswith("#"):
                language, kind, groups = line.split("\t")
                rows.setdefault(language, []).append((kind, groups))
    return {language: tuple(found) for language, found in rows.items()}


def date_languages() -> tuple[str, ...]:
    """Return the codes of all languages known, in the order of the table."""
    return tuple(_rows())


def has_date_words(language: str) -> bool:
    """Return whether there are words for a language."""
    return SAME.get(language, language) in _rows()


def date_words(language: str, kinds: Container[str] = ()) -> list[tuple[str, str, str]]:
    """Return the words of a language as (kind, key, word), of these kinds or of all; later ones overrule.

    Of a language that is not known there are none.
    """
    found: list[tuple[str, str, str]] = []
    for kind, groups in _rows().get(SAME.get(language, language), ()):
        if kinds and kind not in kinds:
            continue
        for group in groups.split("|"):
            key, _, listed = group.partition("=")
            found.extend((kind, key, word) for word in listed.split(","))
    return found


def words_by_kind(language: str, kinds: Container[str]) -> list[tuple[str, list[str]]]:
    """Return the words of a language in these kinds, without their keys, in less time than `date_words`."""
    return [
        (kind, ",".join([group.partition("=")[2] for group in groups.split("|")]).split(","))
        for kind, groups in _rows().get(SAME.get(language, language), ())
        if kind in kinds
    ]


# -- zones and orders ----------------------------------------------------------------------------------------
#
# Minutes east of Greenwich. Sources: RFC 5322 section 4.3 (the North American names and UT), the IANA time zone
# database (the others). AMBIGUOUS names are those of several zones: the region of the publisher decides, and
# where no region is known nothing is decided, but for the American four that RFC 5322 fixes.

OFFSETS = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "EGST": 0,
    "CET": 60, "MEZ": 60, "MET": 60, "CEST": 120, "MESZ": 120, "MEST": 120, "WAT": 60, "CAT": 120,
    "SAST": 120, "OMST": 360,
    "EET": 120, "EEST": 180, "OEZ": 120, "OESZ": 180, "MSK": 180, "MSD": 240, "EAT": 180, "TRT": 180,
    "IRST": 210, "IRDT": 270, "AZT": 240, "AZST": 300, "AFT": 270, "PKT": 300, "UZT": 300, "YEKT": 300,
    "NPT": 345, "ALMT": 300, "MMT": 390, "KRAT": 420, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540,
    "SGT": 480, "HKT": 480, "MYT": 480, "PHT": 480, "AWST": 480, "IRKT": 480, "JST": 540, "KST": 540,
    "YAKT": 540,
    "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "VLAT": 600, "MAGT": 660, "NZST": 720, "NZDT": 780,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600, "HADT": -540, "HAST": -600, "ADT": -180, "NST": -210, "NDT": -150,
    "BRT": -180, "BRST": -120, "ART": -180, "CLT": -240, "CLST": -180, "COT": -300, "PET": -300, "VET": -240,
    "BOT": -240, "UYT": -180, "PYT": -240, "ECT": -300,
}  # fmt: skip

# Names of a clock that changes twice a year.
CLOCKS = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "EASTERN": "America/New_York", "CENTRAL": "America/Chicago", "MOUNTAIN": "America/Denver",
    "PACIFIC": "America/Los_Angeles", "AKT": "America/Anchorage",
}  # fmt: skip

# Zones that are written in words, in lower case -> IANA name or abbreviation.
ZONES = {
    "eastern time": "ET", "eastern standard time": "EST", "eastern daylight time": "EDT",
    "central time": "CT", "central standard time": "CST", "central daylight time": "CDT",
    "mountain time": "MT", "mountain standard time": "MST", "mountain daylight time": "MDT",
    "pacific time": "PT", "pacific standard time": "PST", "pacific daylight time": "PDT",
    "alaska time": "America/Anchorage", "hawaii time": "Pacific/Honolulu",
    "greenwich mean time": "UTC", "coordinated universal time": "UTC", "universal time": "UTC",
    "british summer time": "Europe/London", "london time": "Europe/London", "uk time": "Europe/London",
    "irish time": "Europe/Dublin", "irish standard time": "Europe/Dublin",
    "central european time": "CET", "central european summer time": "CEST",
    "eastern european time": "EET", "eastern european summer time": "EEST",
    "mitteleuropäische zeit": "CET", "mitteleuropäische sommerzeit": "CEST",
    "moscow time": "MSK", "moscow standard time": "MSK", "по московскому времени": "MSK", "по москве": "MSK",
    "московского времени": "MSK", "время московское": "MSK", "за київським часом": "Europe/Kyiv",
    "за києвом": "Europe/Kyiv", "kyiv time": "Europe/Kyiv",
    "india standard time": "Asia/Kolkata", "indian standard time": "Asia/Kolkata",
    "israel standard time": "Asia/Jerusalem", "israel time": "Asia/Jerusalem", "שעון ישראל": "Asia/Jerusalem",
    "pakistan standard time": "PKT", "bangladesh standard time": "Asia/Dhaka", "nepal time": "NPT",
    "china standard time": "Asia/Shanghai", "beijing time": "Asia/Shanghai", "北京时间": "Asia/Shanghai",
    "北京時間": "Asia/Shanghai", "台北時間": "Asia/Taipei", "香港時間": "Asia/Hong_Kong",
    "japan standard time": "JST", "日本時間": "JST", "korea standard time": "KST", "한국시간": "KST",
    "hong kong time": "HKT", "singapore time": "SGT", "philippine standard time": "Asia/Manila",
    "waktu indonesia barat": "WIB", "waktu indonesia tengah": "WITA", "waktu indonesia timur": "WIT",
    "giờ việt nam": "Asia/Ho_Chi_Minh", "giờ hà nội": "Asia/Ho_Chi_Minh",
    "australian eastern standard time": "AEST", "australian eastern daylight time": "AEDT",
    "arabia standard time": "Asia/Riyadh", "gulf standard time": "Asia/Dubai",
    "بتوقيت غرينتش": "UTC", "بتوقيت جرينتش": "UTC",
    "بتوقيت مكة المكرمة": "Asia/Riyadh", "بتوقيت مكة": "Asia/Riyadh",
    "بتوقيت القاهرة": "Africa/Cairo", "به وقت تهران": "Asia/Tehran", "به وقت گرینویچ": "UTC",
    "türkiye saati": "Europe/Istanbul", "tsi": "Europe/Istanbul", "east africa time": "EAT",
    "south africa standard time": "SAST", "west africa time": "WAT", "central africa time": "CAT",
    "hora de madrid": "Europe/Madrid", "hora peninsular": "Europe/Madrid",
    "hora peninsular española": "Europe/Madrid",
    "heure de paris": "Europe/Paris", "heure de bruxelles": "Europe/Brussels",
    "ora româniei": "Europe/Bucharest",
    "ora italiana": "Europe/Rome", "ώρα ελλάδας": "Europe/Athens", "hora de lisboa": "Europe/Lisbon",
    "hora de brasília": "America/Sao_Paulo", "horário de brasília": "America/Sao_Paulo",
    "hora de argentina": "America/Argentina/Buenos_Aires", "hora de chile": "America/Santiago",
    "hora de colombia": "America/Bogota", "hora de perú": "America/Lima", "hora del este": "ET",
}  # fmt: skip

# Region -> minutes; "" where RFC 5322 or near-universal use decides without one.
AMBIGUOUS: dict[str, dict[str, int]] = {
    "IST": {"IN": 330, "LK": 330, "IE": 60, "IL": 120},
    "IDT": {"": 180},
    "CST": {"": -360, "CN": 480, "TW": 480, "MO": 480, "HK": 480, "CU": -300},
    "BST": {"GB": 60, "IM": 60, "JE": 60, "GG": 60, "BD": 360, "": 60},
    "AST": {
        "": -240, "SA": 180, "IQ": 180, "KW": 180, "BH": 180, "QA": 180, "YE": 180, "AE": 240, "OM": 240,
    },
    "GST": {"": 240, "GS": -120},
    "EST": {"": -300, "AU": 600},
    "EDT": {"": -240, "AU": 660},
    "SST": {"": -660, "SG": 480},
    "AMT": {"AM": 240, "BR": -240},
    "PST": {"": -480, "PH": 480, "PN": -480},
    "MST": {"": -420, "MY": 480, "MM": 390},
    "WST": {"AU": 480, "WS": 780, "EH": 60},
    "GET": {"": 240},
}  # fmt: skip

# Languages that name the region well enough.
HOME = {
    "hi": "IN",
    "ta": "IN",
    "te": "IN",
    "mr": "IN",
    "gu": "IN",
    "bn": "BD",
    "he": "IL",
    "ga": "IE",
    "zh": "CN",
    "hy": "AM",
    "ar": "SA",
}

# Regions whose English numeric dates put the month first (Unicode CLDR 48), and those where both
# orders are in daily use, so that none may be assumed.
MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "AS", "VI", "MP", "FM", "MH", "PW", "UM"})
BOTH_ORDERS = frozenset({"CA"})
# Languages that write the year first, so that "8/3" is 3 August.
YEAR_FIRST = frozenset({"ja", "zh", "ko", "hu", "lt", "mn", "eu"})
# Languages with no settled order where the year comes last.
UNSETTLED = frozenset({"ja", "zh", "ko", "mn", "eu"})
