"""The settings, typed. Their defaults live in the shipped `config.yaml` and nowhere else.

Two files are read: the shipped one and the user's (or the one named with `--config`), which needs only what it
changes. A mapping is merged key by key, anything else is replaced. A key that we do not know is an error, with the
nearest one we do.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import typing
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import platformdirs

from index.errors import ConfigError
from index.plain_yaml import reading as plain_yaml
from index.plain_yaml.reading import Mapping, Node, PlainYamlError, Scalar, Sequence

APP = "deraa-tui"
COLOURS = ("red", "green", "yellow", "blue", "magenta", "cyan")
THEMES = ("dark", "light", "contrast", "terminal")
COLOUR_DEPTHS = ("auto", "true", "256", "16", "none")
"""How many colours are drawn; `auto` tells by the terminal."""
DIRECTIONS = ("auto", "terminal", "reader")
"""Who puts letters that run from right to left in order; `auto` tells by the terminal."""
COLUMNS = ("text", "title", "standfirst", "outlet", "author", "date", "updated", "url", "id", "language", "dateline")
"""What a column of a file with an article a row can hold."""
NO_OCR = "false"
"""The setting of `ocr` that leaves pages without text as they are."""
MIN_MEASURE, MAX_MEASURE = 30, 200
"""Narrower breaks every name, wider than any screen changes nothing."""


@dataclass(frozen=True)
class ReadingSettings:
    """How an article is laid out. `measure` is the longest line in columns."""

    measure: int


@dataclass(frozen=True)
class SearchSettings:
    """How a search answers. `limit` is the number of hits shown."""

    limit: int


@dataclass(frozen=True)
class ArchiveSettings:
    """How an archive is reached: `ca` is the file with the certificate of who vouches for it, `password_command` writes
    the password of the user that the environment names, `address` is the archive that is opened where no folder is
    named; `fields` says which fields are what in an index that another program made: a file, or `datashare`; `shards`
    are those of an archive that a push begins.
    """

    ca: str
    password_command: str
    address: str = ""
    fields: str = ""
    shards: int = 1


@dataclass(frozen=True)
class Settings:
    """Every setting in force. Paths are absolute; `files` are the settings files read, the later ones winning. `folder`
    may be the address of an archive.
    """

    folder: str
    annotations: str
    cache: str
    theme: str
    colours: str
    right_to_left: str
    reading: ReadingSettings
    search: SearchSettings
    lexicon: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...]
    never_same: tuple[tuple[str, ...], ...]
    translate: str
    ocr: str
    archive: ArchiveSettings
    encoding: str
    columns: dict[str, str]
    kinds: dict[str, str]
    searches: dict[str, str]
    keys: dict[str, str]
    files: tuple[str, ...] = ()

    @property
    def searches_file(self) -> str:
        """Where what the user keeps of searching lies: beside the annotations, because it is as precious."""
        return f"{self.annotations.rstrip('/')}-searches.yaml"


def shipped(name: str) -> Path:
    """The path of `config.yaml` or `seeds` as shipped: beside the packages in a checkout, inside `index` when
    installed.
    """
    here = Path(__file__).resolve().parent
    inside = here / "shipped" / name
    return inside if inside.exists() else here.parent / name


def user_file() -> Path:
    """Where the user's own settings lie; the file need not exist."""
    return platformdirs.user_config_path(APP) / "config.yaml"


def own_data() -> Path:
    """Where the user's annotations lie unless the settings name another folder."""
    return platformdirs.user_data_path(APP)


def own_state() -> Path:
    """Where the program keeps what it must remember from one run to the next."""
    return platformdirs.user_state_path(APP)


def is_address(text: str) -> bool:
    """Whether a word means an archive rather than a folder."""
    return text.startswith(("https://", "http://"))


def absolute(folder: str) -> str:
    """A folder or file by its absolute path, whatever place it is named from; an address as it is."""
    return folder if is_address(folder) else str(Path(folder).absolute())


