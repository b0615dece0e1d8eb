from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.composer import compose
from publisher.composer.links import Links
from publisher.models import Circumstances
from publisher.normalizer import normalize
from publisher.readers import read
from publisher.tables import contents
from publisher.tables.boilerplate import phrases
from publisher.text.comment_forms import cut_at
from publisher.text.line_kinds import TEXT, kinds_of
from publisher.text.lines import categories_of, is_boilerplate, key

PROSE = (
    "The pilot boat ran aground on Tuesday night, and its crew of four walked ashore over the sandbank at"
    " low tide."
)
MORE = "Nobody was hurt, the harbour master said, but the boat will stay until the spring tide lifts it again."
FORMS = [row.split("\t") for row in contents("comment_forms.tsv").splitlines() if not row.startswith("#")][1:]
FULL = [row for row in FORMS if row[1] and row[2] and row[3]]


def published(text: str, name: str = "boat.txt") -> tuple[str, str, tuple[str, ...]]:
    """Read and compose a text as a build does: its content, its summary, its categories."""
    (article,) = read(text.encode(), name)
    entry = normalize(article, Circumstances())
    item = compose(article.body, entry, Links())
    return item.content, item.summary, entry.categories


@pytest.mark.parametrize("row", FULL, ids=[row[0] for row in FULL])
def test_a_comment_form_is_known_in_each_language(row: list[str]) -> None:
    """Heading and cancel link in one line, heading above notice, notice alone: all from there on is cut."""
    headings, cancels, notices = (cell.split(" | ") for cell in row[1:4])
    comment = "Ada, 19 March: I do not like this text at all, and I have told everybody so, in every language."

    for heading in headings:
        shown = heading.capitalize()
        assert cut_at([PROSE, "", f"{shown} {cancels[0].capitalize()}", comment, comment]) == 2, heading
        assert cut_at([PROSE, "", shown, f"{notices[0].capitalize()}. *", comment, comment]) == 2, heading
    for notice in notices:
        assert cut_at([PROSE, "", f"{notice.capitalize()}. *", "Ada", comment]) == 2, notice


@pytest.mark.parametrize(
    "below",
    [
        [
            "3 thoughts on “The pilot boat”",
            "Ada Quay says:",
            "May 3, 2023 at 10:15 am",
            "Good.",
            "Reply",
            "Leave a Reply",
        ],
        ["Comments (2)", "Bo Pier", "4 May 2023", "Good riddance.", "Reply"],
        ["2 Kommentare", "Ada Kai", "3. Mai 2023 um 10:15", "Schön.", "Antworten"],
        [
            "Ada Kai sagt:",
            "3. Mai 2023 um 10:15 Uhr",
            "Schön.",
            "Schreibe einen Kommentar",
            "Kommentar *",
            "Name *",
        ],
        ["Une réflexion sur « Le bateau »", "Ada Quai dit :", "3 mai 2023 à 10:15", "Bien.", "Répondre"],
        ["Ада Причал:", "03.05.2023 в 10:15", "Хорошо.", "Ответить"],
        ["댓글 2개", "바다사랑", "2023년 5월 3일", "좋아요.", "답글"],
        ["コメント（2）", "港の人", "2023年5月3日", "いいね。", "返信"],
        ["Member discussion", "Become a member to start commenting."],
        [
            "Skrivið ummæli við greinina",
            "Netfang (mail) verður ekki sýnt. Skyldureitir eru merktir með *",
            "Ada",
        ],
        ["Kommentoi juttua", "Nimi *", "Sähköposti *", "Kommentti *"],
    ],
    ids="thoughts counted german says french russian korean japanese ghost unknown fields".split(),
)
def test_comments_above_and_below_a_form_are_cut(below: list[str]) -> None:
    """What readers wrote is not the article's: from its heading, or from the first who "says" something, on."""
    assert cut_at(["The pilot boat", "", PROSE, "", MORE, "", *below]) == 6


@pytest.mark.parametrize(
    "line",
    [
        "The council will leave a comment on the plan next week.",
        "Readers' comments are an old habit of the paper.",
        "Comments",
        "12 Comments",
        "Ada Quay said:",
        "“Leave a reply,” she said to the machine.",
        "Updated:",
        "Kommentar schreiben ist eine Kunst, sagt sie.",
        "Responses to the flood",
        "2 replies",
    ],
)
def test_lines_about_comments_do_not_cut_an_article(line: str) -> None:
    """A heading, a count or a sentence is no form where text follows, and no notice."""
    assert cut_at(["Title", PROSE, line, PROSE, MORE, MORE]) == 6


