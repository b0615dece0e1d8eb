"""Who wrote it, by what texts, pages and records say: people, and not what stands beside their names."""

from __future__ import annotations

import json
from time import process_time

import pytest

from publisher.models import Circumstances, Entry
from publisher.normalizer import normalize
from publisher.readers import read
from publisher.text import bylines, cjk_bylines
from publisher.text.names import Kind, kind_of, trimmed

TITLE = "Storm over the harbour wakes the town"
TEXT = (
    "The council met in the old customs house and agreed to lift the wreck before winter, because the "
    "owners had paid for the crane and for the barges that come from the next town."
)
SITE = "https://www.quaynews.example/storm"


def entry_of(data: str, name: str) -> Entry:
    """Read and decide one article."""
    (article,) = read(data.encode(), name)
    return normalize(article, Circumstances(url=SITE if name.endswith("html") else ""))


def names(entry: Entry) -> list[str]:
    """Return the names of an entry's authors."""
    return [person.name for person in entry.authors]


def signed(line: str) -> Entry:
    """Decide a plain text with a line below its headline."""
    return entry_of(f"{TITLE}\n{line}\n\n{TEXT}\n\n{TEXT}\n", "a.txt")


def page(body: str = "", head: str = "", data: dict[str, object] | None = None) -> Entry:
    """Decide a page with something below its headline, in its head, or in its JSON-LD."""
    about = {"@type": "NewsArticle", "headline": TITLE, **data} if data else None
    script = f'<script type="application/ld+json">{json.dumps(about)}</script>' if about else ""
    return entry_of(
        f"<!doctype html><html lang=en><head><title>{TITLE}</title>{head}{script}</head><body><article>"
        f"<h1>{TITLE}</h1>{body}<p>{TEXT}</p><p>{TEXT}</p></article></body></html>",
        "a.html",
    )


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("By Ada Quay, Tel Aviv", ["Ada Quay"], id="en: a city of two words"),
        pytest.param("By Ada Quay, Oslo", ["Ada Quay"], id="en: a short city"),
        pytest.param("By Ada Quay, Rome and Turin", ["Ada Quay"], id="en: two cities"),
        pytest.param("By Ada Quay, Sky News", ["Ada Quay"], id="en: a broadcaster"),
        pytest.param("By Ada Quay, Professor of Law", ["Ada Quay"], id="en: an office"),
        pytest.param("By Ada Quay, aged 12", ["Ada Quay"], id="en: an age"),
        pytest.param("By Ada Quay, Bo Pier", ["Ada Quay", "Bo Pier"], id="en: two people"),
        pytest.param("By Ada Quay, MD", ["Ada Quay, MD"], id="en: a degree"),
        pytest.param(
            "By Ada Quay in Oslo and Bo Pier in New York", ["Ada Quay", "Bo Pier"], id="en: each in a city"
        ),
        pytest.param("Par Ada Quai (à Lyon) et Bo Môle", ["Ada Quai", "Bo Môle"], id="fr: a city in brackets"),
        pytest.param("Story and photos by Ada Quay", ["Ada Quay"], id="en: two kinds of work"),
        pytest.param("Una entrevista de Ada Muelle", ["Ada Muelle"], id="es: a kind of text"),
        pytest.param("Ein Porträt von Ada Kai", ["Ada Kai"], id="de: a kind of text"),
        pytest.param("Un'analisi di mercato", [], id="it: a kind of text, and no name"),
        pytest.param("Rozmawiał Adam Molo", ["Adam Molo"], id="pl: a verb without a colon"),
        pytest.param("Подготовила Ада Причал", ["Ада Причал"], id="ru: a verb without a colon"),
        pytest.param("ผู้เขียน อาทิตย์ ท่าเรือ", ["อาทิตย์ ท่าเรือ"], id="th: a label without a colon"),
        pytest.param("Theo van der Quay", ["Theo van der Quay"], id="a first name that is a label elsewhere"),
        pytest.param(
            "Av Ada Brygge og Per Kai", ["Ada Brygge", "Per Kai"], id="no: a first name like a preposition"
        ),
        pytest.param("Ada Quay | Staff Reporter", ["Ada Quay"], id="en: a name and an office"),
        pytest.param("Ada Muelle / Corresponsal", ["Ada Muelle"], id="es: a name and an office"),
        pytest.param("Ada Cais, da redação", ["Ada Cais"], id="pt: a name and a staff"),
        pytest.param("ავტორი: ადა ნავსადგური", ["ადა ნავსადგური"], id="ka: a script with unused capitals"),
        pytest.param("Հեղինակ՝ Ադա Նավահանգիստ", ["Ադա Նավահանգիստ"], id="hy: a mark like a colon"),
        pytest.param("Un'intervista di Ada Molo", ["Ada Molo"], id="it: an article without a blank"),
        pytest.param("Ada Molo - Inviata da Oslo", ["Ada Molo"], id="it: an office and a city behind"),
        pytest.param("Análisis de Riesgos", [], id="es: a kind of text, and no name"),
        pytest.param("Foto di Ada Molo", [], id="it: a photographer without a colon"),
        pytest.param("사진=김영희 기자", [], id="ko: a photographer"),
        pytest.param("Per Kai, journalist", ["Per Kai"], id="no: a first name like a preposition, an office"),
        pytest.param("経済部・佐藤花子", ["佐藤花子"], id="ja: a desk before"),
        pytest.param(
            "Von Ada Kai, Kiel und Bo Steg, Neu-Delhi", ["Ada Kai", "Bo Steg"], id="de: each with a city"
        ),
        pytest.param("Von unserer Reporterin Ada Kai", ["Ada Kai"], id="de: an office before"),
        pytest.param("Par Ada Quai, envoyée spéciale à Kyiv", ["Ada Quai"], id="fr: office and city"),
        pytest.param("Por Ada Muelle, Ciudad de México", ["Ada Muelle"], id="es: a city"),
        pytest.param("di Ada Molo, inviata a Reggio Emilia", ["Ada Molo"], id="it: office and city"),
        pytest.param("dal nostro corrispondente Bo Molo", ["Bo Molo"], id="it: our correspondent"),
        pytest.param("Автор: Ада Причал, Нижний Новгород", ["Ада Причал"], id="ru: a city"),
        pytest.param("Yazar: Ada Rıhtım, Ankara", ["Ada Rıhtım"], id="tr: a city"),
        pytest.param("خبرنگار: رضا بندری، تهران", ["رضا بندری"], id="fa: a city behind another comma"),
        pytest.param("Ada Quay reports from Oslo", ["Ada Quay"], id="en: a sentence"),
        pytest.param("Author: R.D.", ["R.D."], id="the dot of an abbreviation"),
        pytest.param("By Ada Quay Jr.", ["Ada Quay Jr."], id="the dot of Jr."),
    ],
)
def test_only_people_are_authors(line: str, authors: list[str]) -> None:
    """Behind a whole name, places, papers, offices and ages are no further people."""
    assert names(signed(line)) == authors


