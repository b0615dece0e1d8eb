"""Code that R Markdown and Quarto run when they make a page: what of it the page shows.

Code between fences whose language is in braces (```` ```{r, echo=FALSE} ````) is run; options in the braces, or
in lines that begin with `#|`, say whether it is shown. Its results are not in the file.

Sources: the R Markdown Cookbook, 4 (`echo`, `include`); Quarto's documentation, "Execution options".
"""

from __future__ import annotations

import re

from publisher.text.lazy import lazy

SUFFIXES = (".rmd", ".qmd")
_FENCE = lazy(
    r"^([ \t]{0,12})(`{3,}|~{3,})\{\s{0,9}([A-Za-z][\w+-]{0,30})([^{}\n]{0,1000})\}[ \t]{0,50}$", re.MULTILINE
)
_HIDDEN = lazy(r"\b(?:echo|include)\s{0,5}=\s{0,5}(?:F|FALSE|false)\b|\b(?:echo|include)\s{0,5}:\s{0,5}false\b")
_OPTION = lazy(r"[ \t]{0,12}(?:#|//|--|%%?)\|(.{0,500})$")


def shown(text: str) -> tuple[str, int]:
    """Give a text with the code that its page shows, and the number of parts that are run when it is made."""
    kept: list[str] = []
    end = count = 0
    while match := _FENCE.search(text, end):
        close = re.compile(rf"^[ \t]{{0,12}}{re.escape(match[2])}[`~]{{0,20}}[ \t]{{0,50}}$", re.MULTILINE)
        last = close.search(text, match.end())
        inner = text[match.end() : last.start() if last else len(text)]
        kept += [text[end : match.start()], _code(match, inner, last[0] if last else match[2])]
        end, count = last.end() if last else len(text), count + 1
    return "".join((*kept, text[end:])), count


def _code(opening: re.Match[str], inner: str, closing: str) -> str:
    """Give a part of the code as a page shows it; "" where it does not."""
    lines = inner.strip("\n").split("\n")
    options = [option[1] for line in lines if (option := _OPTION.match(line))]
    if any(_HIDDEN.search(said) for said in (opening[4], *options)):
        return ""
    code = "\n".join(line for line in lines if not _OPTION.match(line))
    return f"{opening[1]}{opening[2]}{opening[3]}\n{code}\n{closing}" if code.strip() else ""