@pytest.mark.parametrize(
    ("pointer", "headlines"),
    [
        ("You may also like", ["A goat at the council", "Why the tower has no clock"]),
        ("Previous article", ["It rained frogs"]),
        ("Das könnte Sie auch interessieren", ["Ziege im Rat", "Turm ohne Uhr"]),
        ("Sur le même sujet", ["Une chèvre au conseil", "La tour sans horloge !"]),
        ("También te puede interesar:", ["Una cabra en el pleno"]),
        ("İLGİLİ HABERLER", ["Mecliste bir keçi", "Saatsiz kule"]),
        ("यह भी पढ़ें", ["परिषद में बकरी"]),
        ("相关阅读", ["山羊进了议会", "没有钟的塔楼"]),
        ("관련기사", ["의회에 간 염소"]),
        ("مواضيع ذات صلة", ["ماعز في المجلس"]),
        ("Olvasta már?", ["Kecske a tanácsban"]),
    ],
)
def test_headlines_below_a_pointer_go_with_it(pointer: str, headlines: list[str]) -> None:
    """What stands under "Related" is the headline of another article, up to the next sentence."""
    rows = [PROSE, "", pointer, "", *headlines, "", MORE, "Source: AFP"]

    kinds = kinds_of(rows)

    assert [row for row, kind in zip(rows, kinds, strict=True) if kind == TEXT] == [PROSE, MORE]
    assert kinds.count("related") == len(headlines)


@pytest.mark.parametrize(
    ("line", "categories"),
    [
        ("Tags: Harbour, Pilot boats", ("Harbour", "Pilot boats")),
        ("Filed under News, Ferries", ("News", "Ferries")),
        ("Posted in Harbour | Leave a comment", ("Harbour",)),
        ("Schlagwörter: Hafen, Lotsen", ("Hafen", "Lotsen")),
        ("Étiquettes : port, pilotes", ("port", "pilotes")),
        ("Etiquetas: puerto; prácticos", ("puerto", "prácticos")),
        ("Címkék: kikötő, révész", ("kikötő", "révész")),
        ("Etiketler: liman, kılavuz", ("liman", "kılavuz")),
        ("Теги: порт, лоцманы", ("порт", "лоцманы")),
        ("标签：港口、引航员", ("港口", "引航员")),
        ("الوسوم: ميناء، قارب", ("ميناء", "قارب")),
        ("#quay #ferry", ("quay", "ferry")),
        ("Tags: " + "harbour and the long story of how it silted up over the years, " * 3, ()),
        ("Note: bring boots, coats", ()),
        ("Topics, he said, are many", ()),
        ("#quay is where it began", ()),
        (PROSE, ()),
    ],
)
def test_a_line_of_tags_is_a_list_of_categories(line: str, categories: tuple[str, ...]) -> None:
    """Labels in many languages introduce categories; a sentence and another label do not."""
    assert categories_of(line) == categories


def test_tags_leave_the_text_and_become_categories() -> None:
    """A list of tags is a claim, like those of a page, and no paragraph."""
    content, _, categories = published(f"The pilot boat\n\n{PROSE}\n\n{MORE}\n\nTags: Harbour, Pilots\n")

    assert categories == ("Harbour", "Pilots")
    assert "Tags" not in content


@pytest.mark.parametrize(
    "head",
    [
        "FOR IMMEDIATE RELEASE\n\nMedia contact:\nAda Quay\nada@quay.example\n\nPilot boat runs aground\n\n",
        "Home\nNews\nPilot boat runs aground\nPosted on September 6, 2023 by quaygazette\n\n",
        "Pilot boat runs aground\n\nBy Ada Quay, Harbour Reporter\nSeptember 6, 2023 | 3 min read\n\n",
        "Pilot boat runs aground\n\nAda Quay\n6 September 2023 10:15 Updated 2 hours ago\n\n",
        "Pilot boat runs aground\n\nCategory: Harbour\nListen to this article\nAdvertisement\n\n",
    ],
    ids="release menu byline name category".split(),
)
def test_lines_that_were_read_as_claims_do_not_open_the_text(head: str) -> None:
    """Byline, date, contact, category and menu are no text: content and summary open with the lead."""
    content, summary, _ = published(f"{head}{PROSE}\n\n{MORE}\n")

    assert content.startswith(f"<p>{PROSE[:40]}")
    assert summary.startswith(PROSE[:40])


def test_the_lead_stays_where_the_title_was_made_of_it() -> None:
    """A text without a headline keeps its first sentence, though the title repeats it."""
    content, _, _ = published(f"{PROSE}\n{MORE}\n{PROSE.replace('Tuesday', 'Monday')}\n")

    assert PROSE in content


