"""YAML read strictly: every scalar is text, and nothing clever is let in."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from index.plain_yaml import reading as plain_yaml
from index.plain_yaml.reading import Mapping, PlainYamlError, Scalar, fits_block, plain, quoted, read

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize("text", ["no", "1:30", "2021-09-01", "007", "null", "~", "1e3", "true"])
def test_a_scalar_stays_the_text_it_is(text: str) -> None:
    root = read(f"key: {text}\n")
    assert isinstance(root, Mapping)
    assert root.text("key") == text


@pytest.mark.parametrize(
    ("source", "reason", "line"),
    [
        ("a: &x 1\nb: *x\n", "anchor", 1),
        ("a: 1\nb: *x\n", "alias", 2),
        ("a: !!python/object:os.system x\n", "tag", 1),
        ("a: 1\nb: 2\na: 3\n", "second time", 3),
        ("<<: {a: 1}\n", "merge key", 1),
        ("a: 1\n---\nb: 2\n", "second document", 2),
        ("? [a]\n: b\n", "cannot be a key", 1),
        ("a: [1\n", "", 2),
        ("a: \x01\n", "not allow", 1),
    ],
)
def test_what_is_not_plain_is_refused_with_its_line(source: str, reason: str, line: int) -> None:
    with pytest.raises(PlainYamlError) as caught:
        read(source)
    assert reason in caught.value.reason
    assert caught.value.line == line


def test_brackets_without_end_are_refused_and_nothing_dies() -> None:
    with pytest.raises(PlainYamlError, match="nesting"):
        read("[" * 30_000)


def test_a_file_beyond_measure_is_refused() -> None:
    with pytest.raises(PlainYamlError, match="larger"):
        read("a" * (plain_yaml.MAX_CHARACTERS + 1))


@given(TEXT)
def test_a_quoted_text_reads_back_equal(text: str) -> None:
    root = read(f"key: {quoted(text)}\n")
    assert isinstance(root, Mapping)
    assert root.text("key") == text
    assert "\n" not in quoted(text)


@given(TEXT)
def test_a_text_that_fits_a_block_reads_back_equal(text: str) -> None:
    if fits_block(text):
        block = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
        root = read(f"key: |-\n{block}other: 1\n")
        assert isinstance(root, Mapping)
        assert root.text("key") == text


@given(st.dictionaries(TEXT.map(lambda t: t + "k"), TEXT, min_size=1, max_size=5))
def test_both_parsers_give_the_same_tree(values: dict[str, str]) -> None:
    source = "".join(f"{quoted(k)}: {quoted(v)}\n" for k, v in values.items())
    with_c = plain(read(source))
    before, plain_yaml._LOADER = plain_yaml._LOADER, yaml.SafeLoader
    try:
        assert plain(read(source)) == with_c
    finally:
        plain_yaml._LOADER = before


def test_lines_are_known() -> None:
    root = read("# comment\na: 1\nb: |-\n  two\n  lines\nc:\n- x\n- y\n")
    assert isinstance(root, Mapping)
    assert {k: s.line for k, s in root.keys.items()} == {"a": 2, "b": 3, "c": 6}
    assert root.items["b"].line == 3
    assert root.items["c"].line == 7
    assert isinstance(root.items["a"], Scalar)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a: 1\nb:\t2\nc: 3\n", 2),
        ("a: 1\nb: 2\t\nc: 3\n", 2),
        ("a: |-\t\n  x\nb: 1\n", 1),
        ('a: 1\n\nb: "\\U00110000"\n', 3),
        ("a: 1\nb: \x07\n", 2),
    ],
)
def test_a_wrong_character_is_told_with_its_own_line(
    source: str, line: int, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_yaml, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    for newline in ("\n", "\r\n"):
        with pytest.raises(PlainYamlError) as caught:
            read(source.replace("\n", newline))
        assert caught.value.line == line


def test_a_tab_in_a_text_is_a_letter_whatever_the_line_ends() -> None:
    for newline in ("\n", "\r\n", "\r"):
        source = newline.join(["a: |-", "  x\ty", 'b: "\t"', "# \t", ""])
        assert plain(read(source)) == {"a": "x\ty", "b": "\t"}
