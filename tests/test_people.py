"""A person's name and mail address, written as one text."""

from __future__ import annotations

import pytest

from publisher.text.bylines import split_mailbox


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Ada Quay <ada@quay.example>", ("Ada Quay", "ada@quay.example"), id="mail"),
        pytest.param('"Quay, Ada" <ada@quay.example>', ("Quay, Ada", "ada@quay.example"), id="mail, quoted"),
        pytest.param("ada@quay.example (Ada Quay)", ("Ada Quay", "ada@quay.example"), id="RSS"),
        pytest.param("ada@quay.example(Ada Quay)", ("Ada Quay", "ada@quay.example"), id="RSS without a blank"),
        pytest.param("ada@quay.example", None, id="mail only"),
        pytest.param("Ada Quay (Harbour Notes)", None, id="name only"),
        pytest.param("Ada Quay <a@b@c>", None, id="no mail address"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_mailbox_has_a_name_and_an_address(text: str, parts: tuple[str, str] | None) -> None:
    """Front matter and feeds to import write people in the same two ways."""
    assert split_mailbox(text) == parts