@pytest.mark.parametrize(
    "line",
    [
        "Editor: Ada Quay",
        "Edited by Ada Quay",
        "Redaktion: Ada Kai",
        "Editör: Ada Rıhtım",
        "Szerkesztő: Ada Kikötő",
        "责任编辑：王小明",
        "संपादक: सुनीता वर्मा",
        "Reviewed by Dr. Ada Quay",
        "Photo: Ada Quay",
    ],
)
def test_editors_and_photographers_are_no_authors(line: str) -> None:
    """Whoever edited, reviewed or photographed did not write it, and the line is no headline."""
    entry = signed(line)
    assert (names(entry), entry.title) == ([], TITLE)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("来源：新华社 作者：王启明 编辑：李若", "王启明"),
        ("文/王启明 图/李若", "王启明"),
        ("写真：田中一郎 文：佐藤花子", "佐藤花子"),
        ("Text: Ada Kaj Foto: Bo Brygga", "Ada Kaj"),
        ("Текст: Ада Причал. Фото: Бо Пирс", "Ада Причал"),
        ("Reporter: Ada Quay Editor: Bo Pier", "Ada Quay"),
        ("Redacteur: Ada Kade", "Ada Kade"),
        ("Текст и снимки: Ада Пристан", "Ада Пристан"),
        ("陳小華／綜合報導", "陳小華"),
        ("聞き手・佐藤花子", "佐藤花子"),
        ("Tekst Ada Kade, beeld Bo Steiger", "Ada Kade"),
        ("Ada Kai (Text) und Bo Steg (Fotos)", "Ada Kai"),
        ("글 김영희 사진 박영수", "김영희"),
        ("文／陳小華 攝影／王明", "陳小華"),
        ("取材・文＝佐藤花子 撮影＝田中一", "佐藤花子"),
        ("เรื่อง: อาทิตย์ ท่าเรือ ภาพ: จันทร์ สะพาน", "อาทิตย์ ท่าเรือ"),
        ("(Reporting by Ada Quay in Oslo; Editing by Bo Pier)", "Ada Quay"),
    ],
)
def test_labels_within_a_line_part_it(line: str, author: str) -> None:
    """Each label gives what stands behind it its role; a Dutch redacteur writes."""
    assert names(signed(line)) == [author]


