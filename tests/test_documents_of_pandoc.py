"""Documents that pandoc reads: fields, text, and what must not reach it."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from notebooks import PICTURE, png

from publisher.errors import ReadError
from publisher.models import Article
from publisher.readers import read

FIELDS = {
    "AsciiDoc": (
        "a.adoc",
        (
            "= A tide in spring\nAda Berg <ada@quay.example>\nv1.0, 2026-03-04\n:page-tags: tides\n"
            ":draft: true\n\nLate.\n"
        ),
    ),
    "AsciiDoc of JBake": (
        "a.asciidoc",
        (
            "= A tide in spring\nAda Berg\n2026-03-04\n:jbake-type: post\n:jbake-tags: tides\n"
            ":jbake-status: draft\n\nLate.\n"
        ),
    ),
    "AsciiDoc below JBake's lines": (
        "a.adoc",
        "title=A tide in spring\nauthor=Ada Berg\ndate=2026-03-04\ntags=tides\nstatus=draft\n~~~~~~\n\nLate.\n",
    ),
    "AsciiDoc of HubPress": (
        "a.adoc",
        (
            "= A tide in spring\n:hp-image: a, b.png\n:hp-tags: tides\n:published_at: 2026-03-04\n"
            ":page-author: Ada Berg\n:page-published: false\n\nLate.\n"
        ),
    ),
    "AsciiDoc with a list as YAML has it": (
        "a.adoc",
        (
            "= A tide in spring\nAda Berg\n:revdate: 2026-03-04\n:page-tags: ['tides']\n"
            ":page-draft: true\n\nLate.\n"
        ),
    ),
    "Org of Hugo": (
        "a.org",
        (
            "#+title: A /tide/ in spring\n#+author: Ada Berg\n#+date: 2026-03-04\n#+tags[]: tides\n"
            "#+draft: true\n\nLate."
        ),
    ),
    "Org that is not exported": (
        "a.org",
        (
            "#+TITLE: A tide in spring\n#+author: Ada Berg\n#+DATE: <2026-03-04 Wed>\n"
            "#+FILETAGS: :tides:noexport:\n\nLate."
        ),
    ),
    "Org of Jekyll": (
        "a.org",
        (
            "#+STARTUP: showall\n#+BEGIN_EXPORT html\n---\ntitle: A tide in spring\nauthor: Ada Berg\n"
            "date: 2026-03-04\ntags: [tides]\npublished: false\n---\n#+END_EXPORT\n\nLate."
        ),
    ),
    "AsciiDoc below front matter": (
        "a.adoc",
        (
            "---\ntitle: A tide in spring\nauthor: Ada Berg\ndate: 2026-03-04\ntags: [tides]\n"
            "draft: true\n---\n\nLate.\n"
        ),
    ),
    "Org": (
        "a.org",
        (
            "#+TITLE: A tide in spring\n#+author: Ada Berg\n#+DATE: <2026-03-04 Wed>\n#+FILETAGS: :tides:\n"
            "#+DRAFT: t\n\nLate."
        ),
    ),
    "Textile below front matter": (
        "a.textile",
        (
            "---\ntitle: A tide in spring\nauthor: Ada Berg\ndate: 2026-03-04\ntags: tides\n"
            "published: false\n---\n\nLate.\n"
        ),
    ),
}


def only(name: str, data: bytes | str) -> Article:
    """Read the only article of a file."""
    (article,) = read(data if isinstance(data, bytes) else data.encode(), name)
    return article


def fields(article: Article) -> dict[str, str]:
    """Give the first claim of each field that is known."""
    found: dict[str, str] = {}
    for one in article.claims:
        if one.field != "unknown":
            found.setdefault(one.field, str(getattr(one.value, "name", one.value)))
    return found


@pytest.mark.parametrize(("name", "text"), FIELDS.values(), ids=FIELDS)
def test_fields_are_in_each_format_s_own_head(name: str, text: str) -> None:
    """Title, author, date, tags and draft are read where the format has them; no mail address is."""
    article = only(name, text)
    assert fields(article) == {
        "title": "A tide in spring",
        "author": "Ada Berg",
        "published": "2026-03-04",
        "category": "tides",
        "draft": "true",
    } | ({"image": fields(article)["image"]} if "hp-image" in text else {})
    assert "ada@quay.example" not in repr(article)
    assert article.body.text == "<p>Late.</p>"


SHOWN = {
    "code": ("a.adoc", "[source,ruby]\n----\nputs 1\n----\n", '<pre><code class="language-ruby">puts 1'),
    "code of Org": (
        "a.org",
        "#+BEGIN_SRC python\nprint(1)\n#+END_SRC\n",
        '<pre><code class="language-python">print(1)',
    ),
    "a picture": ("a.adoc", "image::gull.png[A gull]\n", '<img src="gull.png" alt="A gull"'),
    "another document": ("a.adoc", "See xref:b.adoc#ebb[the ebb].\n", '<a href="b.adoc#ebb">the ebb</a>'),
    "another document, with brackets": ("a.adoc", "See <<b.adoc#,the ebb>>.\n", "the ebb"),
    "a page of another module": (
        "a.adoc",
        "See xref:sea:b.adoc[the ebb].\n",
        '<a href="../../sea/pages/b.adoc">the ebb</a>',
    ),
    "slashes in code are no comment": ("a.adoc", "----\n// ebb\n----\n", "// ebb"),
    "a condition that holds": ("a.adoc", "ifndef::env-github[]\nThe ebb.\nendif::[]\n", "The ebb."),
    "a condition on what the text sets": ("a.adoc", ":a:\n\nifdef::a,b[The ebb.]\n", "The ebb."),
    "a film": (
        "a.adoc",
        "video::dQw4w9WgXcQ[youtube]\n",
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ">',
    ),
    "a recording": ("a.adoc", "audio::fog.mp3[]\n", '<audio src="fog.mp3"'),
    "a formula": ("a.tex", "\\begin{document}$a^2$\\end{document}", "<mi>a</mi>"),
    "a footnote": ("a.org", "Late.[fn:1]\n\n[fn:1] By an hour.\n", "By an hour."),
    "a heading is below the title": ("a.adoc", "= Tides\n\n== Ebb\n\nLate.\n", "<h2"),
    "bold words of a wiki": ("a.mediawiki", "'''late'''\n", "<strong>late</strong>"),
    "RTF": ("a.rtf", "{\\rtf1\\ansi\\pard Very {\\b late}.\\par}", "Very <strong>late</strong>."),
    "Typst": ("a.typ", "= Ebb\n*late*\n", "<strong>late</strong>"),
}


@pytest.mark.parametrize(("name", "text", "shown"), SHOWN.values(), ids=SHOWN)
def test_what_articles_hold_is_shown(name: str, text: str, shown: str) -> None:
    """Readers see what the writer's own program shows."""
    assert shown in only(name, text).body.text


