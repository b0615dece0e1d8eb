"""Mail messages: what their headers claim, which part is the text, what of it is the article's."""

from __future__ import annotations

import time

import pytest
from mails import PNG, TEXT, article, inner, message, multipart, part, values

from publisher.errors import ReadError
from publisher.models import Enclosure
from publisher.readers import family_of, read

SUBJECTS = {
    "in encoded words": ("=?UTF-8?Q?K=C3=BCste?= =?UTF-8?B?IGhldXRl?=", "Küste heute"),
    "in words cut within a letter": ("=?utf-8?B?S8M=?=\n =?utf-8?B?vHN0ZQ==?=", "Küste"),
    "with blanks in a word": ("=?UTF-8?Q?The tide turns?=", "The tide turns"),
    "in a wrong charset": ("=?us-ascii?Q?K=C3=BCste?=", "Küste"),
    "without base64 padding": ("=?utf-8?B?S8O8c3Rl?=", "Küste"),
    "in eight bits": ("Küste", "Küste"),
    "after the list's name": ("[quay-notes] Tides", "Tides"),
    "after the list's name and a number": ("[Quay Notes #12] Tides", "Tides"),
    "after another word in brackets": ("[PATCH] Tides", "[PATCH] Tides"),
    "passed on": ("Fwd: Tides", "Tides"),
    "passed on in German, within the list's name": ("[quay-notes] WG: Tides", "Tides"),
    "passed on as Mozilla writes it": ("[Fwd: Tides]", "Tides"),
    "withheld": ("[EMBARGOED until 1 April 2026] Tides", "Tides"),
    "with a mail address": ("Write to ada@quay.example", "Write to ada@…"),
    "with a field in a word": ("=?utf-8?Q?Tides=0D=0ABcc:_ada@quay.example?=", "Tides Bcc: ada@…"),
    "with a word that only looks like a mark": ("Recipe: soup", "Recipe: soup"),
}


@pytest.mark.parametrize(("subject", "title"), SUBJECTS.values(), ids=SUBJECTS)
def test_a_subject_is_a_title(subject: str, title: str) -> None:
    """A title is what its writer wrote, without what programs of mail and lists put before it."""
    data = message(Subject=subject, List_Id="Quay Notes <quay-notes.quay.example>")
    assert values(data, "title") == [title]


SENDERS = {
    "a person": ("Ada Quay <ada@quay.example>", "", ["Ada Quay"], []),
    "a person in a comment": ("ada@quay.example (Ada Quay)", "", ["Ada Quay"], []),
    "a person whom an archive hides": ("ada at quay.example (Ada Quay)", "", ["Ada Quay"], []),
    "last name first": ('"Quay, Ada" <ada@quay.example>', "", ["Ada Quay"], []),
    "an address alone": ("ada@quay.example", "", [], []),
    "an address for a name": ('"ada@quay.example" <ada@quay.example>', "", [], []),
    "a person through a list": (
        "Ada Quay via Quay Notes <notes@quay.example>",
        "Quay Notes <notes.quay.example>",
        ["Ada Quay"],
        ["Quay Notes"],
    ),
    "a person of a newsletter": ("Ada Quay from Quay Notes <n@q.example>", "", ["Ada Quay"], ["Quay Notes"]),
    "a newsletter by a person": (
        "Quay Notes Weekly | Ada Quay <n@q.example>",
        "",
        ["Ada Quay"],
        ["Quay Notes Weekly"],
    ),
    "last name first, through a list": (
        '"Quay, Ada via Quay Notes" <notes@quay.example>',
        "Quay Notes <notes.quay.example>",
        ["Ada Quay"],
        ["Quay Notes"],
    ),
    "two persons": ('Ada Quay <a@q.example>, "Rask, Eva" <e@q.example>', "", ["Ada Quay", "Eva Rask"], []),
    "a newsletter": ("Quay Notes Weekly <n@q.example>", "<notes.quay.example>", [], ["Quay Notes Weekly"]),
    "nobody who answers": ("no-reply <no-reply@quay.example>", "", [], []),
    "a list whose name a program made": (
        "Ada Quay <ada@quay.example>",
        "8bd1c8f6ab9mc list <8bd1c8f6ab9.list-id.mcsv.net>",
        ["Ada Quay"],
        [],
    ),
}


@pytest.mark.parametrize(("sender", "listed", "authors", "publishers"), SENDERS.values(), ids=SENDERS)
def test_a_sender_is_an_author_or_a_publisher(
    sender: str, listed: str, authors: list[str], publishers: list[str]
) -> None:
    """Who wrote is an author, what it was sent by a publisher, and an address is neither."""
    data = message(From=sender, List_Id=listed)
    assert values(data, "author") == authors
    assert list(dict.fromkeys(values(data, "publisher"))) == publishers