def name_of(folder: str) -> str:
    """A name for what belongs to a folder of articles: a person recognises it, and no other folder has it."""
    whole = folder.rstrip("/") if is_address(folder) else str(Path(folder).resolve())
    digest = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in Path(whole).name)[:40]
    return f"{plain}-{digest}"


def load(file: str | None = None, **overrides: str | None) -> Settings:
    """The settings from the shipped file, then from `file` or the user's own, then from `overrides` (options of the
    command).

    Raises `ConfigError` with the path and line of what is wrong. Nothing is ever written.
    """
    values = _read(shipped("config.yaml"))
    files = [str(shipped("config.yaml"))]
    own = Path(file).expanduser() if file else user_file()
    if file and not own.is_file():
        raise ConfigError(
            f"{own}: there is no such settings file; name another with --config, or leave the option out."
        )
    if own.is_file():
        values = _merged(values, _read(own))
        files.append(str(own.absolute()))
    values["folder"] = values["archive"].get("address") or values["folder"]
    values |= {k: absolute(os.path.expanduser(v)) for k, v in overrides.items() if v}  # noqa: PTH111  not of an address
    values["annotations"] = values["annotations"] or _own_annotations(values["folder"])
    values["cache"] = values["cache"] or str(platformdirs.user_cache_path(APP))
    settings: Settings = _built(Settings, values | {"files": tuple(files)})
    return settings


def elsewhere(settings: Settings, folder: str) -> Settings:
    """The same settings for another folder, or a single file: its notes lie in a place of their own, unless the
    settings name one for all. Raises `ConfigError`.
    """
    own = settings.annotations == _own_annotations(settings.folder)
    annotations = None if own else settings.annotations
    return load(settings.files[-1], folder=folder, cache=settings.cache, annotations=annotations)


def _own_annotations(folder: str) -> str:
    """Where the notes of a folder lie unless the settings say; those of a single file are notes of its folder."""
    path = Path(folder)
    is_file = os.path.isfile(path)  # noqa: PTH113  the method of `Path` raises where a share dropped
    return str(own_data() / "annotations" / name_of(str(path.parent if is_file else path)))


def _built(shape: type, values: dict[str, Any]) -> Any:
    hints = typing.get_type_hints(shape)
    return shape(**{k: _built(hints[k], v) if is_dataclass(hints[k]) else v for k, v in values.items()})


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = dict(under)
    for key, value in over.items():
        both[key] = _merged(both[key], value) if isinstance(value, dict) and isinstance(both.get(key), dict) else value
    return both


def _read(path: Path) -> dict[str, Any]:
    try:
        root = plain_yaml.read(path.read_text(encoding="utf-8"))
    except PlainYamlError as error:
        raise ConfigError(f"{path}, line {error.line}: {error.reason}; mend that line and start again.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the settings cannot be read ({error}); mend or move the file.") from None
    values: dict[str, Any] = typed(Settings, root or Mapping(), path)
    for key in ("folder", "annotations", "cache"):
        if values.get(key):
            values[key] = _beside(path, values[key])
    if values.get("archive", {}).get("ca"):
        values["archive"]["ca"] = _beside(path, values["archive"]["ca"])
    if Path(values.get("archive", {}).get("fields", "")).suffix:
        values["archive"]["fields"] = _beside(path, values["archive"]["fields"])
    if "lexicon" in values:
        values["lexicon"] = tuple(_beside(path, name) for name in values["lexicon"])
    return values


def _beside(file: Path, name: str) -> str:
    """The absolute path that a settings file means by a name; an address as it is."""
    return name if is_address(name) else str(file.parent.absolute() / Path(name).expanduser())


