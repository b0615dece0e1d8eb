"""Names and three-letter codes of languages, as programs give them instead of a tag, and their tags.

Sources: ISO 639-2 and 639-3 (codes), CLDR 48 (names in English and in the language itself). All in lower case.
"""

from __future__ import annotations

_NAMES = {
    "af": "afr afrikaans", "am": "amh amharic አማርኛ", "ar": "ara arabic العربية",
    "az": "aze azerbaijani azərbaycan", "be": "bel belarusian беларуская", "bg": "bul bulgarian български",
    "bn": "ben bengali bangla বাংলা", "bs": "bos bosnian bosanski", "ca": "cat catalan català",
    "cs": "ces cze czech čeština", "cy": "cym wel welsh cymraeg", "da": "dan danish dansk",
    "de": "deu ger german deutsch", "el": "ell gre greek ελληνικά", "en": "eng english",
    "es": "spa spanish español castellano", "et": "est estonian eesti", "eu": "eus baq basque euskara",
    "fa": "fas per persian farsi فارسی", "fi": "fin finnish suomi", "fr": "fra fre french français",
    "ga": "gle irish gaeilge", "gl": "glg galician galego", "gu": "guj gujarati ગુજરાતી", "ha": "hau hausa",
    "he": "heb hebrew עברית", "hi": "hin hindi हिन्दी", "hr": "hrv croatian hrvatski",
    "hu": "hun hungarian magyar", "hy": "hye arm armenian հայերեն", "id": "ind indonesian indonesia",
    "is": "isl ice icelandic íslenska", "it": "ita italian italiano", "ja": "jpn japanese 日本語",
    "ka": "kat geo georgian ქართული", "kk": "kaz kazakh қазақ", "km": "khm khmer ខ្មែរ",
    "kn": "kan kannada ಕನ್ನಡ", "ko": "kor korean 한국어", "lo": "lao ລາວ", "lt": "lit lithuanian lietuvių",
    "lv": "lav latvian latviešu", "mk": "mkd mac macedonian македонски", "ml": "mal malayalam മലയാളം",
    "mn": "mon mongolian монгол", "mr": "mar marathi मराठी", "ms": "msa may malay melayu",
    "mt": "mlt maltese malti", "my": "mya bur burmese myanmar မြန်မာ", "nb": "nob bokmål",
    "ne": "nep nepali नेपाली", "nl": "nld dut dutch nederlands", "nn": "nno nynorsk",
    "no": "nor norwegian norsk", "or": "ori odia oriya ଓଡ଼ିଆ", "pa": "pan punjabi panjabi ਪੰਜਾਬੀ",
    "pl": "pol polish polski", "ps": "pus pashto پښتو", "pt": "por portuguese português",
    "ro": "ron rum romanian română", "ru": "rus russian русский", "si": "sin sinhala sinhalese සිංහල",
    "sk": "slk slo slovak slovenčina", "sl": "slv slovenian slovene slovenščina",
    "so": "som somali soomaali", "sq": "sqi alb albanian shqip", "sr": "srp serbian српски srpski",
    "sv": "swe swedish svenska", "sw": "swa swahili kiswahili", "ta": "tam tamil தமிழ்",
    "te": "tel telugu తెలుగు", "th": "tha thai ไทย", "tl": "tgl tagalog", "tr": "tur turkish türkçe",
    "uk": "ukr ukrainian українська", "ur": "urd urdu اردو", "uz": "uzb uzbek o‘zbek",
    "vi": "vie vietnamese việt", "xh": "xho xhosa", "zh": "zho chi chinese 中文", "zu": "zul zulu isizulu",
}  # fmt: skip
TAG_OF = {name: tag for tag, names in _NAMES.items() for name in names.split()}