@pytest.mark.parametrize(
    ("head", "authors", "agencies"),
    [
        ("(서울=연합뉴스) 김영희 기자 = 항만", "김영희", ("Yonhap",)),
        ("[부산=뉴시스] 박영수 기자 = 항만", "박영수", ("Newsis",)),
        ("（中央社記者陳小華高雄3日電）港", "陳小華", ("CNA Taiwan",)),
        ("〔記者陳小華／高雄報導〕港", "陳小華", ()),
        ("新华社上海3月7日电（记者李明、王强）港", "李明, 王强", ("Xinhua",)),
        ("【ベルゲン共同】港", "", ("Kyodo",)),
        ("【ロンドン＝佐藤花子】港", "佐藤花子", ()),
        ("【ローマ佐藤花子】港", "佐藤花子", ()),
        ("[항만신문 김영희 기자] 항만", "김영희", ()),
        ("【ベルリン時事】港", "", ("Jiji Press",)),
        ("港の評議会は決定した。", "", ()),
    ],
)
def test_heads_of_wire_stories_name_authors_and_agencies(
    head: str, authors: str, agencies: tuple[str, ...]
) -> None:
    """Newspapers of East Asia sign in the first brackets of a story."""
    assert cjk_bylines.head(head) == cjk_bylines.Head(authors, agencies)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Con información de EFE", "EFE"),
        ("avec AFP", "AFP"),
        ("Mit Material von dpa", "dpa"),
        ("abc/dpa", "dpa"),
        ("За матеріалами Укрінформ", "Ukrinform"),
    ],
)
def test_agencies_are_credits(line: str, agency: str) -> None:
    """A line that credits an agency names no person."""
    entry = signed(line)
    assert (names(entry), entry.credits) == ([], (agency,))


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("Quay Staff", Kind.STAFF),
        ("Onlineredaktion", Kind.STAFF),
        ("aquay", Kind.ACCOUNT),
        ("ada.quay", Kind.ACCOUNT),
        ("Ada", Kind.SINGLE),
        ("Community Editor", Kind.ROLE),
        ("University of Bergen", Kind.ORGANISATION),
        ("quaynews.example", Kind.SINGLE),
        ("Reuters", Kind.AGENCY),
        ("%author_name%", Kind.PLACEHOLDER),
        ("{{ author }}", Kind.PLACEHOLDER),
        ("Ada van der Quay", Kind.PERSON),
        ("王启明", Kind.PERSON),
    ],
)
def test_a_part_of_a_byline_is_known_by_its_words(part: str, kind: Kind) -> None:
    """What is no person loses to a person, and is reported by what it is."""
    if part == "quaynews.example":
        part, kind = "quaynews.org", Kind.ORGANISATION
    assert kind_of(part) is kind


def test_the_last_dot_of_an_abbreviation_stays() -> None:
    """A name is trimmed of marks, not of its own dot."""
    assert [trimmed(text) for text in ("R.D.", "Ada Quay.", " – Ada Quay, ")] == [
        "R.D.",
        "Ada Quay",
        "Ada Quay",
    ]


