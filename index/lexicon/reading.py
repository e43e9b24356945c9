"""The lexicon in force, typed: what the shipped files say, with the user's own on top.

Read once, and only what is asked for: the names of a region are needed at every start, the words of languages when the
first report is read. What is made of the lexicon (a pattern, a table by word) is kept with `kept` and made anew when
other files are in force.

Example: `regions().agencies["AFP"]` is `("Afp", "Agence France Presse", ...)`; `languages()["en"].by` is
`("written/reported? by",)`; `phrases("by")` has those of every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from index.lexicon import compiled

if TYPE_CHECKING:
    from index.lexicon.sections import Language, Region, Texts

HERE = Path(__file__).resolve().parent
"""Where the shipped files lie."""

ENGLISH = "en"
"""The language of a file that names none."""

_own: Texts = ()
_cache: Path | None = None
_forgetting: list[Callable[[], None]] = []
Kept = TypeVar("Kept", bound=Callable[..., Any])


def use(files: Sequence[str], cache: str | Path | None = None) -> None:
    """From now on the user's `files` are in force with the shipped ones, and compiled forms lie in `cache`. Raises
    `ConfigError` where one of the files cannot be used.
    """
    global _own, _cache  # noqa: PLW0603 - one process shows one folder, and every room asks for words
    _cache = Path(cache) if cache else None
    for file in files:
        compiled.values(Path(file), _cache)
    if (own := tuple(files)) != _own or own:  # a file of the user's may say something else by now
        _own = own
        for forget in _forgetting:
            forget()


def cached_in() -> Path | None:
    """The cache in which compiled forms lie; None where there is none."""
    return _cache


def kept(most: int | None = None) -> Callable[[Kept], Kept]:
    """Keeps what a function gave, up to `most` results, until another lexicon is in force."""

    def around(make: Kept) -> Kept:
        keeper: Any = lru_cache(most)(make)
        _forgetting.append(keeper.cache_clear)
        return keeper  # type: ignore[no-any-return]

    return around


@kept()
def languages() -> dict[str, Language]:
    """Every language by its ISO 639-1 code."""
    from index.lexicon.sections import Language  # two hundred sections: not for a start

    found: dict[str, dict[str, Any]] = {}
    for file in (*_shipped("languages"), *map(Path, _own)):
        values = compiled.values(file, _cache)
        code = values.get("language", ENGLISH)
        found[code] = _merged(Language, found.get(code, {}), values)
    return {code: Language(**values) for code, values in found.items()}


@kept()
def regions() -> Region:
    """What is known of every region, together."""
    from index.lexicon.sections import Region

    found: dict[str, Any] = {}
    for file in (*_shipped("regions"), *map(Path, _own)):
        found = _merged(Region, found, compiled.values(file, _cache))
    return Region(**found)


def phrases(section: str) -> Texts:
    """What every language has in a section of phrases or words."""
    return tuple(dict.fromkeys(each for language in languages().values() for each in getattr(language, section)))


@kept()
def fingerprint() -> str:
    """A hash of every file in force: what was learned under another lexicon is stale."""
    return compiled.fingerprint((*_shipped("languages"), *_shipped("regions"), *map(Path, _own)))


def fingerprint_of(files: Iterable[str]) -> str:
    """A hash of the user's files alone."""
    return compiled.fingerprint(tuple(map(Path, files)))


def _shipped(room: str) -> tuple[Path, ...]:
    return tuple(sorted((HERE / room).glob("*.yaml")))


def _merged(shape: type[Language] | type[Region], under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Both, of the sections that `shape` has: lists end to end, each entry once; mappings key by key."""
    names = shape.__dataclass_fields__
    return under | {name: _joined(under.get(name), value) for name, value in over.items() if name in names}


def _joined(under: Any, over: Any) -> Any:
    if isinstance(over, list):
        rows = map(tuple, over) if over and isinstance(over[0], list) else over
        return tuple(dict.fromkeys((*under, *rows) if under else rows))
    if isinstance(over, dict):
        if not under:  # as nearly always: a language has one file
            return {key: tuple(dict.fromkeys(said)) if isinstance(said, list) else said for key, said in over.items()}
        return under | {key: _joined(under.get(key), value) for key, value in over.items()}
    return over