def test_the_first_heading_is_the_title_where_the_head_has_none() -> None:
    """Formats without a head have their title in the text, which does not repeat it."""
    article = only("a.textile", "h1. Tides\n\nLate.\n")
    assert fields(article) == {"title": "Tides"}
    assert article.body.text == "<p>Late.</p>"


def test_categories_of_a_wiki_are_categories() -> None:
    """MediaWiki's categories are no links of the text, in any language."""
    article = only("a.wiki", "Late.\n\n[[Category:Tides]] [[Kategorie:Watt]]\n")
    assert {one.value for one in article.claims if one.field == "category"} == {"Tides", "Watt"}
    assert article.body.text == "<p>Late.</p>"


POSTS = """\
#+author: Ada Berg
#+hugo_base_dir: ..

* Posts :quay:
** DONE A tide in spring :@tides:gulls:
CLOSED: [2026-03-04 Wed 10:20]
:PROPERTIES:
:EXPORT_FILE_NAME: tide
:EXPORT_DESCRIPTION: It was late.
:END:
Late.

*** Ebb
Later.
** TODO A storm
:PROPERTIES:
:EXPORT_FILE_NAME: storm
:END:
Secret.
** A day :noexport:
:PROPERTIES:
:EXPORT_FILE_NAME: day
:END:
Secret.
* Notes
Secret.
"""


