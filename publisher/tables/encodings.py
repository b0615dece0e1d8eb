"""Legacy encodings, the languages that were written in them, and the letters of these languages.

Letters are those beyond ASCII, in lower case, the frequent ones of a script first. Sources: the exemplar
characters of CLDR 48, and the character sets of Unicode's mapping tables (MICSFT, ISO8859, APPLE), RFC 1468
(ISO-2022-JP) and RFC 2319 (KOI8-U).
"""

from __future__ import annotations

_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ"
_GREEK = "αοιετσνηυρπκμλςόίάωδγέήχύφθβξώζψϊϋΐΰ"
_HEBREW = "יוהלאמרתבנשדםעחקפןכגטזסצץףך"
_ARABIC = "اليمنورتبةعدسفهكقأحجشطصىإخزءذضثئغظآؤ"
_THAI = "านรอกเงว่มยลดทสตะคบ้ปัีหิแใไจพุู์ชขำผโถ็ศซธณภษญฐฟืึึๆฝฮฤฉ๊ฎฏฑฒฬ๋ฆฯฺฌฃฅฦ"

ALPHABETS = {
    "de": "äöüßéà", "fr": "éèàêçâîôùûëïœæ", "es": "óíáéñúüç", "pt": "ãçáéíóêõâàúôü", "it": "èàùòìéîó",
    "nl": "ëéïèöüáóê", "sv": "åäöéü", "no": "øåæéòôóè", "da": "øåæéöü", "fi": "äöåéšž", "is": "íáðóéöþúýæ",
    "ca": "àóéèíçòúïü", "gl": "óíáéñúüï", "eu": "ñüç", "cy": "ŵâêîôŷûïäëö",
    "ga": "áéíóú", "sq": "ëç", "id": "é",
    "et": "äõüöšž", "tr": "ıüşğçöîâû", "vi": "ăâđêôơưàáãèéêìíòóõùúý\u0300\u0301\u0303\u0309\u0323",
    "pl": "łążęśćóńź", "cs": "íáéěřšžčýůúťďňóöü", "sk": "áíčéýžšľúťôňďäóĺŕ",
    "hu": "áéőöóüíűú", "ro": "ăâîșțşţ",
    "hr": "šćčžđ", "sl": "čšžćđ", "lt": "ėšžįųūčąę", "lv": "āīēšūņžļčģķ", "ru": _CYRILLIC + "ё",
    "uk": _CYRILLIC.translate(dict.fromkeys(map(ord, "ъыэ"))) + "іїєґ’",
    "bg": _CYRILLIC.translate(dict.fromkeys(map(ord, "ыэ"))),
    "be": _CYRILLIC.translate(dict.fromkeys(map(ord, "ищъ"))) + "іўё",
    "sr": "аиоенрстјкувдплмгзбчцхшжњћљфђџ", "mk": "аоиетнрсвдкјлупмгзбчшцжхќфњѓџљѕѐѝ",
    "el": _GREEK, "he": _HEBREW, "ar": _ARABIC, "fa": _ARABIC + "پچژگ", "th": _THAI,
}  # fmt: skip
# English has such letters in foreign words and names only, of any language of the west.
ALPHABETS["en"] = "".join(
    sorted(set("".join(map(ALPHABETS.__getitem__, "de fr es pt it nl sv no da".split()))))
)

# The likelier encodings come first: of two that fit alike, the first is meant.
ENCODINGS = (
    ("cp1252", "en de fr es pt it nl sv no da fi is ca gl eu cy ga sq id"),
    ("cp1250", "pl cs sk hu ro hr sl sq"),
    ("cp1251", "ru uk bg be sr mk"),
    ("cp1254", "tr"),
    ("cp1253", "el"),
    ("cp1255", "he"),
    ("cp1256", "ar fa"),
    ("cp1257", "lt lv et"),
    ("cp1258", "vi"),
    ("cp874", "th"),
    ("iso8859-15", "en de fr es pt it nl sv no da fi et"),
    ("iso8859-2", "pl cs sk hu ro hr sl"),
    ("iso8859-13", "lt lv et"),
    ("iso8859-16", "ro"),
    ("iso8859-5", "ru bg sr mk be"),
    ("iso8859-6", "ar"),
    ("iso8859-7", "el"),
    ("koi8-r", "ru bg"),
    ("koi8-u", "uk be"),
    ("mac_roman", "en de fr es pt it nl sv no da fi"),
    ("mac_latin2", "pl cs sk hu"),
    ("mac_cyrillic", "ru uk"),
    ("cp866", "ru be"),
    ("cp850", "de fr es pt it nl sv no da fi"),
    ("cp852", "pl cs sk hu hr sl"),
)

# Small words of languages that the table of `stopwords` lacks, because their script tells them.
SMALL_WORDS = {"he": "של את על לא הוא זה עם כי או גם אם יש אל כל היא אך מה זו כן רק כך עד אני"}

# Signs between words and numbers in any of these languages.
SIGNS = "’‘“”„‚–—…•«»‹›°§€£©®™·½¼×№\xa0\xad¿¡"
