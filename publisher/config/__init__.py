"""publisher.toml to Config. Every error names the file, the line or key, and the remedy."""

from __future__ import annotations

from pathlib import Path

from publisher.config.settings import Config, FeedSpec, Hub, Notify, Output
from publisher.errors import ConfigError

__all__ = ["FILE_NAME", "Config", "FeedSpec", "Hub", "Notify", "Output", "load", "parse"]

FILE_NAME = "publisher.toml"


def load(folder: str | Path = ".", file: str | Path | None = None) -> Config:
    """Read the configuration of a folder; without a file, every key has its default.

    Raises:
        ConfigError: a named file is missing, the file is not TOML, or has an unknown key or a wrong value.
    """
    path = Path(file) if file is not None else Path(folder) / FILE_NAME
    root = path.parent if file is not None else Path(folder)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        if file is not None:
            raise ConfigError(f"{path}: no such file", "run `publisher init`, or name another") from None
        if not root.is_dir():
            raise ConfigError(f"{root}: no such folder", "name the folder that holds articles/") from None
        return Config(root=root)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}", "make it readable for the user that builds") from error
    return parse(data, path, root)


def parse(data: bytes, path: Path, root: Path) -> Config:
    """Turn the bytes of a configuration into a Config.

    Raises:
        ConfigError: see `load`.
    """
    import tomllib

    from publisher.config.parsing import config_of
    from publisher.config.sections import Source

    try:
        text = data.decode("utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: this is not UTF-8", "save the file as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: {error}", "write texts in quotes, and lists in [ ]") from error
    return config_of(Source(text, path), values, root)
