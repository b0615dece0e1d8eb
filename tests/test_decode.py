from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import ReadError
from publisher.text.decode import decode

ENGLISH = "The harbour’s café closed at noon – nobody knew why. “Storm,” said the smith; the tide cost 3 £."
FRENCH = (
    "La marée était très haute à l’aube, et le café du port fermé : où dîner ? Les pêcheurs ont été prévenus."
)
POLISH = (
    "Zamknięto port, ponieważ sztorm zerwał łodzie. Rybacy żądają odszkodowań, a władze milczą już drugą dobę."
)
CZECH = "Přístav zůstal zavřený, protože vítr převrhl několik člunů. Rybáři čekají, škody zjišťují."
TURKISH = "Fırtına yüzünden liman kapandı, balıkçılar kıyıda bekliyor. Işıklar söndü, çığlıklar duyuldu."
RUSSIAN = "Порт закрыли из-за шторма, рыбаки ждут на берегу. Ветер сорвал несколько лодок, никто не пострадал."
GREEK = "Το λιμάνι έκλεισε λόγω της θύελλας και οι ψαράδες περιμένουν στην ακτή. Κανείς δεν έπαθε κάτι σοβαρό."
HEBREW = "הנמל נסגר בגלל הסערה והדייגים מחכים על החוף. איש לא נפגע, אך כמה סירות נסחפו אל הים הפתוח."
ARABIC = "أغلق الميناء بسبب العاصفة والصيادون ينتظرون على الشاطئ. لم يصب أحد لكن بعض القوارب جرفت إلى البحر."
JAPANESE = "嵐のために港が閉まり、漁師たちは岸で待っている。けが人はいないが、何隻かの船が沖に流された。"
CHINESE = "港口因暴风关闭，渔民在岸边等候。没有人受伤，但是有几艘船被冲到海上，官员说明天可以重新开放。"
SLOVAK = "Prístav je zatvorený, lebo vietor prevrátil niekoľko člnov. Rybári žiadajú náhradu a čakajú na brehu."
HUNGARIAN = "A kikötő zárva van, mert a szél felborított néhány csónakot. A halászok várnak."
LITHUANIAN = (
    "Uostas uždarytas, nes vėjas apvertė kelias valtis. Žvejai laukia krante ir nežino, kada galės išplaukti."
)
LATVIAN = (
    "Osta ir slēgta, jo vējš apgāza vairākas laivas. Zvejnieki gaida krastā un nezina, kad varēs izbraukt jūrā."
)
ICELANDIC = (
    "Höfnin er lokuð vegna óveðurs og sjómenn bíða á ströndinni. Það er ekki vitað hvenær þeir mega fara út."
)
THAI = "ท่าเรือปิดเพราะพายุ ชาวประมงรออยู่ที่ชายฝั่ง ไม่มีใครได้รับบาดเจ็บ แต่เรือหลายลำถูกพัดออกทะเล"
UKRAINIAN = "Порт закрили через шторм, і рибалки чекають на березі. Вітер зірвав човни, ніхто не постраждав."
GERMAN = "Der Hafen ist für drei Tage gesperrt, weil der Sturm größere Schäden verursacht hat. Alle warten."
VIETNAMESE = "Cảng đóng cửa vì bão và ngư dân phải chờ trên bờ trong ba ngày, nhưng không có ai bị thương."
KOREAN = "폭풍 때문에 항구가 닫혔고 어부들은 해안에서 기다리고 있다. 다친 사람은 없지만 배 몇 척이 떠내려갔다."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (ARABIC, "cp1256"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (FRENCH, "mac_roman"),
        (GERMAN, "mac_roman"),
        (GERMAN, "cp850"),
        (SLOVAK, "cp1250"),
        (SLOVAK, "iso8859-2"),
        (CZECH, "iso8859-2"),
        (POLISH, "iso8859-2"),
        (POLISH, "cp852"),
        (HUNGARIAN, "cp1250"),
        (HUNGARIAN, "iso8859-2"),
        (LITHUANIAN, "cp1257"),
        (LITHUANIAN, "iso8859-13"),
        (LATVIAN, "cp1257"),
        (ICELANDIC, "cp1252"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (ARABIC, "iso8859-6"),
        (THAI, "cp874"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
        (
            "港口因暴風關閉，漁民在岸邊等候。沒有人受傷，但是有幾艘船被沖到海上，官員說明天可以重新開放。",
            "big5",
        ),
        (KOREAN, "euc_kr"),
    ],
)
def test_text_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    """An article is read as it was written, whatever encoding its file is in."""
    assert decode(text.encode(encoding), "tide.txt") == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"tide\r\nebb\rflow\n", "tide\nebb\nflow\n"),
        ("Fähre, Möwe und Brücke ".encode() + b"caf\xe9", "Fähre, Möwe und Brücke café"),
        (b"caf\xe9", "café"),
        ("\ufeffTide".encode("utf-16-be"), "Tide"),
        (b"tide " * 400 + b"\x00", "tide " * 400 + "\x00"),
    ],
    ids=["line ends", "broken byte in UTF-8", "one byte", "mark of UTF-16", "stray NUL"],
)
def test_small_faults_are_repaired(data: bytes, text: str) -> None:
    """Line ends become one kind, and a broken byte or a stray NUL does not cost the article."""
    assert decode(data, "tide.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t\x00", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"%PDF-1.7 tides", "PDF"),
        (b"PK\x03\x04tides", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 tides}", "Rich Text"),
        (b"a\x00b\x01\x02c", "binary"),
        (bytes(range(256)) * 8, "binary"),
    ],
    ids=[
        "empty",
        "blank",
        "mark only",
        "UTF-16 mark only",
        "PDF",
        "ZIP",
        "PNG",
        "JPEG",
        "gzip",
        "RTF",
        "controls",
        "all bytes",
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, reason: str) -> None:
    """The error says what the file is, and the remedy."""
    with pytest.raises(ReadError) as caught:
        decode(data, "pier.txt")
    assert "pier.txt" in caught.value.message
    assert reason in caught.value.message
    assert caught.value.remedy


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    """Any bytes give text without carriage returns, the same each time, or a ReadError."""
    try:
        text = decode(data, "any.txt")
    except ReadError:
        with pytest.raises(ReadError):
            decode(data, "any.txt")
        return
    assert text == decode(data, "any.txt")
    assert "\r" not in text


