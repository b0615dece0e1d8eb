"""What makes a document no XML, in plain words (XML 1.0; Namespaces in XML 1.0).

libxml2 gives each fault a number (xmlerror.h). A fault without a line here keeps the words of libxml2.
"""

from __future__ import annotations

from typing import Any, NamedTuple

_BARE = 'write "&amp;" for "&", and "&lt;" for "<"'
_AGAIN = "get the whole document: it was cut off, or its program stopped while it wrote"
_QUOTES = 'write each attribute as name="value", parted by spaces'
_LIBRARY = "write it with an XML library"


class Malformed(NamedTuple):
    """What is wrong, and the remedy."""

    fault: str
    remedy: str


# By the number of libxml2. "{}" is its own message, where that names an element, an attribute or a prefix.
_FAULTS = {
    4: Malformed("it does not begin with an element", "name the file of a feed"),
    5: Malformed("something follows behind the end of the root element", "remove it"),
    6: Malformed("a reference such as &#xZ; without a number", _BARE),
    9: Malformed("a character that XML forbids", "remove it: of control characters XML has tab and line ends"),
    23: Malformed('an "&" that begins no reference', _BARE),
    26: Malformed("{}: XML has only &amp; &lt; &gt; &quot; and &apos;", "write the character itself"),
    32: Malformed("{}", "save the document as UTF-8, and declare that"),
    38: Malformed('a "<" in the value of an attribute', _BARE),
    39: Malformed("the value of an attribute without quotation marks", _QUOTES),
    41: Malformed("an attribute without a value", _QUOTES),
    42: Malformed("{}: an element has an attribute twice", "remove one of the two"),
    45: Malformed("a comment without an end", _AGAIN),
    62: Malformed('"]]>" in a text', 'write "]]&gt;"'),
    63: Malformed("a CDATA section without an end", _AGAIN),
    64: Malformed("the XML declaration is not at the start", "remove what stands before it, blanks too"),
    65: Malformed("attributes that no space parts", _QUOTES),
    68: Malformed('an "&" or "<" that begins neither a reference nor an element', _BARE),
    73: Malformed("a tag without an end", _AGAIN),
    76: Malformed("{}", "close each element within the element in which it begins"),
    77: Malformed("the document ends within an element", _AGAIN),
    80: Malformed('"--" in a comment', "remove it"),
    81: Malformed("bytes that are not of its encoding", "save the document as UTF-8, or declare its encoding"),
    108: Malformed("{}", "declare version 1.0"),
    114: Malformed(
        "elements more than 256 deep, or a text of more than 10 million characters, which readers refuse",
        "write a smaller document",
    ),
    201: Malformed("{}", 'declare the prefix on the root element: xmlns:prefix="..."'),
}


def malformed(error: Any) -> Malformed:
    """Explain an error of lxml: what is wrong and where on its line, and the remedy."""
    said = str(error).partition("\n")[0].partition(", line ")[0][:200]
    fault, remedy = _FAULTS.get(getattr(error, "code", 0), Malformed("{}", _LIBRARY))
    column = (getattr(error, "position", None) or (0, 0))[1]
    where = f", at column {column}" if column else ""
    return Malformed(f"not well-formed XML: {fault.replace('{}', said)}{where} (XML 1.0)", remedy)
