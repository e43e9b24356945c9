"""Every regular expression of `index` ends soon on anything: no text, however made, keeps a reader busy.

What can go wrong is told by the patterns themselves: each repeat in one is fed what it repeats, many times over, and
then something that does not fit.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import random
import re
import signal
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import process_time
from types import ModuleType
from typing import Any

import pytest

import index
from index.loading.lines.captions import is_caption
from index.loading.lines.furniture import is_credit_alone
from index.loading.lines.glued import HEAD_WINDOW
from index.workspace import Workspace

MATCHED = ("index.loading.facts.datelines._forms", "index.loading.facts.datelines._alone")
"""Collections of patterns that are asked at one place of a text and not everywhere in it."""

BOUNDED = {
    "index.loading.facts.dates._DATE": "asked within 50 code points of a year",
    "index.loading.facts.report_dates.date_label": "asked everywhere in lines of LONGEST_DATE_LINE, else at the start",
    "index.loading.facts.outlets._TAIL": "asked of a publisher's name, 80 code points or seven words long",
    "index.loading.lines.glued._signature": "asked of the end of a line, HEAD_WINDOW long",
    "index.loading.lines.glued._TAIL_FURNITURE": "asked of the end of a line, HEAD_WINDOW long",
}
"""Patterns that are asked of texts of `HEAD_WINDOW` at most, and what sees to that."""

SHORT, LONG, LONGER = 700, 2_500, 10_000
"""Code points: the longest line that is looked at for what it says by itself, and lines that hold a whole report."""

CEILING = 0.5
"""CPU seconds on a short text: a pattern takes a thousandth of it; one that tries every way to part the text, years."""

STEEP = 9.0
"""How much longer four times the text may take: 4 where the time grows with the text, 16 where with its square."""

TRIES = 3
"""Times that growth is measured before it is believed: on a busy machine the CPU itself is slower for a moment."""

MEASURABLE = 0.005
"""CPU seconds below which growth is not asked for: the clock is too coarse, and nobody waits."""

UNMEASURABLE = MEASURABLE * (SHORT / LONG) ** 3 / 2
"""CPU seconds on a short text below which a long one takes no measurable time, though it grow with the text's cube."""

SIGNS = [
    *("-", " ", "/", "|", "(", "[", '"', "“", "'", ".", ",", ":", "a", "A", "1", "\n", "*", "_", "#", "<", "@", "ا"),
    *("- ", "| ", "a ", "A ", "1 ", "A. ", "a.", "a-", "a'", "[a]", "(a", "<a ", "and ", "By ", "Reuters ", "AFP/"),
]  # fmt: skip
"""What files are full of: dividers, rows of tables, lists, bare letters and figures."""

ENDS = ("\0", " Q!")

SAMPLES = 3
"""Ways in which each repeat of a pattern is fed: its branches are chosen at random, the same in every run."""


class TooSlow(Exception):
    pass


def _patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | list | tuple | set | frozenset) and depth < 4:
        for inside in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _patterns_in(inside, depth + 1)


def _written_in(source: str) -> Iterator[re.Pattern[str]]:
    """The patterns that stand in calls within functions."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name("re"), attr=name), args=[ast.Constant(str(pattern)), *_]
            ) if name not in ("escape", "compile"):
                yield re.compile(pattern)


def _kept(value: object) -> object:
    """What a function makes of the lexicon once, if it is one; else the value."""
    return value() if hasattr(value, "cache_clear") and not inspect.signature(value).parameters else value


def patterns_of(room: str) -> dict[str, re.Pattern[Any]]:
    """The patterns of the modules of a room, each once."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in modules_of(room):
        own = [(f"{module.__name__}.{name}", _kept(value)) for name, value in vars(module).items()]
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__:
                own += [(f"{module.__name__}.{kind.__name__}.{name}", value) for name, value in vars(kind).items()]
        if vars(module).get("re") is re:
            own.append((f"{module.__name__}:", tuple(_written_in(inspect.getsource(module)))))
        for name, value in own:
            several = [*_patterns_in(value)]
            for number, pattern in enumerate(several):
                found.setdefault(name if value is pattern else f"{name}[{number}]", pattern)
    once = {(pattern.pattern, pattern.flags): name for name, pattern in reversed(found.items())}
    return {name: found[name] for name in sorted(once.values())}


def modules_of(room: str) -> list[ModuleType]:
    """The room itself and the files in it."""
    package = importlib.import_module(room)
    files = (info for info in pkgutil.iter_modules(package.__path__, f"{room}.") if not info.ispkg)
    return [package, *(importlib.import_module(info.name) for info in files)]