FIELDS = {
    "its id is a mid: address (RFC 2392)": (
        {"Message_ID": "<a b%c@quay.example>"},
        "id",
        ["mid:ab%25c@quay.example"],
    ),
    "a date has no comment": (
        {"Date": "Tue, 3 Mar 2026 10:00:00 +0100 (CET)"},
        "published",
        ["Tue, 3 Mar 2026 10:00:00 +0100"],
    ),
    "a time has colons": (
        {"Date": "Tue, 3 Feb 2026 10.00.00 +0100"},
        "published",
        ["Tue, 3 Feb 2026 10:00:00 +0100"],
    ),
    "an expiry that is none": ({"Expires": "-1"}, "expires", []),
    "a clock that is years wrong loses": (
        {"Date": "Thu, 1 Jan 1970 00:00:00 +0000", "Received": "by mx; Tue, 3 Mar 2026 09:00:00 +0000"},
        "published",
        ["Tue, 3 Mar 2026 09:00:00 +0000", "Thu, 1 Jan 1970 00:00:00 +0000"],
    ),
    "an archive is a link (RFC 5064)": (
        {"Archived_At": "<https://lists.quay.example/1>"},
        "link",
        ["https://lists.quay.example/1"],
    ),
    "a link loses what names its reader": (
        {"Archived_At": "<https://quay.example/p/1?e=bo&utm_source=m&id=7>"},
        "link",
        ["https://quay.example/p/1?id=7"],
    ),
    "a link to an archive's front page is none": (
        {"List_Archive": "<https://lists.quay.example/>"},
        "link",
        [],
    ),
    "a link that counts clicks is none": ({"Archived_At": "<https://click.quay.example/1>"}, "link", []),
    "a language (RFC 3282)": ({"Content_Language": "nb, en"}, "language", ["nb"]),
    "keywords": ({"Keywords": "tides, pilots"}, "category", ["tides", "pilots"]),
    "an expiry (RFC 2156)": (
        {"Expires": "Wed, 1 Apr 2026 00:00:00 +0000"},
        "expires",
        ["Wed, 1 Apr 2026 00:00:00 +0000"],
    ),
    "an embargo": ({"X_Embargo_Until": "2026-04-01"}, "embargo", ["2026-04-01"]),
    "a reply by its subject": ({"Subject": "AW: Tides"}, "reply", ["true"]),
    "a reply by what it answers": ({"In_Reply_To": "<0@quay.example>"}, "reply", ["true"]),
    "no reply to itself": ({"References": "<1@quay.example>"}, "reply", []),
    "no reply where it is passed on": ({"Subject": "Fwd: Tides", "In_Reply_To": "<0@q.example>"}, "reply", []),
}


@pytest.mark.parametrize(("fields", "field", "said"), FIELDS.values(), ids=FIELDS)
def test_a_header_claims(fields: dict[str, str], field: str, said: list[str]) -> None:
    """The fields of a header are claims, each under the name of its specification."""
    assert values(message(**fields), field) == said


HELD = {
    "a deleted message of Thunderbird": ({"X_Mozilla_Status": "0009"}, "a.eml"),
    "a draft of Outlook": ({"X_Unsent": "1"}, "a.eml"),
    "a deleted message of mutt": ({"X_Status": "AD"}, "a.eml"),
    "Gmail's spam": ({"X_Gmail_Labels": "Inbox,Spam"}, "a.eml"),
    "Gmail's trash in German": ({"X_Gmail_Labels": "=?UTF-8?Q?Papierkorb?=,Ungelesen"}, "a.eml"),
    "spam": ({"X_Spam_Flag": "YES"}, "a.eml"),
    "sensitivity": ({"Sensitivity": "Company-Confidential"}, "a.eml"),
    "spam by Exchange": ({"X_MS_Exchange_Organization_SCL": "9"}, "a.eml"),
    "spam by bogofilter": ({"X_Bogosity": "Spam, tests=bogofilter"}, "a.eml"),
    "spam by Exchange Online": ({"X_Forefront_Antispam_Report": "CIP:192.0.2.1;SFV:SPM;H:a.example"}, "a.eml"),
    "phishing by Exchange Online": ({"X_Forefront_Antispam_Report": "SFV:NSPM;CAT:PHSH;"}, "a.eml"),
    "spam by Rspamd": ({"X_Rspamd_Action": "add header"}, "a.eml"),
    "spam by Barracuda": ({"X_Barracuda_Spam_Status": "Yes, SCORE=7.1"}, "a.eml"),
    "spam by Proofpoint": ({"X_Proofpoint_Spam_Details": "rule=spam policy=default score=99"}, "a.eml"),
    "junk of Thunderbird": ({"X_Mozilla_Keys": "$label1 $Junk"}, "a.eml"),
    "no archive of Usenet (RFC 5536)": ({"Archive": "no"}, "a.eml"),
    "no archive": ({"X_No_Archive": "yes"}, "a.eml"),
    "not archived": ({"Archived": "no"}, "a.eml"),
    "a deleted message of an mbox": ({"Status": "ROD"}, "a.eml"),
    "a folder below the inbox": ({}, "INBOX.Trash/a.eml"),
    "a hidden folder": ({}, ".Papierkorb/cur/a.eml"),
    "a Maildir's draft": ({}, "cur/1700000000.M1P2.host:2,DS"),
    "a Maildir's trash": ({}, "cur/1700000000.M1P2.host:2,ST"),
    "a Maildir's trash where a name has no colon": ({}, "cur/1700000000.M1P2.host;2,ST"),
    "a folder of trash": ({}, "Papierkorb.sbd/a.eml"),
}


@pytest.mark.parametrize(("fields", "name"), HELD.values(), ids=HELD)
def test_what_is_not_public_is_held_back(fields: dict[str, str], name: str) -> None:
    """A message that its owner deleted, never sent, or keeps private never reaches a feed."""
    assert "true" in values(message(**fields), "draft", name)


