"""Zone abbreviations and what they mean, in minutes east of Greenwich.

Sources: RFC 5322 section 4.3 (the North American names and UT), the IANA time zone database
(the others). AMBIGUOUS names are those of several zones: the region of the publisher decides, and
where no region is known nothing is decided, but for the American four that RFC 5322 fixes.
"""

from __future__ import annotations

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
}

# Regions whose English numeric dates put the month first (Unicode CLDR 48), and those where both
# orders are in daily use, so that none may be assumed.
MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "AS", "VI", "MP", "FM", "MH", "PW", "UM"})
BOTH_ORDERS = frozenset({"CA"})
# Languages that write the year first, so that "8/3" is 3 August.
YEAR_FIRST = frozenset({"ja", "zh", "ko", "hu", "lt", "mn", "eu"})
# Languages with no settled order where the year comes last.
UNSETTLED = frozenset({"ja", "zh", "ko", "mn", "eu"})