ROOMS = ["index", *(info.name for info in pkgutil.walk_packages(index.__path__, "index.") if info.ispkg)]


# --- texts that a pattern has trouble with ----------------------------------------------------


@cache
def _letters(chosen: tuple[tuple[Any, Any], ...]) -> list[str]:
    """Some letters that a set of the pattern allows."""
    among = [chr(n) for n in range(32, 127)] + [*"\n\t éÀاشя’“”«»–—…©•·"]
    among += [chr(value) for kind, value in chosen if kind is c.LITERAL]
    return [letter for letter in among if _fits(letter, chosen)] or ["x"]


def _fits(letter: str, chosen: tuple[tuple[Any, Any], ...]) -> bool:
    classes = {
        c.CATEGORY_DIGIT: str.isdigit,
        c.CATEGORY_SPACE: str.isspace,
        c.CATEGORY_WORD: lambda one: one.isalnum() or one == "_",
        c.CATEGORY_NOT_DIGIT: lambda one: not one.isdigit(),
        c.CATEGORY_NOT_SPACE: lambda one: not one.isspace(),
        c.CATEGORY_NOT_WORD: lambda one: not (one.isalnum() or one == "_"),
    }
    fits = False
    for kind, value in chosen:
        if kind is c.LITERAL:
            fits |= ord(letter) == value
        elif kind is c.RANGE:
            fits |= value[0] <= ord(letter) <= value[1]
        elif kind is c.CATEGORY:
            fits |= bool(classes[value](letter))
    return fits != (chosen[0][0] is c.NEGATE)


def _sample(tree: Any, pick: random.Random, groups: dict[int, str]) -> str:
    """A text that the pattern, or a part of it, is likely to match."""
    said = []
    for kind, value in tree:
        match kind:
            case c.LITERAL:
                said.append(chr(value))
            case c.NOT_LITERAL:
                said.append("x" if value != ord("x") else "y")
            case c.ANY:
                said.append(pick.choice("a 1-/."))
            case c.IN:
                said.append(pick.choice(_letters(tuple(value))))
            case c.BRANCH:
                said.append(_sample(pick.choice(value[1]), pick, groups))
            case c.MAX_REPEAT | c.MIN_REPEAT | c.POSSESSIVE_REPEAT:
                least, most, inside = value
                said += [_sample(inside, pick, groups) for _ in range(pick.randint(least, min(most, least + 2)))]
            case c.SUBPATTERN:
                groups[value[0]] = _sample(value[3], pick, groups)
                said.append(groups[value[0]])
            case c.ATOMIC_GROUP:
                said.append(_sample(value, pick, groups))
            case c.GROUPREF:
                said.append(groups.get(value, ""))
    return "".join(said)


