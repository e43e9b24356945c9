"""Which fields of an index that another program made are what: a small file, of which some are shipped."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from index.config import typed
from index.errors import ConfigError
from index.plain_yaml import reading as plain_yaml


@dataclass(frozen=True)
class IndexFields:
    """The fields of an index that hold a report's text, title and so on: of several the first that a document has.
    Those inside others are written with dots, `metadata.created`. `only` are values that a document must have to be a
    report.
    """

    text: tuple[str, ...]
    title: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    only: dict[str, str] = field(default_factory=dict)

    @property
    def beside(self) -> tuple[str, ...]:
        """All fields but the text."""
        return (*self.title, *self.date, *self.path, *self.language, *self.outlet, *self.author)


def index_fields(name: str) -> IndexFields:
    """The fields that a file names; a `name` without a suffix is one of those that are shipped (`datashare`). Raises
    `ConfigError`.
    """
    path = Path(name) if Path(name).suffix else Path(__file__).parent / f"{Path(name).name}.yaml"
    try:
        root = plain_yaml.read(path.read_text(encoding="utf-8"))
    except plain_yaml.PlainYamlError as error:
        raise ConfigError(f"{path}, line {error.line}: {error.reason}; mend that line and start again.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"archive.fields: {name} cannot be read ({error}); name a file with the fields of the index, or datashare."
        ) from None
    told = typed(IndexFields, root or plain_yaml.Mapping(), path)
    if not told.get("text"):
        raise ConfigError(f"{path}: it names no field that holds the text; add a line as `text: [content]`.")
    return IndexFields(**told)