@pytest.mark.parametrize(
    "line",
    [
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Like Loading...",
        "View all posts by Quay Gazette",
        "Dela: Facebook Twitter E-post",
        "Siga nosso canal no WhatsApp",
        "Подписывайтесь на наш Telegram-канал",
        "WhatsApp kanalımıza abone olun",
        "Folgen Sie uns auf Instagram",
        "무단전재 및 재배포 금지",
        "版权所有 未经授权不得转载",
        "© 2024 Harbour Notes",
        "Lesezeit: 4 Minuten",
        "阅读时间：3分钟",
        "Anzeige",
        "Reklama",
        "Laisser un commentaire Annuler la réponse",
        "Escuchar artículo",
        "By signing up you agree to our Privacy Policy and to the use of cookies, and may leave at any time.",
    ],
)
def test_boilerplate_of_many_languages_is_known(line: str) -> None:
    """Share bars, channels, rights, reading times and advertisements are no part of an article."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "The company changed its privacy policy in March after the regulator had complained about it twice.",
        "The app store is older than the harbour.",
        "Facebook och Twitter växer",
        "Follow the river to the old mill.",
        "Reading 5 books in a week",
        "90 minutes",
        "Los comentarios del alcalde",
        "Mer än hälften röstade nej",
        "Tags und nachts im Hafen",
        "Der Kommentar des Bürgermeisters",
    ],
)
def test_sentences_and_headings_that_share_words_with_boilerplate_stay(line: str) -> None:
    """A topic of an article, a heading, a word of a share bar alone make no boilerplate."""
    assert not is_boilerplate(line)


def test_short_lines_after_the_text_go_where_a_known_line_parts_them() -> None:
    """A menu below the share bar is no part of the article; a list that ends it is."""
    kinds = kinds_of([PROSE, "Share on Facebook", "Harbour weather", "Crossword"])
    assert kinds == [TEXT, "boilerplate", "below the text", "below the text"]

    assert kinds_of([PROSE, "What you need", "• a boat", "• a tide", "Good weather"]) == [TEXT] * 5


AROUND = (
    "Advertisement",
    "Share on Facebook Twitter",
    "See also: A goat at the council",
    "Lire aussi : Une chèvre au conseil",
    "Tags: harbour, boats",
    "© 2024 Harbour Notes",
    "12 Comments",
    "3 min read",
    "Source: AFP",
    "Siga nosso canal no WhatsApp",
    "Photo: Ada Quay",
)
SENTENCES = (
    PROSE,
    MORE,
    "Die Lotsen warten seit dem Morgen auf die Flut, und der Bürgermeister hat Suppe gebracht, sagte er.",
    "Les pilotes attendent la marée depuis le matin, et le maire a porté de la soupe, dit la capitainerie.",
    "“We asked for a comment, and got a reply,” she said, “but nobody in the council would put a name to it.”",
    "Лоцманы с утра ждут прилива, и мэр велел принести им суп, сообщили в порту; никто не пострадал вчера.",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.data())
def test_no_sentence_is_lost_and_nothing_else_stays(sentences: list[str], data: st.DataObject) -> None:
    """Whatever known lines stand between paragraphs, in any order, the paragraphs stay and the lines go."""
    rows: list[str] = []
    for sentence in sentences:
        rows += [*data.draw(st.lists(st.sampled_from(AROUND), max_size=3)), "", sentence, ""]
    rows += data.draw(st.lists(st.sampled_from(AROUND), max_size=3))

    kinds = kinds_of(rows)

    assert [row for row, kind in zip(rows, kinds, strict=True) if kind == TEXT] == sentences


def test_each_line_left_out_is_told_with_its_kind() -> None:
    """`explain` shows what is left out of the text, and why; of comments, the first line and their number."""
    text = (
        f"The pilot boat\n\n{PROSE}\n\nAdvertisement\n\n{MORE}\n\nLeave a Reply Cancel reply\n\nName\n\nEmail\n"
    )
    (article,) = read(text.encode(), "boat.txt")
    links = Links()

    compose(article.body, normalize(article, Circumstances()), links)

    assert list(links.changes.of("line")) == [
        "headline: The pilot boat",
        "boilerplate: Advertisement",
        "comments (3 lines): Leave a Reply Cancel reply",
    ]


def test_phrases_are_written_as_lines_are_compared() -> None:
    """A phrase that `key` would change could never be found in a line."""
    compared = [
        kind for kind in phrases() if kind not in {"share", "network", "wide network", "address", "mail"}
    ]

    assert [phrase for kind in compared for phrase in phrases()[kind] if key(phrase) != phrase] == []


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "Reply\n",
        "Related\n",
        "Tags:\n",
        "# ",
        "#a ",
        "댓글 3\n",
        "Name *\n",
        "Ada says:\n",
        "a, ",
        "© ",
        "Leave a Reply\n",
    ],
)
def test_kinds_are_told_in_linear_time(unit: str) -> None:
    """Two megabytes of one line, or of short ones, cost no more than their size."""
    size = 400_000
    times = []
    for factor in (1, 2):
        rows = [PROSE, *(unit * (factor * size // len(unit))).split("\n")][:30_000]
        began = time.process_time()
        kinds_of([row.strip() for row in rows])
        times.append(time.process_time() - began)

    assert times[1] < 4 * times[0] + 0.5
    assert times[1] < 10


@pytest.mark.parametrize(
    "line",
    [
        "Home / News / Harbour",
        "Startseite › Hafen",
        "Accueil > Port > Pilotes",
        "Ana Sayfa » Liman",
        "Главная → Порт",
        "خانه » بندر",
        "首页 > 港口",
        "You are here: Home » Harbour",
        "Sie sind hier: Hafen",
        "当前位置：首页 > 港口",
        "Views: 1,204",
        "1 204 просмотра",
        "Visite: 87",
        "کد خبر: ۱۸۴۲۳۳",
        "阅读：3021",
        "조회수 77",
        "Font size: A A A",
        "Schriftgröße: klein groß",
        "字号：大 中 小",
        "A+ A-",
        "Posted by Ada Quay | Permalink | Comments (2)",
        "Geplaatst door Ada Kade in Haven | Permalink | Reacties (2)",
        "Email ThisBlogThis!Share to XShare to FacebookShare to Pinterest",
        "Enviar por correoCompartir en XCompartir con FacebookCompartir en Pinterest",
        "Tilmeld dig vores nyhedsbrev",
        "व्हाट्सएप चैनल से जुड़ें",
        "Enter your email",
    ],
)
def test_lines_of_publishing_systems_are_no_text(line: str) -> None:
    """Trails, counters, permalinks, sizes of letters and rows of links are known by their shape."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Home is where the boat is",
        "Home / away wins by the harbour team were rare.",
        "Views of the harbour, 1904",
        "Reads 2024",
        "Read 12 books",
        "Hits the quay at 12 knots",
        "A",
        "Font of all wisdom",
        "You are here because of the boat",
        "McDonald and MacLeod on Facebook",
        "The permalink is a promise | an essay",
        "Startseite ist ein Wort",
    ],
)
def test_lines_that_resemble_those_of_systems_stay(line: str) -> None:
    """A headline with such a word, a number or a slash is the article's."""
    assert not is_boilerplate(line)