def typed(shape: Any, node: Node, path: Path, name: str = "") -> Any:
    """The value of `node` in the type `shape` asks for, a dataclass as a dictionary of what stands there; `name` is the
    dotted key, for the sentence of the `ConfigError`. A list or mapping without anything in it is empty.
    """

    def wrong(expected: str) -> ConfigError:
        return ConfigError(
            f"{path}, line {node.line}: {name or 'the file'} must be {expected}; mend it and start again."
        )

    origin, arguments = typing.get_origin(shape), typing.get_args(shape)
    if is_dataclass(shape):
        if not isinstance(node, Mapping):
            raise wrong("a mapping (name: value)")
        return _typed_fields(typing.cast(type, shape), node, path, name)
    if origin in (dict, tuple) and isinstance(node, Scalar) and not node.text:
        return origin()
    if origin is dict:
        if not isinstance(node, Mapping):
            raise wrong("a mapping (name: value)")
        return {k: typed(arguments[1], v, path, f"{name}.{k}") for k, v in node.items.items()}
    if origin is tuple:
        if not isinstance(node, Sequence):
            raise wrong("a list")
        return tuple(typed(arguments[0], item, path, name) for item in node.items)
    if not isinstance(node, Scalar):
        raise wrong("a single value")
    if shape is int:
        if not node.text.isdecimal() or len(node.text) > MOST_DIGITS:
            raise wrong("a whole number")
        return _checked(name, int(node.text), wrong)
    return _checked(name, node.text, wrong)


def _typed_fields(shape: type, node: Mapping, path: Path, name: str) -> dict[str, Any]:
    hints = typing.get_type_hints(shape)
    known = [f.name for f in fields(shape) if f.name != "files"]
    values = {}
    for key, child in node.items.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the settings here are {', '.join(known)}."
            raise ConfigError(f"{path}, line {child.line}: there is no setting {key!r}; {hint}")
        values[key] = typed(hints[key], child, path, f"{name}.{key}".lstrip("."))
    return values


MOST_SHARDS = 1_024
"""What the cluster takes."""
MOST_DIGITS = 9
"""Digits of a whole number in the settings: no measure and no limit is longer."""


def _checked(name: str, value: Any, wrong: Any) -> Any:
    if name == "theme" and value not in THEMES:
        raise wrong(f"one of {', '.join(THEMES)}")
    if name == "colours" and value not in COLOUR_DEPTHS:
        raise wrong(f"one of {', '.join(COLOUR_DEPTHS)}")
    if name == "right_to_left" and value not in DIRECTIONS:
        raise wrong(f"one of {', '.join(DIRECTIONS)}")
    if name.startswith("kinds.") and value not in COLOURS:
        raise wrong(f"one of {', '.join(COLOURS)}")
    if name == "encoding" and value and not _is_encoding(value):
        raise wrong("an encoding such as utf-8, cp1252, cp1256 or utf-16")
    if name == "archive.address" and value and not is_address(value):
        raise wrong("an address, as https://archive.example:9200/desk")
    if name == "archive.shards" and not 1 <= value <= MOST_SHARDS:
        raise wrong(f"between 1 and {MOST_SHARDS}")
    if name.startswith("columns.") and name.removeprefix("columns.") not in COLUMNS:
        raise wrong(f"one of {', '.join(f'columns.{c}' for c in COLUMNS)}")
    if name == "ocr" and not _OCR.fullmatch(value):
        raise wrong("true, false, or languages as tesseract names them (ara+eng)")
    if name == "reading.measure" and not MIN_MEASURE <= value <= MAX_MEASURE:
        raise wrong(f"between {MIN_MEASURE} and {MAX_MEASURE}")
    if name == "search.limit" and not 1 <= value <= 10_000:
        raise wrong("between 1 and 10000")
    return value


_OCR = re.compile(r"true|false|[A-Za-z]{3}\w{0,20}(?:\+[A-Za-z]{3}\w{0,20}){0,9}", re.ASCII)


def _is_encoding(name: str) -> bool:
    """Whether Python knows it as an encoding of text (`base64` is a codec, and none)."""
    try:
        return isinstance("a".encode(name), bytes)
    except (LookupError, UnicodeError):
        return False