def test_an_ordinary_message_is_not_held_back() -> None:
    """Fields that only look like a word on privacy hold nothing back."""
    data = message(X_Mozilla_Status="0001", Status="RO", X_Spam_Status="No, score=-1", Sensitivity="Normal")
    assert values(data, "draft", "cur/1700000000.M1P2.host:2,RS") == []


PASSED_OVER = {
    "a delivery report": (
        multipart("report", part("message/delivery-status", "Action: failed\n")),
        "mail-notice",
    ),
    "an automatic answer": (message(Auto_Submitted="auto-replied"), "mail-notice"),
    "an answer from a vacation": (message(Subject="Out of office: Tides"), "mail-notice"),
    "an invitation": (
        multipart("alternative", part("text/calendar; method=REQUEST", "BEGIN:VCALENDAR")),
        "mail-notice",
    ),
    "a mailer's own": (message(From="MAILER-DAEMON@quay.example"), "mail-notice"),
    "PGP": (multipart("encrypted", part("application/pgp-encrypted", "Version: 1")), "encrypted"),
    "PGP in the text": (
        message("-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n"),
        "encrypted",
    ),
    "S/MIME": (message("MIAG", Content_Type='application/pkcs7-mime; name="smime.p7m"'), "encrypted"),
}


@pytest.mark.parametrize(("data", "kind"), PASSED_OVER.values(), ids=PASSED_OVER)
def test_what_is_no_article_is_reported(data: bytes, kind: str) -> None:
    """What a program wrote by itself, and what nobody else can read, is reported and no entry."""
    assert [problem.kind for problem in article(data).problems] == [kind]


def test_a_newsletter_that_a_program_sends_is_an_article() -> None:
    """A newsletter is sent by a program, too: its list says that it is one."""
    assert not article(message(Auto_Submitted="auto-generated", List_Id="<a.b>", Precedence="bulk")).problems


HTML = "<p>The tide turned at six, and all the pilots who were still ashore came late to their boats.</p>" * 3
FLOWED = "text/plain; charset=utf-8; format=flowed"
TEXTS = {
    "the only part": (message("Words.\n"), "text", "Words."),
    "HTML of alternatives": (
        multipart("alternative", part("text/plain", "Words."), part("text/html", HTML)),
        "html",
        HTML,
    ),
    "the text, where the HTML is a pointer": (
        multipart(
            "alternative", part("text/plain", TEXT * 9), part("text/html", '<a href="http://a.b/c">See</a>')
        ),
        "text",
        (TEXT * 9).strip(),
    ),
    "flowed lines": (
        message("The tide \nturned.\n\n From here\n", Content_Type=FLOWED),
        "text",
        "The tide turned.\n\nFrom here",
    ),
    "flowed lines whose blanks are no words": (
        message("潮 \n汐\n", Content_Type=f"{FLOWED}; delsp=yes"),
        "text",
        "潮汐",
    ),
    "quoted-printable": (
        message("K=C3=BCste=\n n\n", Content_Transfer_Encoding="quoted-printable"),
        "text",
        "Küste n",
    ),
    "a wrong charset": (
        message("Küste".encode("latin-1"), Content_Type="text/plain; charset=utf-8"),
        "text",
        "Küste",
    ),
    "a signature taken off": (
        multipart("signed", part("text/plain", "Words."), part("application/pgp-signature", "x")),
        "text",
        "Words.",
    ),
    "a signature within": (
        message(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nWords.\n- -- x\n"
            "-----BEGIN PGP SIGNATURE-----\nabc\n"
        ),
        "text",
        "Words.\n-- x",
    ),
    "below a signature's mark": (message("Words.\n\n-- \nAda\n"), "text", "Words."),
    "above a list's footer": (
        message("Words.\n____________________\nQuay mailing list\nhttps://quay.example/listinfo/quay\n"),
        "text",
        "Words.",
    ),
    "above what an archive took out": (
        message(
            "Words.\n-------------- next part --------------\nAn HTML attachment was scrubbed...\nURL: <x>\n"
        ),
        "text",
        "Words.",
    ),
    "above a quotation": (
        message("Words.\n\nOn 3 March 2026, Bo wrote:\n> Old.\n> Older.\n"),
        "text",
        "Words.",
    ),
    "above a quotation in German": (
        message("Worte.\n\nAm 3. März schrieb Bo:\n\nBo\n\n> Alt.\n"),
        "text",
        None,
    ),
    "above an original message": (
        message("Words.\n\n-----Original Message-----\nFrom: Bo\nSent: Monday\nSubject: Old\n\nOld.\n"),
        "text",
        "Words.",
    ),
    "with a quotation that is content": (
        message("He said:\n\n> Old.\n\nSo it was.\n"),
        "text",
        "He said:\n\n> Old.\n\nSo it was.",
    ),
    "without addresses": (message("Ask ada@quay.example.\n"), "text", "Ask ada@…."),
}


@pytest.mark.parametrize(("data", "kind", "text"), TEXTS.values(), ids=TEXTS)
def test_a_message_has_a_text(data: bytes, kind: str, text: str | None) -> None:
    """Readers get what the writer wrote, decoded, without what programs put around it."""
    body = article(data).body
    assert body.kind == kind
    assert text is None or body.text.strip() == text


