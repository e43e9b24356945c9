"""Merging annotation files: what each side did is kept, and the result always reads back."""

from __future__ import annotations

import contextlib
import io
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_annotation_files import annotations

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation
from index.annotations.files import line_merging
from index.annotations.files.line_merging import THEIRS
from index.annotations.files.merging import BOTH_TEXTS, merged_files
from index.annotations.files.yaml_file import header, read, with_put, without

some = st.lists(annotations, unique_by=lambda a: a.id, max_size=4)


def file_of(found: list[Annotation]) -> str:
    text = header("report", "title")
    for annotation in found:
        text = with_put(text, annotation)
    return text


@given(some, some)
def test_nothing_new_is_lost(ours: list[Annotation], theirs: list[Annotation]) -> None:
    base = header("report", "title")
    joined = {a.id: a for a in read(merged_files(base, file_of(ours), file_of(theirs)))}
    assert joined.keys() == {a.id for a in (*ours, *theirs)}
    for annotation in (*ours, *theirs):
        assert annotation.note in joined[annotation.id].note


@given(some)
def test_merging_what_did_not_change_changes_nothing(found: list[Annotation]) -> None:
    text = file_of(found)
    assert merged_files(text, text, text) == text
    assert merged_files(text, file_of([]), text) == file_of([])
    assert read(merged_files(text, text, file_of([]))) == []


def made(note: str) -> Annotation:
    return Annotation("a", "report", Selector("quote", "", "", 0, 1, 1), note)


def test_two_edits_of_one_note_keep_both_texts() -> None:
    base, ours, theirs = (file_of([made(note)]) for note in ("before", "mine", "theirs"))
    assert read(merged_files(base, ours, theirs))[0].note == "mine" + BOTH_TEXTS + "theirs"


def test_what_was_deleted_here_and_changed_there_stays() -> None:
    base = file_of([made("before")])
    changed = file_of([replace(made("before"), note="after")])
    assert read(merged_files(base, without(base, "a"), changed))[0].note == "after"
    assert read(merged_files(base, changed, without(base, "a")))[0].note == "after"


def test_git_merges_notes_one_by_one(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    notes = tmp_path / "report.yaml"
    git("init", "-q", "-b", "main")
    git("config", "merge.deraa.driver", f"{sys.executable} -m tui.cli annotations merge-driver %O %A %B %P")
    (tmp_path / ".gitattributes").write_text("*.yaml merge=deraa\n")
    notes.write_text(file_of([made("before")]))
    git("add", ".")
    git("commit", "-qm", "base")
    git("checkout", "-qb", "other")
    notes.write_text(with_put(notes.read_text(), replace(made("theirs"), id="b")))
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "main")
    notes.write_text(with_put(notes.read_text(), made("mine")))
    git("commit", "-qam", "mine")
    git("merge", "-q", "other", "-m", "merged")
    assert {a.id: a.note for a in read(notes.read_text())} == {"a": "mine", "b": "theirs"}


def test_comments_and_keys_of_both_sides_stay(tmp_path: Path) -> None:
    from tui.cli import main

    apart = [replace(made("note"), id=name, selector=Selector(name, "", "", n, 1, 1)) for n, name in enumerate("abc")]
    base = file_of(apart).replace("\n", "\r\n")
    sides = {
        "base": base,
        "ours": "# ours\r\n" + with_put(base, replace(apart[0], note="mine")),
        "theirs": with_put(base, replace(apart[2], note="theirs")) + "reviewed: yes # by Amal\r\n",
    }
    for name, text in sides.items():
        (tmp_path / name).write_bytes(text.encode())
    with pytest.raises(SystemExit) as left:
        main(["annotations", "merge-driver", *(str(tmp_path / name) for name in sides)])
    joined = (tmp_path / "ours").read_bytes().decode()
    assert left.value.code == 0
    assert joined.startswith("# ours\r\n")
    assert joined.endswith("reviewed: yes # by Amal\r\n")
    assert [a.note for a in read(joined)] == ["mine", "note", "theirs"]
    assert "\n" not in joined.replace("\r\n", "")


def test_a_file_that_cannot_be_merged_is_left_without_marks(tmp_path: Path) -> None:
    from tui.cli import main

    for name, text in {"base": file_of([]), "ours": file_of([made("mine")]), "theirs": "annotations: ["}.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(SystemExit) as left:
        main(["annotations", "merge-driver", *(str(tmp_path / name) for name in ("base", "ours", "theirs"))])
    assert left.value.code == 2
    assert (tmp_path / "ours").read_text() == file_of([made("mine")])


def test_comments_and_own_keys_of_the_other_side_stay_when_both_edit_a_note() -> None:
    one, other = (Annotation(i, "report", Selector("q", "", "", n, 1, 1), i) for n, i in enumerate(("one", "two")))
    base = file_of([one, other])
    ours = with_put(base, replace(one, note="mine")).replace("annotations:", "# of ours\nannotations:")
    theirs = with_put(base, replace(one, note="theirs")) + "  own: key\n# of theirs\n"
    done = merged_files(base, ours, theirs)
    assert [a.note for a in read(done)] == [f"mine{BOTH_TEXTS}theirs", "two"]
    assert "# of ours\nannotations:" in done
    assert done.endswith("  own: key\n# of theirs\n")


