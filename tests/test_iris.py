"""Three questions about web addresses have three answers, and one function makes addresses whole."""

from __future__ import annotations

import pytest

from publisher.text.iris import NoAddress, absolute, is_web_address, is_web_link, is_web_uri

BASE = "https://quay.example/2024/a.html"


@pytest.mark.parametrize(
    ("text", "configured", "published", "linked"),
    [
        pytest.param("https://quay.example/a", True, True, True, id="whole"),
        pytest.param("https://[::1]/a", True, True, True, id="host of numbers"),
        pytest.param("HTTPS://quay.example/", True, False, True, id="scheme in capitals"),
        pytest.param("https://quay.example/å", True, False, True, id="letters beyond ASCII"),
        pytest.param("https://quay.example/{a}", False, False, True, id="braces"),
        pytest.param("https://quay.example/a b", False, False, False, id="blank"),
        pytest.param("https://-/", True, False, True, id="host that opens with a hyphen"),
        pytest.param("https:///a", False, False, True, id="no host"),
        pytest.param("/ada", False, False, False, id="relative"),
        pytest.param("//quay.example/", False, False, False, id="no scheme"),
        pytest.param("javascript:alert(1)", False, False, False, id="script"),
        pytest.param("file:///etc/passwd", False, False, False, id="file"),
        pytest.param("", False, False, False, id="empty"),
    ],
)
def test_what_counts_as_a_web_address(text: str, *, configured: bool, published: bool, linked: bool) -> None:
    """Configuration takes what a person means, a feed what every program reads, a page what is harmless."""
    assert (is_web_address(text), is_web_uri(text), is_web_link(text)) == (configured, published, linked)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("https://quay.example/b", "https://quay.example/b", id="whole"),
        pytest.param("https://quay.example", "https://quay.example/", id="no path"),
        pytest.param("b.html", "https://quay.example/2024/b.html", id="relative"),
        pytest.param(" /b\n c ", "https://quay.example/bc", id="wrapped over lines"),
        pytest.param(
            "https://møwe.example/ø?q=é#ü", "https://xn--mwe-0na.example/%C3%B8?q=%C3%A9#%C3%BC", id="IRI"
        ),
        pytest.param("/100%/[a]", "https://quay.example/100%25/%5Ba%5D", id="signs to escape"),
    ],
)
def test_an_address_is_made_absolute_and_ascii(text: str, made: str) -> None:
    """Links in feeds are URIs, however the article writes them."""
    assert absolute(text, BASE) == made


@pytest.mark.parametrize(
    ("text", "base", "reason"),
    [
        pytest.param("", BASE, "is no address", id="empty"),
        pytest.param("x" * 2001, BASE, "is no address", id="too long"),
        pytest.param("http://[a", "", "is no address", id="broken host"),
        pytest.param("b.html", "", "is relative", id="nothing to resolve against"),
        pytest.param("mailto:ada@quay.example", BASE, "is no web address", id="mail"),
    ],
)
def test_what_is_no_web_address_is_refused_with_its_reason(text: str, base: str, reason: str) -> None:
    """`publisher explain` shows the reason."""
    with pytest.raises(NoAddress, match=reason):
        absolute(text, base)
