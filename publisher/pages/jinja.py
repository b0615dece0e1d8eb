"""Templates to bytes: the only file that imports Jinja2, and only when a page is written.

Everything is escaped but what `content` has wrapped; a name that a template misspells is an error.
The owner's templates stand in for ours of the same name, and reach those as "publisher/NAME".
"""

from __future__ import annotations

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

Templates = tuple[tuple[str, str], ...]  # (path as the owner knows it, text)
STYLE = "style.css"
# What a template can do wrong while it runs; all else is ours.
_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@cache
def _ours() -> Mapping[str, str]:
    folder = Path(__file__).with_name("templates")
    return {
        one.name: one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith((".html", ".css"))
    }


def _texts(templates: Templates) -> dict[str, tuple[str, str]]:
    """Name -> (path, text) of every template that may be asked for."""
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


def render(name: str, values: Mapping[str, Any], templates: Templates = ()) -> bytes:
    """Fill a template with values; each page also gets `style`, and its hash for the page's policy.

    Raises:
        ConfigError: a template of the owner's is wrong; names its file, line and fault.
    """
    from jinja2 import TemplateError

    style = _texts(templates)[STYLE][1].replace("\r\n", "\n").replace("\r", "\n")
    # Content Security Policy 3, section 2.3.1: the hash of what stands between the tags.
    digest = b64encode(sha256(style.encode()).digest()).decode()
    try:
        page = (
            _environment(templates)
            .get_template(name)
            .render(values, style=style, style_hash=f"sha256-{digest}")
        )
    except (TemplateError, *_FAULTS) as error:
        place = _place(error, {path for path, _ in templates})
        if not place:
            raise
        raise ConfigError(f"{place}: {error}", "mend the template, or take it away to use ours") from error
    return page.encode()


def _place(error: Exception, paths: set[str]) -> str:
    """Name the line of the owner's template that is to blame, "" where it is none of theirs."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError) and error.filename in paths:
        return f"{error.filename}:{error.lineno}"
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename in paths]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