def test_a_digest_holds_its_messages() -> None:
    """The messages of a digest are one text, each under its subject, also where their type is only implied."""
    one, two = message("Fog lay.", Subject="Fog"), message("Tides & all.", Subject="Tides")
    data = multipart("digest", b"\n" + one, b"\n" + two)
    assert article(data).body.text == "<h2>Fog</h2>\n<p>Fog lay.</p>\n<h2>Tides</h2>\n<p>Tides &amp; all.</p>"


def test_a_newsletter_in_plain_text_has_no_frame() -> None:
    """The lines above and below a newsletter's text, with the links that its reader is given, are left out."""
    above = "Quay Notes\n\nView this email in your browser:\nhttps://quay.example/p/1?e=bo\n\n"
    below = (
        "\n=====\nCopyright 2026 Quay Notes.\nWant no more?\nUnsubscribe: https://quay.example/u?e=bo\n1 Quay\n"
    )
    data = message(above + TEXT * 4 + below)
    assert article(data).body.text == f"Quay Notes\n\n{TEXT * 4}".rstrip()
    assert values(data, "link") == ["https://quay.example/p/1"]


def test_a_word_on_unsubscribing_is_no_footer() -> None:
    """A text about newsletters may say "unsubscribe" in its last lines, without a link."""
    assert article(message(f"{TEXT * 4}\nNobody wants to unsubscribe.\n")).body.text.endswith("unsubscribe.")


def test_a_reply_has_nothing_of_what_it_answers() -> None:
    """Where replies are read, each says only what its writer added."""
    data = message("Yes.\n\nOn Monday, Bo wrote:\n> Six?\n\nNo.\n\n> Seven?\n\nMaybe.\n", Subject="Re: Tides")
    assert article(data).body.text == "Yes.\n\nNo.\n\nMaybe."


NEWSLETTER = {
    "hidden text": '<div style="display:none">Preview</div>',
    "a preheader": '<span class="preheader">Preview</span>',
    "a picture that counts": '<img src="https://a.b/open/1.gif" width="1" height="1">',
    "a picture that counts by its name": '<img src="https://a.b/campaign/1a2b/3c4d/px.png" alt="">',
    "a picture of one reader": f'<img src="https://a.b/i/{"0f8fad5b-d9cb-469f-a165-70867728950e/" * 2}1">',
    "the link to the web page": '<p><a href="https://quay.example/p/1">View in browser</a></p>',
    "the same in French": '<p>Un souci ? <a href="https://quay.example/p/1">Voir dans le navigateur</a></p>',
    "a headline with a line below": '<div class="post-header"><h1>Tides turn</h1><p>READ IN APP</p></div>',
    "a button to subscribe": '<p class="button-wrapper"><a href="https://quay.example/s">Subscribe now</a></p>',
    "a script": "<script>alert(1)</script>",
    "a signature": '<div class="gmail_signature">Ada</div>',
}
FOOTERS = {
    "a footer": '<div>You subscribed. <a href="https://a.b/u">Unsubscribe</a></div><div>1 Quay, Portsea</div>',
    "a footer in German": '<div><a href="https://a.b/u">Newsletter abbestellen</a></div>',
    "a footer of which a small word is the link": '<div>To unsubscribe, click <a href="https://a.b/x">here</a></div>',
    "a footer below the program's name": '<p>Powered by Quayletter</p><p><a href="https://a.b/u">Unsubscribe</a></p>',
    "a footer of that name": f'<div id="templateFooter"><p>{"1 Quay Street, Portsea. " * 6}</p>'
    '<p><a href="https://a.b/u">Unsubscribe</a></p></div>',
    "a footer by its address": '<div><a href="https://a.b/unsubscribe?x=1">Manage</a></div>',
}


@pytest.mark.parametrize("noise", [*NEWSLETTER.values(), *FOOTERS.values()], ids=[*NEWSLETTER, *FOOTERS])
def test_the_html_of_a_newsletter_is_its_text(noise: str) -> None:
    """What a newsletter's program puts above and below the text is no part of the article, but named."""
    above, below = (noise, "") if noise in NEWSLETTER.values() else ("", noise)
    data = message(f"<html><body>{above}{HTML}{below}</body></html>", Content_Type="text/html")
    assert article(data).body.text == HTML
    assert values(data, "left out") or "script" in noise


PAGES = {
    "the sender's site": ("https://quay.example/p/tides", "https://quay.example/p/tides"),
    "a site below it": ("https://news.quay.example/p/12?id=7", "https://news.quay.example/p/12?id=7"),
    "without what names its reader": ("https://quay.example/p/1?e=bo&utm_id=4", "https://quay.example/p/1"),
    "Mailchimp's archive": (
        "https://us1.campaign-archive.com/?u=8bd1c8f6ab&id=042ea43672&e=baa034eb",
        "https://us1.campaign-archive.com/?u=8bd1c8f6ab&id=042ea43672",
    ),
    "Substack's page": ("https://quay.substack.com/p/tides?token=eyJ1", "https://quay.substack.com/p/tides"),
    "another site": ("https://amxe.example/uxz7dfiv-oncz2hit", ""),
    "a counter of clicks": ("https://click.quay.example/1", ""),
    "a key of the reader's": ("https://quay.example/view.html?x=a62e&s=zVyFumr", ""),
    "a key in the path": ("https://quay.example/v/8bd1c8f6ab9042ea43672", ""),
}


