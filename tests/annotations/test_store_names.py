"""Notes on two articles never share a file, whatever the disk makes of their names."""

from __future__ import annotations

from pathlib import Path

from index.annotations.anchoring.anchoring import describe
from index.annotations.annotation import Annotation, new_id
from index.annotations.files.store import Store
from index.article import Span

TEXT = "After a siege of three weeks the road was open again."


def note(article: str, said: str) -> Annotation:
    return Annotation(new_id(), article, describe(TEXT, Span(8, 28)), said)


def test_articles_that_differ_in_capitals_have_a_file_each_where_the_disk_does_not_tell_them_apart(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    store.put(note("e/AB12", "one"))
    (tmp_path / "e%2Fab12.yaml").symlink_to("e%2FAB12.yaml")  # as such a disk shows it
    store.put(note("e/ab12", "two"))
    for each in (store, Store(tmp_path)):
        assert [a.note for a in each.of("e/AB12")] == ["one"]
        assert [a.note for a in each.of("e/ab12")] == ["two"]
        everything, broken = each.everything()
        assert sorted(a.note for a in everything) == ["one", "two"]
        assert broken == []


def test_such_files_are_found_again_on_a_disk_that_tells_them_apart(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(note("e/AB12", "one"))
    link = tmp_path / "e%2Fab12.yaml"
    link.symlink_to("e%2FAB12.yaml")
    store.put(note("e/ab12", "two"))
    link.unlink()
    assert [a.note for a in Store(tmp_path).of("e/ab12")] == ["two"]
    assert Store(tmp_path).file("e/ab12") != Store(tmp_path).file("e/AB12")


def test_where_the_disk_tells_them_apart_each_has_its_plain_name(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(note("e/AB12", "one"))
    store.put(note("e/ab12", "two"))
    assert sorted(file.name for file in tmp_path.glob("*.yaml")) == ["e%2FAB12.yaml", "e%2Fab12.yaml"]