def _repeats(tree: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each repeat without a small bound, with what stands before it."""
    parts = list(tree)
    for place, (kind, value) in enumerate(parts):
        ahead = (*before, parts[:place])
        match kind:
            case c.MAX_REPEAT | c.MIN_REPEAT | c.POSSESSIVE_REPEAT:
                if value[1] >= FEW:
                    yield ahead, value[2]
                yield from _repeats(value[2], ahead)
            case c.BRANCH:
                for branch in value[1]:
                    yield from _repeats(branch, ahead)
            case c.SUBPATTERN:
                yield from _repeats(value[3], ahead)
            case c.ATOMIC_GROUP:
                yield from _repeats(value, ahead)
            case c.ASSERT | c.ASSERT_NOT:
                yield from _repeats(value[1], ahead)


FEW = 4


def troubles(name: str, pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """A beginning, and what to repeat behind it."""
    pick = random.Random(name)
    tree = parser.parse(pattern.pattern, pattern.flags)
    found = [("", sign) for sign in SIGNS]
    for before, inside in _repeats(tree):
        for _ in range(SAMPLES):
            groups: dict[int, str] = {}
            first = "".join(_sample(part, pick, groups) for part in before)
            found += [(first, _sample(inside, pick, groups)), (first, pick.choice(" -/a1"))]
    found += [("", _sample(tree, pick, {})) for _ in range(SAMPLES)]
    found += [(first, unit.title()) for first, unit in found[len(SIGNS) :] if len(unit) > 1]
    return [(first, unit) for first, unit in dict.fromkeys(found) if unit]


# --- the laws ---------------------------------------------------------------------------------


def seconds(ask: Callable[[Any], object], text: Any, most: float) -> float:
    """CPU seconds of a search, which is given up after `most`: patterns let signals through."""

    def give_up(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    started = process_time()
    try:
        ask(text)
        return process_time() - started
    except TooSlow:
        return 2 * most
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _made(pattern: re.Pattern[Any], first: str, unit: str, end: str, size: int) -> Any:
    text = first + unit * (size // len(unit) + 1) + end
    return text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text


@cache
def searched() -> set[str]:
    """The names of patterns that are asked everywhere in a text; those in a collection always may be."""
    found = set()
    for module in chain.from_iterable(map(modules_of, ROOMS)):
        source = inspect.getsource(module)
        found |= set(re.findall(r"\b([A-Za-z_]+)(?:\(\))?\.(?:search|finditer|subn?|findall|split)\b", source))
    return found


def test_there_are_patterns() -> None:
    assert patterns_of("index.text") and patterns_of("index.loading.facts")


@pytest.mark.parametrize("room", ROOMS)
def test_the_patterns_of_a_room_end_soon_whatever_they_are_asked_of(room: str) -> None:
    for name, pattern in patterns_of(room).items():
        bare = name.rpartition(".")[2]
        everywhere = bare in searched() or ("[" in bare and not name.startswith(MATCHED))
        ends_soon(name, pattern, pattern.search if everywhere else pattern.match)


def ends_soon(name: str, pattern: re.Pattern[Any], ask: Callable[[Any], object]) -> None:
    for first, unit in troubles(name, pattern):
        for end in ENDS:
            said = f"{name}: {first!r}, then {unit!r} again and again, then {end!r}"
            took = seconds(ask, _made(pattern, first, unit, end, HEAD_WINDOW if name in BOUNDED else SHORT), CEILING)
            assert took < CEILING, said
            if name in BOUNDED or took < UNMEASURABLE:
                continue
            long, longer = (_made(pattern, first, unit, end, size) for size in (LONG, LONGER))
            assert any(not is_steep(ask, long, longer) for _ in range(TRIES)), said


def is_steep(ask: Callable[[Any], object], long: Any, longer: Any) -> bool:
    """Whether the longer of two texts takes more than its length explains, as far as that can be measured once."""
    took = seconds(ask, long, CEILING)
    return took > MEASURABLE and seconds(ask, longer, STEEP * took) >= STEEP * took


FILLERS = (
    *("-", "/", "|", " ", "- ", "| ", "and ", "And ", "*", "_", ". ", "(", "[", "“", "a, ", "AFP ", "AFP/", "1 ", "1:"),
)
AROUND = (
    *("{} Page 2", "( {}) Yes", "(Reuters{}", "Photo{}x", "By {}x", "comments {}", "7:30{}.", "May {} 4"),
    "{}contributed",
)


def test_reports_full_of_dividers_are_read(open_folder: Callable[..., Workspace]) -> None:
    lines = [around.format(filler * (150 // len(filler))) for filler in FILLERS for around in AROUND]
    report = "The convoy reaches Tal Amara\n\n{}\n\nAn aid convoy reached the town on Monday, {} people said.\n\n{}\n"
    files = {f"{number}.txt": report.format(line, number, line) for number, line in enumerate(lines)}
    workspace = open_folder(files)
    assert workspace.library.not_read() == []
    assert len(workspace.library.summaries()) == len(files)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("AFP", True),
        ("(With AP and Reuters)", True),
        ("Source: SANA", True),
        ("--- by Agencies / wire services ---", True),
        ("With additional inputs from agencies.", True),
        ("-" * 40 + " Page 2", False),
        ("(" + " " * 38 + ") Yes", False),
        ("AFP said", False),
        ("| | | | | | Total |", False),
    ],
)
def test_a_line_that_credits_agencies_alone(line: str, is_one: bool) -> None:
    assert is_credit_alone(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("A man walks in Laketown / AFP Photo - Jane Roe", True),
        ("A man walks in Laketown on May 4, 2021 (Reuters/Jane Roe - Pool, Getty)", True),
        ("A man walks in Laketown [AFP/Jane O'Roe/Getty Images]", True),
        ("A man walks in Laketown (Reuters" + "/" * 45, False),
        ("A man walks in Laketown, (Reuters) he said on Monday", False),
    ],
)
def test_a_caption_ends_in_a_credit(line: str, is_one: bool) -> None:
    assert is_caption(line) is is_one
