"""What was done to notes is taken back and done again, step by step, and never over the work of another hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation, moment, new_id
from index.annotations.files.store import Store
from index.annotations.history import History


def note(words: str) -> Annotation:
    return Annotation(new_id(), "report", Selector("fell", "", "", 0, 1, 1), words, created=moment(), updated=moment())


class Hand:
    """Someone who writes notes, and takes that back."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self.history = History(self.store)

    def make(self, words: str) -> Annotation:
        made = self.store.put(note(words))
        self.history.done(None, made)
        return made

    def change(self, was: Annotation, words: str) -> Annotation:
        now = self.store.put(replace(was, note=words), was)
        self.history.done(was, now)
        return now

    def delete(self, was: Annotation) -> None:
        self.store.delete(was)
        self.history.done(was, None)

    @property
    def words(self) -> list[str]:
        return sorted(a.note for a in self.store.of("report"))


def test_what_is_taken_back_can_be_done_again_as_often_as_wished(tmp_path: Path) -> None:
    hand = Hand(tmp_path)
    states = [hand.words]
    made = hand.make("one")
    states.append(hand.words)
    other = hand.make("two")
    states.append(hand.words)
    hand.delete(hand.change(made, "three"))
    for _ in range(2):
        while hand.history.undo():
            pass
        assert hand.words == states[0]
        assert [bool(hand.history.redo()) for _ in range(5)] == [True] * 4 + [False]
        assert hand.words == [other.note]


def test_what_is_done_anew_ends_what_could_be_done_again(tmp_path: Path) -> None:
    hand = Hand(tmp_path)
    hand.make("one")
    hand.history.undo()
    hand.make("two")
    assert hand.history.redo() is None and hand.words == ["two"]


def test_a_step_of_several_is_done_again_whole_and_says_how_many(tmp_path: Path) -> None:
    hand = Hand(tmp_path)
    with hand.history.one_step():
        hand.make("one")
        hand.make("two")
    undone = hand.history.undo()
    assert undone is not None and undone.what == "the 2 new annotations are gone again"
    redone = hand.history.redo()
    assert redone is not None and redone.what == "the 2 annotations are there again"
    assert hand.words == ["one", "two"]
    hand.history.undo()
    assert hand.words == []


def test_a_change_is_not_done_again_to_a_note_that_another_hand_deleted(tmp_path: Path) -> None:
    hand = Hand(tmp_path)
    made = hand.make("one")
    hand.change(made, "two")
    hand.history.undo()
    Store(tmp_path).delete(next(iter(hand.store.of("report"))))
    redone = hand.history.redo()
    assert redone is not None and redone.what.startswith("nothing, for the annotation was deleted elsewhere")
    assert hand.words == []