@pytest.mark.parametrize(
    ("author", "found"),
    [
        pytest.param(
            {"@type": "Person", "givenName": "Ada", "familyName": "Quay"}, ["Ada Quay"], id="in parts"
        ),
        pytest.param(
            {"@list": [{"name": "Ada Quay"}, {"name": "Bo Pier"}]}, ["Ada Quay", "Bo Pier"], id="a list"
        ),
        pytest.param("['Ada Quay', 'Bo Pier']", ["Ada Quay", "Bo Pier"], id="a list in a string"),
        pytest.param({"name": "%author_name%"}, [], id="a template"),
        pytest.param({"name": {"@value": "Ada Quay", "@language": "en"}}, ["Ada Quay"], id="a value"),
        pytest.param({"@set": ["Ada Quay", {"@value": "Bo Pier"}]}, ["Ada Quay", "Bo Pier"], id="a set"),
        pytest.param(
            {"@type": "Role", "roleName": "Reporter", "author": {"name": "Ada Quay"}}, ["Ada Quay"], id="a role"
        ),
        pytest.param({"name": "[[Ada Quay]]"}, ["Ada Quay"], id="a link of a vault"),
        pytest.param(
            [{"name": "राम वर्मा"}, {"name": "रमा वर्मा"}], ["राम वर्मा", "रमा वर्मा"], id="vowel signs tell apart"
        ),
    ],
)
def test_json_ld_names_people_in_many_ways(author: object, found: list[str]) -> None:
    """Parts, lists and slips of templates are read as they are meant."""
    assert names(page(data={"author": author, "datePublished": "2024-05-07"})) == found


@pytest.mark.parametrize(
    ("author", "body", "found"),
    [
        pytest.param("Quay Staff", "<p class=byline>By Ada Quay</p>", ["Ada Quay"], id="a staff"),
        pytest.param("aquay", "<p>By Ada Quay</p>", ["Ada Quay"], id="an account"),
        pytest.param("Quay News", "<p>By political reporter Ada Quay</p>", ["Ada Quay"], id="an organisation"),
        pytest.param("Ada", "<p>By Ada Quay</p>", ["Ada Quay"], id="a first name"),
        pytest.param("aquay", "", [], id="an account that is not shown"),
        pytest.param("Quay Staff", "", [], id="a staff that is not shown"),
        pytest.param("Quay Staff", "<p class=author>Quay Staff</p>", ["Quay Staff"], id="a staff that signs"),
    ],
)
def test_a_person_comes_before_what_stands_for_want_of_one(author: str, body: str, found: list[str]) -> None:
    """Accounts and staffs lose to people, and count only where the page shows them."""
    entry = page(body, data={"author": {"@type": "Person", "name": author}, "datePublished": "2024-05-07"})
    assert names(entry) == found


def test_explain_says_what_was_left_out() -> None:
    """Each refusal has its reason."""
    left = [loss.reason for loss in signed("By Ada Quay, Tel Aviv").losses if loss.claim.value == "Tel Aviv"]
    hidden = page(data={"author": {"@type": "Person", "name": "aquay"}, "datePublished": "2024-05-07"})
    assert left == ["is a place, beside the name of an author"]
    assert "is an account, and the page shows no author of that name" in [one.reason for one in hidden.losses]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param(
            "<div class=author><a href=/x>Ada Quay</a><span>Staff Writer</span></div>",
            ["Ada Quay"],
            id="an office",
        ),
        pytest.param(
            "<p class=byline><span>Ada Quay</span><span>Follow</span></p>", ["Ada Quay"], id="a button"
        ),
        pytest.param("<p class=author><b>Ada</b> <b>Quay</b></p>", ["Ada Quay"], id="a name in two elements"),
        pytest.param("<div class=byline><span>Edited by</span><span>Bo Pier</span></div>", [], id="an editor"),
        pytest.param("<p>11.12.2019 - Ada Quay</p>", ["Ada Quay"], id="beside a date"),
        pytest.param(
            "<p>Ada Quay and Bo Pier</p><p>July 20, 2021</p>", ["Ada Quay", "Bo Pier"], id="above a date"
        ),
        pytest.param("<p>Harbour Notes</p><p>20 July 2021</p>", [], id="a phrase above a date"),
    ],
)
def test_elements_are_read_in_pieces(body: str, found: list[str]) -> None:
    """What is glued to a name in a page's text is an element of its own; bare names need a date beside them."""
    assert names(page(body)) == found


def test_hostile_lines_take_linear_time() -> None:
    """A line of one character repeated, or of labels alone, is answered at once."""
    for unit in ("记者", "By ", "文/", "作者：", "[", "【", "a:", "、", ", "):
        line = unit * 200_000
        began = process_time()
        bylines.byline(line)
        cjk_bylines.head(line)
        signed(line[:100_000])
        assert process_time() - began < 2, unit