@given(st.text(st.characters(categories=("L", "N", "P", "Z")), min_size=1, max_size=200))
def test_utf8_is_recognised(text: str) -> None:
    """Valid UTF-8 is never decoded as anything else."""
    marked = "Tide " + text
    assert decode(marked.encode(), "any.txt") == marked


def test_vietnamese_with_marks_apart() -> None:
    """Windows-1258 writes the tones as marks of their own."""
    parted = unicodedata.normalize("NFD", VIETNAMESE)
    for whole in "ăâđêôơưĂÂĐÊÔƠƯ":
        parted = parted.replace(unicodedata.normalize("NFD", whole), whole)
        for tone in "\u0300\u0301\u0303\u0309\u0323":  # the mark below stands before the one above
            apart = unicodedata.normalize("NFD", whole + tone)
            parted = parted.replace(apart, whole + tone)

    assert unicodedata.normalize("NFC", decode(parted.encode("cp1258"), "a.txt")) == VIETNAMESE


KEYS = "AUTHOR: ada\nALLOW COMMENTS: 1\nCONVERT BREAKS: 0\nPRIMARY CATEGORY: \n-----\nBODY:\n" * 20


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
@pytest.mark.parametrize("before", [KEYS, "<p class='tide'>\n" * 60, "https://x.example/tide\n" * 40])
def test_lines_of_ascii_do_not_hide_an_encoding(before: str, encoding: str) -> None:
    """Keys, markup and addresses on lines of their own say nothing of the encoding of the text."""
    text = f"{before}{JAPANESE}\n{before}"
    assert decode(text.encode(encoding), "tide.txt") == text