def test_an_org_file_may_hold_many_posts() -> None:
    """Each headline that ox-hugo exports is an article; one that is not done is a draft, all else is none."""
    tide, storm = read(POSTS.encode(), "all.org")
    assert fields(tide) == {
        "title": "A tide in spring",
        "number": "tide",
        "published": "2026-03-04 10:20",
        "summary": "It was late.",
        "slug": "tide",
        "category": "gulls",
        "author": "Ada Berg",
    }
    assert tide.body.text.startswith("<p>Late.</p>")
    assert "<h2" in tide.body.text
    assert "ecret" not in tide.body.text
    assert (fields(storm)["title"], fields(storm)["draft"]) == ("A storm", "true")


def test_posts_of_one_name_are_told_apart_by_their_section() -> None:
    """ox-hugo writes them into different folders; the page of a section is no article."""
    post = "* {0}\n:PROPERTIES:\n:EXPORT_FILE_NAME: {1}\n:EXPORT_HUGO_SECTION: {2}\n:END:\n{3}\n"
    text = "".join(
        post.format(*one)
        for one in (
            ("A", "index", "quay", '#+INCLUDE: "x.org"'),
            ("B", "index", "boats/old", "Late."),
            ("C", "_index", "boats", "All."),
        )
    )
    articles = list(read(text.encode(), "all.org"))
    numbers = [[one.value for one in article.claims if one.field == "number"] for article in articles]
    assert numbers == [["quay/index"], ["boats/old/index"]]
    assert [bool(article.left_out) for article in articles] == [True, False]


def test_a_post_within_another_is_no_part_of_it() -> None:
    """A draft below a public post, and all below a comment, stay where they are."""
    post = "{0} {1}\n:PROPERTIES:\n:EXPORT_FILE_NAME: {2}\n:END:\n{3}\n"
    inner = post.format("**", "TODO Storm", "storm", "Secret.")
    text = post.format("*", "Tide", "tide", "Late.") + "** Ebb\nLater.\n" + inner + "** Flood\nEarly.\n"
    text += "* COMMENT Notes\n" + post.format("**", "Day", "day", "Secret.")
    tide, storm = read(text.encode(), "all.org")
    assert "Secret" not in tide.body.text
    assert all(word in tide.body.text for word in ("Late.", "Later.", "Early."))
    assert fields(storm)["draft"] == "true"


def test_many_headlines_take_no_time() -> None:
    """A file of headlines alone is read in one pass."""
    head = "* A\n:PROPERTIES:\n:EXPORT_FILE_NAME: a\n:END:\nLate.\n"
    (article,) = read((head + "* x\n" * 100_000).encode(), "all.org")
    assert article.body.text == "<p>Late.</p>"


INCLUDED = {
    "AsciiDoc": ("a.adoc", "Above.\n\ninclude::{}[]\n"),
    "Org": ("a.org", 'Above.\n\n#+INCLUDE: "{}"\n'),
    "Org's settings": ("a.org", "#+SETUPFILE: {}\n\nAbove.\n"),
    "Typst": ("a.typ", 'Above.\n\n#include "{}"\n'),
    "LaTeX": ("a.tex", "\\begin{{document}}Above. \\input{{{}}}\\end{{document}}"),
    "a picture": ("a.adoc", "Above.\n\nimage::{}[]\n"),
}


@pytest.mark.parametrize(("name", "text"), INCLUDED.values(), ids=INCLUDED)
def test_no_file_is_read_for_an_article(tmp_path_factory: pytest.TempPathFactory, name: str, text: str) -> None:
    """A document that includes a file is published without it."""
    path = tmp_path_factory.mktemp("outside") / "secret.txt"
    path.write_text("a secret of the machine\n")
    article = only(name, text.format(path))
    assert "Above." in article.body.text
    assert "a secret" not in article.body.text