@pytest.mark.parametrize(("address", "link"), PAGES.values(), ids=PAGES)
def test_the_web_page_of_a_newsletter_is_its_link(address: str, link: str) -> None:
    """The page that a newsletter's link leads to is the article's address, but never a page of one reader."""
    html = f'<p><a href="{address}">View in browser</a></p>{HTML}'.replace("&", "&amp;")
    assert values(message(html, Content_Type="text/html"), "link") == [link] * bool(link)


SHORT = {
    "a line above it": '<p>5 March | <a href="https://q.example/p/1">Read online</a></p><p>Two ships.</p>',
    "a row of a table": '<table><tr><td><a href="https://q.example/p/1">View in browser</a></td></tr>'
    "<tr><td><p>Two ships.</p></td></tr></table>",
    "a headline": '<div><a href="https://q.example/p/1">View online</a><h1>Ships</h1><p>Two ships.</p></div>',
    "a footer": '<div><p>Two ships.</p><p><a href="https://a.b/u">Unsubscribe</a></p></div>',
    "a line and a footer": '<div><p><a href="https://q.example/p/1">View online</a></p><p>Two ships.</p>'
    '<p>To leave, <a href="https://a.b/u">unsubscribe</a>.</p></div>',
}


@pytest.mark.parametrize("html", SHORT.values(), ids=SHORT)
def test_a_short_newsletter_keeps_its_text(html: str) -> None:
    """Links above and below a text of a few words do not take the text with them."""
    text = article(message(f"<body>{html}</body>", Content_Type="text/html")).body.text
    assert "Two ships." in text
    assert "nline" not in text
    assert "nsubscribe" not in text


def test_the_web_page_may_be_in_the_preheader() -> None:
    """A preheader is left out, but the link within it is read."""
    link = '<a href="https://mailchi.mp/1a2b/tides?e=bo">View this email in your browser</a>'
    html = f'<div id="templatePreheader">{link}</div>{HTML}'
    assert values(message(html, Content_Type="text/html"), "link") == ["https://mailchi.mp/1a2b/tides"]


KEY = "7nVU1aA2nfsTSg7w3B8gAJpBj5KQ8KbXyZ"
TIDES = "https://tides.example/a"
COUNTED = {
    "Mailchimp": (f"https://q.us1.list-manage.com/track/click?u={KEY}&id=1&e=2", ""),
    "Mandrill": (
        "https://mandrillapp.com/track/click/1/t.example?p=eyJwIjoie1widXJsXCI6XCJodHRwczpcXFwvXFxcL3RpZGVzLmV4YW1wbGVcXFwvYVwifSJ9",
        TIDES,
    ),
    "Substack": (f"https://substack.com/redirect/1a2b-3c4d?j={KEY}", ""),
    "Substack, with a target": (
        f"https://substack.com/redirect/2/eyJlIjoiaHR0cHM6Ly90aWRlcy5leGFtcGxlL2EifQ.{KEY}?r=1",
        TIDES,
    ),
    "Revue": (f"https://www.getrevue.co/external-link?url=https%3A%2F%2Ftides.example%2Fa&token={KEY}", TIDES),
    "Kit": (f"https://click.convertkit-mail.com/{KEY}/dp/aHR0cHM6Ly90aWRlcy5leGFtcGxlL2E=", TIDES),
    "Sailthru": (
        f"https://link.q.example/click/1.2/aHR0cHM6Ly90aWRlcy5leGFtcGxlL2EtbG9uZw/{KEY}",
        f"{TIDES}-long",
    ),
    "Customer.io": (f"https://email.q.example/e/c/eyJocmVmIjoiaHR0cHM6Ly90aWRlcy5leGFtcGxlL2EifQ/{KEY}", TIDES),
    "Amazon SES": (f"https://a.r.us-east-1.awstrack.me/L0/https:%2F%2Ftides.example%2Fa/1/{KEY}", TIDES),
    "Postmark": (f"https://track.pstmrk.it/3s/tides.example%2Fa/{KEY}/AQ", TIDES),
    "SendGrid": (f"https://u1.ct.sendgrid.net/ls/click?upn={KEY}", ""),
    "SendGrid on a domain of its customer": (f"https://links.q.example/ls/click?upn={KEY}", ""),
    "Mailgun": ("https://email.mg.q.example/c/eJwNyUEKgCAQAMDX6FHW3TX14GGt", ""),
    "Brevo": (f"https://r.q.example/mk/cl/f/sh/{KEY}/x", ""),
    "beehiiv": (f"https://link.mail.beehiiv.com/ss/c/u001.{KEY}/h1", ""),
    "Salesforce": (f"https://click.e.q.example/?qs={'1a2b' * 16}", ""),
    "Outlook": (
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Ftides.example%2Fa&data=05",
        TIDES,
    ),
    "Proofpoint": (f"https://urldefense.com/v3/__https://tides.example/a__;!!{KEY}$", TIDES),
    "Proofpoint's older": (
        f"https://urldefense.proofpoint.com/v2/url?u=https-3A__tides.example_a&d={KEY}",
        TIDES,
    ),
    "one within another": (
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fsubstack.com%2Fredirect%2F1a2b&data=05",
        "",
    ),
    "Google": ("https://www.google.com/url?q=https%3A%2F%2Ftides.example%2Fa&sa=D", TIDES),
    "Ghost": (
        "https://q.example/r/1a2b3c4d?m=0f8fad5b-d9cb-469f-a165-70867728950e",
        "https://q.example/r/1a2b3c4d",
    ),
    "Medium": ("https://medium.com/p/tides?source=email-1a2b-17-digest", "https://medium.com/p/tides"),
    "Jetpack": (
        f"https://public-api.wordpress.com/bar/?redirect_to=https%3A%2F%2Ftides.example%2Fa&user={KEY}",
        TIDES,
    ),
    "listmonk": (f"https://lists.q.example/link/{'0f8fad5b-d9cb-469f-a165-70867728950e/' * 3}", ""),
    "a program without a name": (f"https://q.example/r?url=https%3A%2F%2Ftides.example%2Fa&token={KEY}", TIDES),
    "another, with its reader": (f"https://q.example/go?to=https%3A%2F%2Ftides.example%2Fa&email={KEY}", TIDES),
    "a page": ("https://discuss.example/t/how-the-tide-turned-at-six/12345", None),
    "a page with a short key": ("https://films.example/c/SomeLongChannelName12", None),
    "a page of a viewer": ("https://docs.google.com/viewer?url=https%3A%2F%2Ftides.example%2Fa", None),
    "a commit": (f"https://code.example/q/commit/{'1a2b' * 10}", None),
    "an archive of pages": ("https://web.archive.org/web/2026/https://tides.example/a", None),
}


