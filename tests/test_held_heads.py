from __future__ import annotations

import pytest
from sites import SiteFolder, faults

from publisher.errors import ReadError
from publisher.readers import front_matter, read

HEAD = "---\ntitle: Secret\ndraft: true\n---\nText.\n"
TOML = '+++\ntitle = "Secret"\ndraft = true\n+++\nText.\n'
READ = {
    "nothing above": HEAD,
    "a blank line": "\n" + HEAD,
    "blank lines and blanks": " \n\t\n\u00a0\n" + HEAD,
    "a byte order mark": "\ufeff" + HEAD,
    "a mark behind a blank line": "\n\ufeff" + HEAD,
    "two marks": "\ufeff\ufeff" + HEAD,
    "a zero-width space": "\u200b" + HEAD,
    "Hexo's semicolons": ';;;\n"title": "Secret",\n"draft": true\n;;;\nText.\n',
    "Hexo's half of them": '"title": "Secret",\n"draft": true\n;;;\n\nText.\n',
    "JSON between dashes": '---json\n{"title": "Secret", "draft": true}\n---\nText.\n',
    "JavaScript between dashes": "---js\n{\n  title: 'Secret', // mine\n  draft: true,\n}\n---\nText.\n",
    "lines above tildes": "title=Secret\nstatus=draft\n~~~~~~\n\nText.\n",
    "lines above tildes, with blanks and a comment": "title = Secret\n# mine\nstatus = draft\n~~~~~~\nText.\n",
    "lines above tildes, the type first": "type=post\ntitle=Secret\nstatus=draft\n~~~~~~~~\nText.\n",
    "a tag of Nikola's": "<!--\n.. title: Secret\n.. tags: draft\n-->\n\nText.\n",
    "another tag of Nikola's": "<!--\n.. title: Secret\n.. tags: Private\n-->\n\nText.\n",
    "Nikola's comment": "<!--\n.. title: Secret\n.. draft: true\n-->\n\nText.\n",
    "a comment of fields": "<!--\ntitle: Secret\ndraft: yes\n-->\nText.\n",
    "a merge key of YAML": "---\ntitle: Secret\n<<: &mine {draft: true}\n---\nText.\n",
    "German words": "---\nTitel: Secret\nEntwurf: ja\n---\nText.\n",
    "Japanese words": "---\nタイトル: Secret\n下書き: はい\n---\nText.\n",
    "Russian words": "---\nзаголовок: Secret\nчерновик: да\n---\nText.\n",
    "Arabic words": "---\nالعنوان: Secret\nمسودة: نعم\n---\nText.\n",
    "a comment": "<!-- markdownlint-disable -->\n" + HEAD,
    "comments": "<!-- a -->\n\n<!-- b\nc -->\n" + HEAD,
    "a comment on the line": "<!-- a --> " + HEAD,
    "a directive": "%YAML 1.2\n" + HEAD,
    "a shebang": "#!/usr/bin/env pandoc\n" + HEAD,
    "blanks behind the fence": HEAD.replace("---\n", "--- \t\n"),
    "a mark behind the fence": HEAD.replace("---\n", "---\u200b\n", 1),
    "a comment behind the fence": HEAD.replace("---\n", "--- # head\n", 1),
    "a language behind the fence": HEAD.replace("---\n", "---yaml\n", 1),
    "an indented fence": " " + HEAD,
    "dots below": HEAD.replace("true\n---", "true\n..."),
    "TOML": TOML,
    "TOML below a blank line": "\n\n" + TOML,
    "TOML below a comment": "<!-- x -->\n" + TOML,
    "JSON below a blank line": '\n{\n"title": "Secret",\n"draft": true\n}\n\nText.\n',
    "lines of fields below a blank line": "\nTitle: Secret\nStatus: draft\n\nText.\n",
    "lines of fields below a mark": "\ufeff\ufeffTitle: Secret\nStatus: draft\n\nText.\n",
    "fields of which few are known": "Title: Secret\nStatus: draft\nMood: a\nPlace: b\nSea: c\n\nText.\n",
}
HELD = {
    "no fence below": ("---\ntitle: Secret\ndraft: true\n\nText.\n", 1),
    "no fence below a blank line": ("\n\n---\n\ndraft: true\n\nText.\n", 3),
    "no fence below, and an unknown field first": ("---\n# mine\nmood: bad\ndraft: true\n\nText.\n", 1),
    "four dashes below": ("---\ntitle: Secret\ndraft: true\n----\nText.\n", 1),
    "four dashes above": ("----\ntitle: Secret\ndraft: true\n----\nText.\n", 1),
    "two dashes above": ("--\ntitle: Secret\ndraft: true\n---\nText.\n", 1),
    "an em dash above": ("\u2014\ntitle: Secret\ndraft: true\n\u2014\nText.\n", 1),
    "dashes that were joined": ("\n\u2014-\ntitle: Secret\ndraft: true\n\u2014-\nText.\n", 2),
    "semicolons": (';;;\n"title": "Secret"\n"draft": true\n;;;\nText.\n', None),
    "a field behind the fence": ("--- title: Secret\ndraft: true\n---\nText.\n", 1),
    "text behind the fence below": ("---\ntitle: Secret\ndraft: true\n--- end\nText.\n", 1),
    "JavaScript that is no object": ("---js\nconst title = 'Secret'\nconst draft = true\n---\nText.\n", None),
    "an indented head": ("  ---\n  title: Secret\n  draft: true\n  ---\nText.\n", 1),
    "a tab": ("---\ntitle: Secret\n\tdraft: true\n---\nText.\n", None),
    "a line without a colon": ("---\ntitle Secret\ndraft: true\n---\nText.\n", None),
    "an equals sign": ("---\ntitle = Secret\ndraft = true\n---\nText.\n", None),
    "two fences above": ("---\n---\ntitle: Secret\ndraft: true\n---\nText.\n", 2),
    "a head in a comment": ("<!--\n---\ntitle: Secret\ndraft: true\n---\n-->\nText.\n", 1),
    "a field in a comment": ("\n<!-- draft: true -->\nText.\n", 2),
    "JSON that never closes": ('{"title": "Secret", "draft": true}\nText.\n', 1),
    "a line among fields": ("Title: Secret\nStatus: draft\n* a star\n\nText.\n", 3),
}
TEXTS = {
    "a rule": "---\n\n**Subject: Hello there**\n\nSome content.\n\n---\n\nLast section.\n",
    "a rule alone": "---\n\nSome content: it is short.\n",
    "prose between rules": "---\nSome content.\n---\n",
    "a long rule": "-----\n\nSome content.\n",
    "a rule below a blank line": "\n---\n\nSome content.\n",
    "a comment": "<!-- mine -->\nSome content.\n",
    "a comment on a status": "<!-- status of the pictures: good -->\nSome content.\n",
    "a comment of prose": "<!-- Mind: the tide turns at six. -->\nSome content.\n",
    "a quotation": '"Mind the tide": so she said.\n\n;;;\n\nSome content.\n',
    "settings": "title=Fog\n\nSome content.\n",
    "settings above a rule of tildes": "colour=red\n~~~~~~\nSome content.\n",
    "a percentage": "% of the boats that came in, by month\nSome content.\n",
    "a dialogue": "\u2014 Good day: she said.\n\u2014 Good day.\n",
    "braces": "{{ a }}\n\nSome content.\n",
    "prose with a colon": "Status: the boats are in\nand so are we.\n",
    "an open comment": "<!-- mine\n---\ndraft: true\n---\n",
}


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_a_head_is_read_whatever_stands_above_it(text: str) -> None:
    """What an editor or a tool leaves above a head voids no `draft: true`, and the head is no text."""
    claims, rest = front_matter.split(text)

    known = {claim.field: claim.value for claim in claims if claim.field != "unknown"}
    assert known == {"title": "Secret", "draft": "true"}
    assert rest == "Text.\n"


