"""Fill templates: the only file that imports Jinja2, and only when a page is rendered.

Everything is escaped except what `content` marks as safe; a misspelt name in a template is an error.
A template of the owner's replaces ours of the same name, and can include ours as "publisher/NAME".
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from publisher.errors import ConfigError

if TYPE_CHECKING:
    from jinja2 import Environment

Templates = tuple[tuple[str, str], ...]  # (path below the site's folder, text)
STYLE, INDEX = "style.css", "index.html"
_TEXT_STYLE = re.compile(r"/\* content.*?/\* end \*/\n", re.DOTALL)
# What a template can do wrong while it runs; any other error is ours.
_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@cache
def _ours() -> Mapping[str, str]:
    folder = Path(__file__).with_name("templates")
    return {one.name: one.read_text("utf-8") for one in folder.iterdir() if one.suffix in {".html", ".css"}}


def _texts(templates: Templates) -> dict[str, tuple[str, str]]:
    """Map each name that may be asked for to the (path, text) of its template."""
    found = {
        prefix + name: (prefix + name, text) for prefix in ("publisher/", "") for name, text in _ours().items()
    }
    return found | {path.rpartition("/")[2]: (path, text) for path, text in templates}


@lru_cache(maxsize=4)
def _environment(templates: Templates) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    texts = _texts(templates)

    def load(name: str) -> tuple[str, str, None] | None:
        return (texts[name][1], texts[name][0], None) if name in texts else None

    return Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


@lru_cache(maxsize=8)
def _style(templates: Templates, more: str, *, is_index: bool) -> tuple[str, str]:
    """Give the style, and the hash of this text between the tags (Content Security Policy 3, section 2.3.1)."""
    style = _texts(templates)[STYLE][1].replace("\r\n", "\n").replace("\r", "\n") + more
    if is_index:
        style = _TEXT_STYLE.sub("", style)
    return style, f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


def fill(name: str, values: Mapping[str, Any], templates: Templates = (), more_style: str = "") -> bytes:
    """Fill a template with values, and with `style` and its hash for the Content Security Policy.

    `more_style` is CSS that follows the style sheet and ends a line. What the style sheet has between
    `/* content` and `/* end */` is for the texts of articles, which the index does not show.

    Raises:
        ConfigError: one of the owner's templates is wrong; names its file, line and fault.
    """
    from jinja2 import TemplateError

    style, style_hash = _style(templates, more_style, is_index=name == INDEX)
    try:
        template = _environment(templates).get_template(name)
        page = template.render(values, style=style, style_hash=style_hash)
    except (TemplateError, *_FAULTS) as error:
        place = _place(error, {path for path, _ in templates})
        if not place:
            raise
        raise ConfigError(f"{place}: {error}", "correct the template, or remove it to use ours") from error
    return page.encode()


def _place(error: Exception, paths: set[str]) -> str:
    """Name the file and line of the owner's template that failed, "" if none of them did."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError) and error.filename in paths:
        return f"{error.filename}:{error.lineno}"
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename in paths]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