@pytest.mark.parametrize(("address", "target"), COUNTED.values(), ids=COUNTED)
@pytest.mark.parametrize("kind", ["html", "plain"])
def test_a_link_that_counts_clicks_names_no_reader(kind: str, address: str, target: str | None) -> None:
    """Such a link leads to the target that it holds; where it holds none, no address remains."""
    written = address.replace("&", "&amp;")
    body = (
        f'{HTML}<p>See <a href="{written}">{written}</a>.</p>' if kind == "html" else f"{TEXT}\nSee {address}\n"
    )
    text = article(message(body, Content_Type=f"text/{kind}")).body.text.replace("&amp;", "&")
    expected = address if target is None else target
    assert expected in text
    assert (f'href="{expected}"' in text) is (kind == "html" and bool(expected))
    assert target is None or KEY not in text
    assert target is None or address not in text


def test_tables_that_lay_out_become_blocks() -> None:
    """A newsletter's frame of tables is no table to its readers; a table of data is one."""
    table = "<table><tr><th>Day</th></tr><tr><td>Mon</td></tr></table>"
    data = message(
        f'<table role="presentation"><tr><td>{HTML}{table}</td></tr></table>', Content_Type="text/html"
    )
    text = article(data).body.text
    assert text.count("<table>") == 1
    assert "presentation" not in text
    assert "<th>Day</th>" in text


def test_control_characters_in_html_are_left_out() -> None:
    """Bytes that no HTML may hold, beside what is cut out of it, cost no message."""
    html = (
        f'{HTML}a\x01b<style>p</style>\x02c d@q.example\x03 <a href="https://q.example/?a=\x04&e=b">&#5;x</a>'
    )
    assert "d@…" in article(message(html, Content_Type="text/html")).body.text


def test_no_address_leaves_in_html() -> None:
    """Addresses of the header and of the text are published nowhere, also not in links."""
    html = f'{HTML}<p>bo@pier.example <a href="mailto:x@y.example">us</a> <a href="https://a.b/?m=bo@pier.example">b</a></p>'
    found = article(message(html, Content_Type="text/html"))
    said = found.body.text + "".join(str(claim.value) for claim in found.claims if claim.field != "id")
    assert "@pier.example" not in said
    assert "y.example" not in said


@pytest.mark.parametrize("name", ["To", "Cc", "Bcc", "Delivered-To", "X-Original-To", "X-Rcpt-To"])
@pytest.mark.parametrize("kind", ["html", "plain"])
def test_nothing_of_a_readers_address_remains(kind: str, name: str) -> None:
    """The first part of an address names its reader, too: what is sent to bo.pier@... is sent to Bo."""
    body = f"{HTML if kind == 'html' else TEXT}\nThis message was sent to bo.pier@pier.example.\n"
    found = article(message(body, Content_Type=f"text/{kind}", **{name: "bo.pier@pier.example"}))
    assert "bo.pier" not in found.body.text
    assert "was sent to …." in found.body.text


def test_many_readers_cost_little() -> None:
    """A message to hundreds of addresses is read in time that grows with its length only."""
    readers = ", ".join(f"reader{number}@pier.example" for number in range(500))
    html = "<p>To reader2@pier.example, reader499@pier.example.</p>" * 3_000
    start = time.process_time()
    found = article(message(html, To=readers, Content_Type="text/html"))
    assert "reader2" not in found.body.text
    assert time.process_time() - start < 5


def test_pictures_within_a_text_are_embedded() -> None:
    """A picture that the text shows by its `cid:` address travels with the article (RFC 2392)."""
    picture = part("image/png", PNG, Content_ID="<map@quay>")
    unused = part("image/png", PNG, Content_ID="<logo@quay>")
    data = multipart("related", part("text/html", f'{HTML}<img src="cid:map@quay">'), picture, unused)
    found = article(data)
    assert [(one.address, one.type, one.data) for one in found.embedded] == [("cid:map@quay", "image/png", PNG)]
    assert 'src="cid:map@quay"' in found.body.text