BACKSLASHES = {
    "a sign": ("Costs \\$5, or \\*.", "Costs \\$5, or \\*."),
    "alone": ("Either \\ or.", "Either \\ or."),
    "in a table": ("| 1 \\ 2 |", "<td>1 \\ 2</td>"),
    "two in a table": ("| 1 \\\\ 2 |", "<td>1 \\\\ 2</td>"),
    "at the end": ("Late.\\", "Late.\\"),
    "in a keyword": ("#+DESCRIPTION: Late \\, boats\n\nLate.", "Late."),
    "a path": ("In C:\\Users\\Ada.", "In C:\\Users\\Ada."),
    "an open formula": ("Late \\( boats.", "Late \\( boats."),
    "a line end": ("Late\\\\\nboats.", "Late<br />\nboats."),
    "code": ("~a\\.b~", "<code>a\\.b</code>"),
    "a word": ("10\\deg{} and \\alpha.", "10° and α."),
    "a formula": ("So \\(x\\,y\\).", ">x\\,y</annotation>"),
    "a formula beside a sign": ("For \\$5: $x\\,y$.", ">x\\,y</annotation>"),
}


@pytest.mark.parametrize(("text", "shown"), BACKSLASHES.values(), ids=BACKSLASHES)
def test_a_backslash_in_an_org_file_is_one(text: str, shown: str) -> None:
    """A backslash that begins no word, which pandoc does not read, costs no article; formulas keep theirs."""
    assert shown in only("tides.org", f"#+TITLE: Tides\n\n{text}\n").body.text


