"""Scripts whose vowels are marks, and languages that write no blanks between words."""

from __future__ import annotations

import pytest

from publisher import describe
from publisher.text.clean import bare_letters, letters, repair
from publisher.text.words import count_letters, count_words, words_of

# A headline, and a text below it that shares its words.
TEXTS = {
    "hi": ("मछुआरों की नावें तूफ़ान के बाद लौटीं", "तूफ़ान के बाद मछुआरों की नावें बंदरगाह पर लौटीं और लोगों ने उनका स्वागत किया।"),
    "mr": ("वादळानंतर बंदर पुन्हा सुरू झाले", "वादळानंतर तीन दिवसांनी बंदर पुन्हा सुरू झाले आणि होड्या समुद्रात गेल्या।"),
    "bn": ("ঝড়ের পরে বন্দর আবার খুলেছে", "ঝড়ের তিন দিন পরে বন্দর আবার খুলেছে এবং জেলেরা নৌকা নিয়ে সমুদ্রে গেছে।"),
    "ta": ("புயலுக்குப் பின் துறைமுகம் திறப்பு", "புயலுக்குப் பின் மூன்று நாட்கள் கழித்து துறைமுகம் திறப்பு விழா நடந்தது."),
    "te": ("తుఫాను తర్వాత ఓడరేవు తెరిచారు", "తుఫాను తర్వాత మూడు రోజులకు ఓడరేవు తెరిచారు, పడవలు సముద్రంలోకి వెళ్లాయి."),
    "kn": ("ಬಿರುಗಾಳಿಯ ನಂತರ ಬಂದರು ತೆರೆಯಿತು", "ಬಿರುಗಾಳಿಯ ನಂತರ ಮೂರು ದಿನಗಳಲ್ಲಿ ಬಂದರು ತೆರೆಯಿತು, ದೋಣಿಗಳು ಸಮುದ್ರಕ್ಕೆ ಹೋದವು."),
    "ml": ("കൊടുങ്കാറ്റിനു ശേഷം തുറമുഖം തുറന്നു", "കൊടുങ്കാറ്റിനു ശേഷം മൂന്നാം ദിവസം തുറമുഖം തുറന്നു, വള്ളങ്ങൾ കടലിൽ പോയി."),
    "si": ("කුණාටුවෙන් පසු වරාය විවෘත විය", "කුණාටුවෙන් පසු දින තුනකින් වරාය විවෘත විය, බෝට්ටු මුහුදට ගියේය."),
    "gu": ("વાવાઝોડા પછી બંદર ફરી ખૂલ્યું", "વાવાઝોડા પછી ત્રણ દિવસે બંદર ફરી ખૂલ્યું અને હોડીઓ દરિયામાં ગઈ."),
    "pa": ("ਤੂਫ਼ਾਨ ਤੋਂ ਬਾਅਦ ਬੰਦਰਗਾਹ ਮੁੜ ਖੁੱਲ੍ਹੀ", "ਤੂਫ਼ਾਨ ਤੋਂ ਬਾਅਦ ਤਿੰਨ ਦਿਨਾਂ ਵਿੱਚ ਬੰਦਰਗਾਹ ਮੁੜ ਖੁੱਲ੍ਹੀ ਅਤੇ ਬੇੜੀਆਂ ਸਮੁੰਦਰ ਵਿੱਚ ਗਈਆਂ।"),
    "my": ("မုန်တိုင်းအပြီး ဆိပ်ကမ်း ပြန်ဖွင့်", "မုန်တိုင်းအပြီး သုံးရက်အကြာတွင် ဆိပ်ကမ်း ပြန်ဖွင့်ပြီး လှေများ ပင်လယ်သို့ ထွက်ခွာခဲ့သည်။"),
    "km": ("កំពង់ផែបើកឡើងវិញក្រោយព្យុះ", "កំពង់ផែបើកឡើងវិញក្រោយព្យុះបីថ្ងៃ ហើយទូកបានចេញទៅសមុទ្រជាមួយអ្នកនេសាទ។"),
    "th": ("ท่าเรือเปิดอีกครั้งหลังพายุ", "ท่าเรือเปิดอีกครั้งหลังพายุสามวัน และเรือประมงออกทะเลพร้อมกับชาวบ้านจำนวนมาก"),
    "lo": ("ທ່າເຮືອເປີດຄືນຫຼັງພາຍຸ", "ທ່າເຮືອເປີດຄືນຫຼັງພາຍຸສາມມື້ ແລະ ເຮືອອອກທະເລກັບຊາວປະມົງຈຳນວນຫຼາຍ."),
    "dv": ("ވިއްސާރައަށްފަހު ބަނދަރު ހުޅުވައިފި", "ވިއްސާރައަށްފަހު ތިން ދުވަހުން ބަނދަރު ހުޅުވައިފި އަދި ދޯނިތައް ކަނޑަށް ފުރައިފި."),
    "he": ("הַנָּמֵל נִפְתַּח אַחֲרֵי הַסְּעָרָה", "הַנָּמֵל נִפְתַּח אַחֲרֵי הַסְּעָרָה וְהַסִּירוֹת יָצְאוּ אֶל הַיָּם הַפָּתוּחַ בַּבֹּקֶר."),
    "ja": ("嵐のあと港が再開した", "嵐のあと三日で港が再開した。漁師たちは船を出し、沖へ向かった。"),
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_headlines_with_vowel_signs_are_headlines(language: str) -> None:
    """A headline is found in every script: vowel signs count as letters, and blanks do not count against it."""
    headline, text = TEXTS[language]
    (entry,) = describe(f"{headline}\n\n{text * 3}\n\n{text}\n".encode(), "a.txt")

    assert entry.title == headline


@pytest.mark.parametrize(
    ("one", "other"),
    [("राम वर्मा", "रमा वर्मा"), ("কাল", "কলা"), ("மணி", "மாணி"), ("ปู", "ปี"), ("ကို", "ကာ")],
    ids=["hi", "bn", "ta", "th", "my"],
)
def test_other_vowels_are_another_name(one: str, other: str) -> None:
    """Two names that differ in their vowel signs only are two people, aliases and titles."""
    assert bare_letters(one) != bare_letters(other)
    assert letters(one) != letters(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Süd-Kurier", "sudkurier"),
        ("كِتَاب", "كتاب"),
        ("שָׁלוֹם", "שלום"),
        ("Ταχυδρόμος", "ταχυδρομος"),
        ("क़लम", "कलम"),
    ],
    ids=["de", "ar", "he", "el", "hi"],
)
def test_accents_and_points_name_the_same(one: str, other: str) -> None:
    """Accents and points, which writers leave out, still make no other name."""
    assert bare_letters(one) == bare_letters(other)