FILES = {
    "a picture": ("image/png", PNG, "map.png", ["map.png"]),
    "a PDF": ("application/octet-stream", b"%PDF-1.4\n", "a.pdf", ["a.pdf"]),
    "a recording": ("audio/mpeg", b"ID3\x03", "fog.mp3", ["fog.mp3"]),
    "a name that climbs": ("image/png", PNG, "../../etc/map.png", ["map.png"]),
    "a name of controls": ("image/png", PNG, "a\x07b.png", ["ab.png"]),
    "a name without a suffix": ("image/png", PNG, "map", ["file-1.png"]),
    "a program": ("application/x-msdownload", b"MZ\x90", "a.exe", []),
    "a program called a picture": ("image/png", b"MZ\x90", "a.png", []),
    "an archive": ("application/zip", b"PK\x03\x04", "a.zip", []),
    "an archive of Outlook": ("application/ms-tnef", b"\x78\x9f\x3e\x22", "winmail.dat", []),
    "a picture that may hold scripts": ("image/svg+xml", b"<svg/>", "a.svg", []),
    "a picture called a program": ("image/png", PNG, "a.pdf", []),
}


@pytest.mark.parametrize(("kind", "data", "name", "kept"), FILES.values(), ids=FILES)
def test_attachments_that_feeds_can_carry_are_enclosures(
    kind: str, data: bytes, name: str, kept: list[str]
) -> None:
    """Pictures, recordings and PDF go with an article; everything else is left out, and named."""
    attached = part(kind, data, Content_Disposition=f'attachment; filename="{name}"')
    found = article(multipart("mixed", part("text/plain", TEXT), attached))
    files = [claim.value for claim in found.claims if claim.field == "enclosure"]
    assert [one.name for one in found.embedded] == kept
    assert [one.url for one in files if isinstance(one, Enclosure)] == [one.address for one in found.embedded]
    assert bool(kept) != any(claim.field == "left out" for claim in found.claims)


def test_a_name_of_a_file_may_be_in_pieces() -> None:
    """Long names of files, in letters of any language, come in numbered pieces (RFC 2231)."""
    said = "attachment; filename*0*=UTF-8''K%C3%BC; filename*1=\"ste.png\""
    attached = part("image/png", PNG, Content_Disposition=said)
    assert [one.name for one in article(multipart("mixed", attached)).embedded] == ["Küste.png"]


def test_a_message_that_is_passed_on_is_the_article() -> None:
    """A newsletter that somebody passes on is by its writer, of its day, under its id."""
    passed = message(
        From="Eva Rask <eva@r.example>",
        Subject="Fog",
        Message_ID="<2@r.example>",
        Date="Mon, 2 Mar 2026 08:00:00 +0000",
    )
    data = multipart(
        "mixed",
        part("text/plain", "See below."),
        b"Content-Type: message/rfc822\n\n" + passed,
        Subject="Fwd: Fog",
    )
    assert (values(data, "title"), values(data, "author"), values(data, "id")) == (
        ["Fog"], ["Eva Rask"], ["mid:2@r.example"])  # fmt: skip


def test_a_message_that_is_passed_on_in_the_text_is_the_article() -> None:
    """The same, where a program wrote the header of the message into the text, in any language."""
    head = "Von: Eva Rask <eva@r.example>\nDatum: 2. März 2026\nBetreff: Nebel\nAn: Ada\n"
    text = f"Hi,\n\n---------- Weitergeleitete Nachricht ---------\n{head}\nNebel lag im Hafen.\n"
    data = message(text, Subject="WG: Nebel")
    assert article(data).body.text == "Nebel lag im Hafen."
    assert values(data, "author") == ["Eva Rask"]
    assert values(data, "title")[0] == "Nebel"
    assert values(data, "published")[0] == "2. März 2026"


def test_a_message_that_is_passed_on_in_html_is_the_article() -> None:
    """The same, where there is only HTML: the note above it is left out, and so are the lines of the header."""
    head = (
        '<div class="gmail_attr">---------- Forwarded message ---------<br>Fra: <strong>Eva Rask</strong> '
        "&lt;eva@r.example&gt;<br>Date: man. 2. feb. 2026<br>Subject: Fog<br>To: Ada</div>"
    )
    html = f'<div>See this!</div><div class="gmail_quote">{head}<br>{HTML}</div>'
    data = message(html, Content_Type="text/html", Subject="Fwd: Fog")
    assert values(data, "author") == ["Eva Rask"]
    assert "See this" not in article(data).body.text
    assert "Forwarded" not in article(data).body.text
    assert HTML in article(data).body.text