@pytest.mark.parametrize(
    "head",
    [
        "News » Harbour » The pilot boat",
        "Dettagli\nScritto da Ada Molo\nVisite: 87",
        "Ada Quay\n6 September 2023\n∙ Paid",
        "Dergleichen: 1.204",
    ],
)
def test_lines_below_the_headline_do_not_open_the_text(head: str) -> None:
    """A trail that ends in the title, a label of the lines on the article, and a mark behind the day go."""
    content, _, _ = published(f"The pilot boat\n{head}\n\n{PROSE}\n\n{MORE}\n")

    assert content.startswith(f"<p>{PROSE[:40]}")


@pytest.mark.parametrize(
    "box",
    [
        "More such fog.\nEnter your email\nSubscribe",
        "Mehr solcher Nebel\nDeine E-Mail-Adresse\nLos",
        "Le brouillard chaque matin.\nVotre adresse e-mail\nOK",
    ],
)
def test_a_sign_up_box_goes_with_its_invitation(box: str) -> None:
    """What stands right above a field for an address invites to fill it in."""
    content, _, _ = published(f"The pilot boat\n\n{PROSE}\n\n{box}\n\n{MORE}\n")

    assert content == f"<p>{PROSE}</p>\n<p>{MORE}</p>"


@pytest.mark.parametrize(
    "form",
    [
        ["Reagieren Sie auf den Beitrag", "Ihr Name", "E-Mail", "Hilfe zum Format", "Kommentar"],
        ["Laat van je horen", "Naam", "E-mail", "Reactie"],
        ["Поделитесь мнением", "Имя", "Email", "Комментарий"],
        ["读者来信", "姓名", "邮箱", "评论内容"],
    ],
)
def test_the_names_of_fields_make_a_form(form: list[str]) -> None:
    """A heading in unknown words heads a form where three fields follow."""
    assert cut_at([PROSE, "", MORE, "", *form]) == 4


def test_two_short_words_are_no_form() -> None:
    """A list of words that fields have, too, is the article's."""
    assert cut_at([PROSE, "", MORE, "", "What a bottle post holds", "Name", "Message", "A cork", "Sand"]) == 9


def test_a_number_of_the_article_stays() -> None:
    """A label that is not known counts something only above the text, and only where the number is large."""
    content, _, _ = published(f"The pilot boat\n\nPortions: 4\n\n{PROSE}\n\nInhabitants: 1,204\n\n{MORE}\n")

    assert "Portions: 4" in content
    assert "Inhabitants: 1,204" in content