def test_words_keep_their_vowel_signs() -> None:
    """A word is not cut at its vowels, and without blanks pieces of three letters stand in for words."""
    assert words_of("नई नाव, नई") == ["नई", "नाव", "नई"]
    assert words_of("港が再開") == ["港が再", "が再開"]
    assert words_of("The old ferry") == ["The", "old", "ferry"]
    assert count_letters("नाव 7") == 3
    assert count_words("the old ferry") == 3
    assert 3 <= count_words("港口委员会同意打捞") <= 4


@pytest.mark.parametrize(
    "text",
    [
        "Ο δήμαρχος άνοιξε το λιμάνι",
        "항구가 다시 열렸다",
        "فُتح الميناء من جديد",
        "港口重新开放",
        "बंदरगाह फिर खुला",
        "Порт снова открыт",
        "Küste und Höhe",
    ],
)
def test_mojibake_of_any_script_is_undone(text: str) -> None:
    """UTF-8 that was read as Windows-1252 is repaired in every script, and what is right stays."""
    shown = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())

    assert repair(shown) == text
    assert repair(text) == text


WRAPPED = (
    "The harbour master said that the boats may leave at dawn, once the wind has turned to the west again. " * 3
)


@pytest.mark.parametrize(
    ("headline", "below"),
    [
        ("Il porto riapre dopo tre giorni di tempesta sul molo", "dalla nostra inviata Carla Scoglio"),
        ("Der Hafen öffnet nach drei Tagen Sturm wieder für alle", "unser Korrespondent Jan Priel berichtet"),
    ],
    ids=["it", "de"],
)
def test_headlines_are_not_joined_with_the_line_below(headline: str, below: str) -> None:
    """Two lines of a text whose paragraphs are single lines are no wrapped paragraph."""
    (entry,) = describe(f"{headline}\n{below}\n\n{WRAPPED}\n".encode(), "a.txt")

    assert entry.title == headline