EMBARGOES = {
    "a line": ("EMBARGOED UNTIL 1 April 2026, 10:00 CET\n\nThe tide.\n", "Tides", ["1 April 2026, 10:00 CET"]),
    "a line in German": ("Sperrfrist: 01.04.2026, 10 Uhr\n\nDie Flut.\n", "Tides", ["01.04.2026, 10 Uhr"]),
    "a line below another": (
        "Press release\n\n*** Embargo until 2026-04-01 ***\n\nT.\n",
        "Tides",
        ["2026-04-01"],
    ),
    "a line without an instant": ("UNDER EMBARGO UNTIL PUBLICATION\n\nThe tide.\n", "Tides", ["PUBLICATION"]),
    "the subject": ("The tide.\n", "[EMBARGOED until 1 April 2026] Tides", ["1 April 2026"]),
    "the subject without an instant": ("The tide.\n", "Embargoed: Tides", ["Embargoed: Tides"]),
    "HTML": ("<p><b>Embargo:</b></p><p>T.</p><p>EMBARGOED UNTIL 2026-04-01</p>", "Tides", None),
    "the subject, with a date alone": ("T.\n", "EMBARGO 1 April 2026: Tides", None),
    "the subject, at its end": ("T.\n", "Tides [EMBARGO: 1 April 2026]", ["1 April 2026"]),
    "the subject, behind a dash": ("T.\n", "Tides - embargoed until 1 April 2026", ["1 April 2026"]),
    "the subject, between signs": ("T.\n", "*EMBARGOED* Tides", None),
    "a sentence": ("This release is embargoed until 1 April 2026.\n\nT.\n", "Tides", ["1 April 2026"]),
    "a clause": ("Confidential - under embargo until 1 April 2026\n\nT.\n", "Tides", ["1 April 2026"]),
    "a line in Norwegian": ("Under embargo til 1. april 2026\n\nT.\n", "Tides", ["1. april 2026"]),
    "a line in Japanese": ("解禁日時：2026年4月1日\n\n潮。\n", "Tides", ["2026年4月1日"]),
    "a release at a date": ("FOR RELEASE: 1 April 2026\n\nT.\n", "Tides", ["1 April 2026"]),
    "news of goods": ("Oil is embargoed until 1 April 2026, said Bo.\n", "Oil - the embargo of 2026", []),
    "news of an anniversary": ("T.\n", "Embargo 1 year on", []),
    "news of an embargo": ("The embargo on grain was lifted on 1 May.\n", "Embargo on grain lifted", []),
    "a release": ("FOR IMMEDIATE RELEASE\n\nThe tide.\n", "Tides", []),
}


@pytest.mark.parametrize(("text", "subject", "said"), EMBARGOES.values(), ids=EMBARGOES)
def test_an_embargo_of_a_press_release_counts(text: str, subject: str, said: list[str] | None) -> None:
    """A line, or a word before the headline, that withholds a text until an instant holds it back."""
    kind = "text/html" if text.startswith("<") else "text/plain"
    found = values(message(text, Subject=subject, Content_Type=kind), "embargo")
    assert found if said is None else found == said


def test_parts_may_be_nested_and_broken() -> None:
    """Alternatives within mixed parts, boundaries that begin alike, and a missing end are read."""
    alternative = inner(
        multipart("alternative", part("text/plain", "W."), part("text/html", HTML), boundary="bb")
    )
    data = multipart("mixed", alternative, part("image/png", PNG, Content_Disposition="attachment"))
    found = article(data.removesuffix(b"--b--\n"))
    assert found.body.text == HTML
    assert [one.type for one in found.embedded] == ["image/png"]


@pytest.mark.parametrize("flags", [1 << 1, 1 << 6, 1 << 24 | 1], ids=["deleted", "a draft", "junk"])
def test_an_apple_message_has_its_length_and_flags(flags: int) -> None:
    """An .emlx has a line with its length above it, and a list of flags below: deleted ones are held back."""
    data = message()
    whole = f"{len(data)}\n".encode() + data + b"<plist><key>flags</key><integer>%d</integer></plist>" % flags
    assert values(whole, "title", "1.emlx") == ["Tides turn"]
    assert values(whole, "draft", "1.emlx") == ["true"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_may_end_in_any_way(end: str) -> None:
    """Programs of old Macintoshes ended lines with CR alone."""
    data = message().replace(b"\n", end.encode())
    assert (values(data, "title"), article(data).body.text) == (["Tides turn"], TEXT.strip())


def test_what_is_no_message_is_refused() -> None:
    """A file that only has the suffix is reported."""
    with pytest.raises(ReadError, match="is no mail message"):
        list(read(b"Words: here\n\nText.\n", "a.eml"))


NAMES = {
    "1700000000.M1P2.host:2,S": "Mail",
    "1700000000.M204P99.mail.example.org": "Mail",
    "1700000000.12345.host": "Mail",
    "1700000000_1.12345.host,U=12,FMD5=7e33:2,": "Mail",
    "1700000000.md": "Markdown",
    "mbox": "Mailbox",
    "Inbox.mbox.gz": "Mailbox",
    "1700000000.M1P2": None,
    "host": None,
}


@pytest.mark.parametrize(("name", "title"), NAMES.items(), ids=NAMES)
def test_files_of_mail_are_known_by_their_names(name: str, title: str | None) -> None:
    """The files of a Maildir have no suffix, and look like nothing else."""
    family = family_of(name)
    assert (family and family.title) == title


def test_a_message_that_is_saved_as_a_text_is_a_message() -> None:
    """A message in MIME is read as one under the name of a text; its parts are no text of an article."""
    data = multipart("alternative", part("text/plain", "W."), part("text/html", HTML), MIME_Version="1.0")
    assert article(data, "a.txt").body.text == HTML