def test_a_comment_beside_lines_that_both_sides_changed_stays() -> None:
    base = file_of([made("before")])
    ours = with_put(base, replace(made("mine"), updated="2027"))
    ours = ours.replace("  note: |-", "  # ours, above\n  note: |- # ours")
    theirs = with_put(base, replace(made("theirs"), updated="2028")) + "  # theirs, below\n  seen: yes # by Amal\n"
    theirs = theirs.replace("  note: |-", "  # theirs, above\n  note: |- # theirs")
    done = merged_files(base, ours, theirs)
    assert [a.note for a in read(done)] == [f"mine{BOTH_TEXTS}theirs"]
    for kept in (
        "# ours\n",
        "# ours, above",
        "# theirs, above",
        "# theirs\n",
        "# theirs, below",
        "  seen: yes # by Amal",
    ):
        assert kept in done


def test_where_both_changed_an_own_key_ours_stands_and_theirs_is_a_comment() -> None:
    base = file_of([made("before")]) + "  seen: no\n"
    done = merged_files(base, base.replace("seen: no", "seen: yes # Amal"), base.replace("seen: no", "seen: maybe"))
    assert done == base.replace("  seen: no", f"{THEIRS}seen: maybe\n  seen: yes # Amal")


def test_a_comment_alone_counts_as_a_change_of_the_note() -> None:
    base = file_of([made("note"), replace(made("other"), id="b")])
    marked = base.replace('- id: "b"\n', '- id: "b"\n  # look again\n').replace("\n", "\r\n")
    assert "  # look again" in merged_files(base, marked, without(base, "b"))
    assert [a.id for a in read(merged_files(base, base.replace("\n", "\r\n"), without(base, "b")))] == ["a"]


def test_an_own_key_and_a_comment_count_as_a_change_of_the_note() -> None:
    base = file_of([made("note"), replace(made("other"), id="b")])
    marked = base.replace('- id: "b"\n', '- id: "b" # mark\n  seen: yes\n')
    for ours, theirs in ((marked, without(base, "b")), (without(base, "b"), marked)):
        done = merged_files(base, ours, theirs)
        assert [a.id for a in read(done)] == ["a", "b"]
        assert "  seen: yes" in done
        assert "# mark" in done


@settings(deadline=None, max_examples=25)
@given(st.randoms(use_true_random=False), some, some)
def test_no_comment_of_either_side_is_lost(
    chance: random.Random, mine: list[Annotation], other: list[Annotation]
) -> None:
    """Comments and keys put in anywhere between the fields of notes, on both sides of a file that both also edit."""
    base = file_of([*(replace(a, id=f"o{a.id}", kind="x") for a in mine), *(replace(a, id=f"t{a.id}") for a in other)])
    sides = []
    for name, found in (("ours", mine), ("theirs", other)):
        text = base
        for known in read(base):
            if chance.random() < 0.5:
                text = with_put(text, replace(known, kind=name, tags=(name,), updated=name))
        for number in range(4):
            at = chance.choice(
                [m.start() for m in re.finditer(r"(?m)^  (?=kind|tags|start|created|updated|prefix)|\Z", text)]
            )
            new = chance.choice([f"  # {name}{number}.\n", f"  own{name}{number}: '{name}{number}.'\n"])
            text = text[:at] + (new if "\n- " in text[:at] else f"# {name}{number}.\n") + text[at:]
        sides.append(with_put(text, replace(found[0], id=name)) if found else text)
    done = merged_files(base, *sides)
    for name in ("ours", "theirs"):
        assert all(f"{name}{number}." in done for number in range(4))
    assert {a.id for a in read(done)} >= {a.id for a in read(base)}


def test_errors_of_a_merge_name_the_file_and_the_side(tmp_path: Path) -> None:
    from tui.cli import main

    good, bad = file_of([made("mine")]), b"article: report\nannotations: [\n"
    for name, texts in {"our side": (bad, good.encode()), "the other side": (good.encode(), b"\xff\xfe")}.items():
        for path, text in zip(("base", "ours", "theirs"), (b"", *texts), strict=True):
            (tmp_path / path).write_bytes(text)
        with pytest.raises(SystemExit) as left, contextlib.redirect_stderr(io.StringIO()) as said:
            main(
                [
                    "annotations",
                    "merge-driver",
                    *(str(tmp_path / n) for n in ("base", "ours", "theirs")),
                    "notes/a.yaml",
                ]
            )
        assert left.value.code == 2
        assert re.match(rf"notes/a\.yaml: .* line \d: {name} cannot be read", said.getvalue())
        assert str(tmp_path) not in said.getvalue()
        assert (tmp_path / "ours").read_bytes() == texts[0]


def test_a_base_that_cannot_be_read_costs_nothing() -> None:
    ours, theirs = file_of([made("mine")]), file_of([replace(made("theirs"), id="b")])
    assert {a.note for a in read(merged_files("annotations: [", ours, theirs))} == {"mine", "theirs"}


@pytest.mark.parametrize(
    ("theirs", "below"),
    [
        ("a: 1\n# said\nown: 2\n", "# said\n# the other side: own: 2\n"),
        ("a: 1\n", ""),
        ("b: 1\n", ""),
        ("a: 1\n\n# ours\n", ""),
    ],
)
def test_what_cannot_be_joined_stands_below_as_comments(theirs: str, below: str) -> None:
    """What the other side has written, not what it has left as it was or what stands here too."""
    ours = "a: 1\n# ours\n"
    assert line_merging.with_as_comments(ours, "a: 1\nb: 1\n", theirs) == ours + below