def odt(body: str, meta: str = "", styles: str = "", files: dict[str, bytes] | None = None) -> bytes:
    """Make an OpenDocument text."""
    names = (
        "".join(
            f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for prefix, name in (
                ("office", "office"),
                ("text", "text"),
                ("style", "style"),
                ("meta", "meta"),
                ("draw", "drawing"),
            )
        )
        + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    content = (
        f"<office:document-content{names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    head = f"<office:document-meta{names}><office:meta>{meta}</office:meta></office:document-meta>"
    file = io.BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, text in (
            ("content.xml", content),
            ("meta.xml", head),
            ("styles.xml", f"<office:document-styles{names}/>"),
        ):
            package.writestr(name, text)
        for name, data in (files or {}).items():
            package.writestr(name, data)
    return file.getvalue()


def test_an_opendocument_has_its_metadata_and_pictures() -> None:
    """A text of LibreOffice comes with its title, writer, dates, keywords and pictures."""
    meta = (
        "<dc:title>Tides</dc:title><meta:initial-creator>Ada Berg</meta:initial-creator>"
        "<dc:creator>Bo</dc:creator>"
        "<meta:creation-date>2026-03-04T10:20:00</meta:creation-date><meta:keyword>tides</meta:keyword>"
    )
    frame = '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    article = only("a.odt", odt(f"<text:p>Late.{frame}</text:p>", meta, files={"Pictures/a.png": png()}))
    assert fields(article) == {
        "title": "Tides",
        "author": "Ada Berg",
        "published": "2026-03-04T10:20:00",
        "category": "tides",
    }
    assert [one.data for one in article.embedded] == [png()]
    assert 'src="cid:picture-1"' in article.body.text


HIDING = (
    '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style>"
)
UNSEEN = {
    "a note in the margin": "<office:annotation><text:p>secret</text:p></office:annotation>",
    "hidden text": '<text:hidden-text text:string-value="secret">secret</text:hidden-text>',
    "a section": '<text:section text:display="none" text:name="s"><text:p>secret</text:p></text:section>',
    "a style": '<text:span text:style-name="T1">secret</text:span>',
    "a deletion": (
        "<text:tracked-changes><text:changed-region><text:deletion>secret</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    ),
}


@pytest.mark.parametrize("inner", UNSEEN.values(), ids=UNSEEN)
def test_what_an_opendocument_does_not_show_is_not_published(inner: str) -> None:
    """Notes, hidden text and deletions stay in the file, and the words around them are kept."""
    text = only("a.odt", odt(f"<text:p>Very {inner}late.</text:p>", styles=HIDING)).body.text
    assert "secret" not in text
    assert "Very late." in text


RTF = {
    "a deletion": "Late. {\\deleted\\revauthdel1 secret {\\b secret}}Early.",
    "a deletion within another group": "Late. {\\i {\\deleted secret}}Early.",
    "hidden text": "Late. {\\v secret}Early.",
    "a comment": "Late. {\\*\\annotation secret}Early.",
    "a brace that is a sign": "Late. {\\deleted \\} secret \\{}Early.",
    "what is not deleted after all": "Late. {\\deleted0 {}}Early.",
}


@pytest.mark.parametrize("inner", RTF.values(), ids=RTF)
def test_what_rtf_does_not_show_is_not_published(inner: str) -> None:
    """Deleted and hidden text, and comments, stay in the file."""
    text = only("a.rtf", f"{{\\rtf1 {inner}}}").body.text
    assert "secret" not in text
    assert "Late." in text
    assert "Early." in text


def test_a_picture_in_rtf_is_a_file() -> None:
    """A picture that is written into the text is published beside the page."""
    picture = f"{{\\pict\\pngblip {png().hex()}}}"
    article = only("a.rtf", f"{{\\rtf1 Late. {picture}}}")
    assert [one.data for one in article.embedded] == [png()]
    assert PICTURE not in article.body.text


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.odt", b"PK\x03\x04"), ("a.odt", b"Words."), ("a.rtf", b"Words."), ("a.org", b"\0\1\2\3" * 50)],
)
def test_what_is_no_document_is_refused(name: str, data: bytes) -> None:
    """A file that pandoc cannot read is a problem with a remedy."""
    with pytest.raises(ReadError):
        only(name, data)


UNSHOWN = {
    "a comment": "// SECRET\n",
    "a block of comment": "////\nSECRET\n\nSECRET\n////\n",
    "a block of comment below a comment": "// a\n\n////\nSECRET\n////\n",
    "a condition": "ifdef::env-github[]\nSECRET\nendif::[]\n",
    "a condition of one line": "ifdef::env-github[SECRET]\n",
    "a condition within one": "ifdef::a[]\nifndef::b[]\nSECRET\nendif::b[]\nSECRET\nendif::[]\n",
    "a condition on two": ":a:\n\nifdef::a+b[]\nSECRET\nendif::[]\n",
    "a condition that is computed": 'ifeval::["{a}" == "b"]\nSECRET\nendif::[]\n',
    "a condition on what is unset": ":a:\n\nWords.\n\n:a!:\n\nifdef::a[]\nSECRET\nendif::[]\n",
    "an attribute at the end": "Words.\n\n:a!:\n\n// SECRET\n:b: SECRET\n",
    "an open block of comment": "////\nSECRET\n",
}


@pytest.mark.parametrize("text", UNSHOWN.values(), ids=UNSHOWN)
def test_asciidoc_has_lines_that_are_not_shown(text: str) -> None:
    """What Asciidoctor takes out of a text is not published."""
    article = only("a.adoc", f"= Tides\n\nAbove.\n\n{text}")
    assert "Above." in article.body.text
    assert "SECRET" not in repr(article)


THANKED = {
    "a mail address": "Ada Berg\\thanks{ada@quay.example}",
    "a command within": "Ada Berg \\thanks {Of \\emph{the} quay, ada@quay.example}",
    "an escaped brace": "Ada Berg\\thanks{\\{ ada@quay.example}",
}


@pytest.mark.parametrize("author", THANKED.values(), ids=THANKED)
def test_notes_of_an_author_are_no_name(author: str) -> None:
    """LaTeX's `thanks` is a footnote, most of the time a mail address."""
    head = f"\\title{{Tides}}\\author{{{author} \\and Bo Lie}}"
    text = head + "\\begin{document}\\maketitle Late.\\end{document}"
    article = only("a.tex", text)
    names = [one.value for one in article.claims if one.field == "author"]
    assert names == ["Ada Berg", "Bo Lie"]
    assert "quay" not in repr(article)


def test_typst_says_its_language() -> None:
    """The language of the text is a setting of it."""
    assert fields(only("a.typ", '#set text(size: 11pt, lang: "de")\n\nSpät.\n'))["language"] == "de"


MADE = [
    "Microsoft Word - Tides.doc",
    "Document1",
    "Untitled document",
    "Unbenannt 1",
    "Без имени 2",
    "Dokument3.docx",
]


@pytest.mark.parametrize("title", MADE)
def test_a_title_that_a_program_made_is_none(title: str) -> None:
    """Word processors name a document before its writer does."""
    meta, body = (
        f"<dc:title>{title}</dc:title>",
        '<text:h text:outline-level="1">Tides</text:h><text:p>Late.</text:p>',
    )
    assert fields(only("a.odt", odt(body, meta)))["title"] == "Tides"