@pytest.mark.parametrize(("text", "line"), HELD.values(), ids=HELD)
def test_what_looks_like_a_head_is_never_published_as_text(text: str, line: int | None) -> None:
    """A head that cannot be read may hold `draft: true`: the article waits; line and remedy are named."""
    with pytest.raises(ReadError) as caught:
        front_matter.split(text)

    assert caught.value.remedy
    assert caught.value.line > 0
    assert line in {caught.value.line, None}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_without_a_head_stays_as_it_is(text: str) -> None:
    """A rule above prose is no front matter, and a comment no head."""
    assert front_matter.split(text) == ((), text)


@pytest.mark.parametrize("suffix", ["md", "txt", "html"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("above", ["", "\n", "\ufeff", "\n\ufeff\n", "<!-- a -->\n"], ids=repr)
def test_every_reader_reads_the_head(suffix: str, end: str, above: str) -> None:
    """Markdown, plain text and HTML with front matter have their heads from one place."""
    (found,) = read((above + HEAD).replace("\n", end).encode(), f"a.{suffix}")

    assert ("draft", "true") in {(claim.field, claim.value) for claim in found.claims}
    assert found.body.text.strip() == "Text."


def test_a_held_article_costs_no_other(good: SiteFolder) -> None:
    """It is a problem with its line, and the others are published."""
    good.write("bad.md", HELD["four dashes above"][0])
    good.write("bad.html", HELD["an em dash above"][0])
    good.write("rule.md", TEXTS["a rule"])

    report = good.build()

    assert [one.place.rpartition("/")[2] for one in faults(report)] == ["bad.html:1", "bad.md:1"]
    assert sorted(good.titles()) == ["Good 0", "Good 1", "Good 2", "Rule"]
    assert "Secret" not in "".join(data.decode("utf-8", "replace") for data in good.files().values())
