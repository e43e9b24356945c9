"""One article's annotations as a YAML file made for people: how it is read, and how one annotation in it is changed.

A change touches only the lines of the annotation it concerns. Comments, unknown keys, order and spacing that a
person put there stay. Reading and changing are inverses: what was put in reads back equal, else nothing is written.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from index.annotations.annotation import Annotation, NoteLink
from index.annotations.files import own_form
from index.annotations.files.yaml_editing import Bare, NotEditable, Prose, Value, YamlText, flow, item_lines
from index.annotations.files.yaml_schema import Unusable, annotation_of, parsed, refuse_twice
from index.plain_yaml.reading import MAX_CHARACTERS, Mapping, Plain, Sequence, plain, quoted

FIELDS = (
    "id",
    "quote",
    "prefix",
    "suffix",
    "start",
    "occurrence",
    "note",
    "kind",
    "tags",
    "links",
    "rejected",
    "created",
    "updated",
)
"""The order fields are written in: what a person looks for first comes first after the passage."""

OPTIONAL = frozenset({"note", "kind", "tags", "links", "rejected"})
"""Fields that are left out when they have nothing to say."""

_BYTE_ORDER_MARK = "\ufeff"


def header(article: str, heading: str) -> str:
    """A new, empty file for an article."""
    title = " ".join(heading.split())
    return (
        f"# Annotations on {quoted(title)}, kept by deraa-tui.\n"
        "# Edit it if you like: notes, tags, your own keys and comments stay.\n"
        "# `id` and `quote` say what a note belongs to.\n"
        f"article: {quoted(article)}\n"
        "annotations:\n"
    )


def read(text: str) -> list[Annotation]:
    """The annotations in a file. Raises `Unusable` with the line."""
    return File(text).annotations


def with_put(text: str, annotation: Annotation) -> str:
    """The file with `annotation` put in, or changed when its id is there. Raises `Unusable`."""
    return File(text).with_put(annotation)


def without(text: str, annotation: str) -> str:
    """The file without the annotation of that id. Raises `Unusable`."""
    return File(text).without(annotation)


class File:
    """An annotation file. One in our own form is read with a pattern and changed item by item; any other through YAML,
    and changed value by value.
    """

    def __init__(self, text: str) -> None:
        """Raises `Unusable` with the line."""
        self._mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
        self._text = text[len(self._mark) :]
        self._own = own_form.read(text)
        if self._own is not None:
            self.article, self.annotations = self._own.article, self._own.annotations
        else:
            self.article = self._tree[1]
            self.annotations = [annotation_of(item, self.article) for item in self._items]
            refuse_twice(self._items)

    @cached_property
    def _tree(self) -> tuple[Mapping, str, list[Mapping]]:
        return parsed(self._text)

    @property
    def _root(self) -> Mapping:
        return self._tree[0]

    @property
    def _items(self) -> list[Mapping]:
        return self._tree[2]

    def get(self, annotation: str) -> Annotation | None:
        """The annotation of that id."""
        return next((a for a in self.annotations if a.id == annotation), None)

    def lines_of(self, index: int) -> list[str]:
        """The lines that the annotation at this place stands on, with the comments and own keys in them."""
        if self._own is not None:
            return self._text[self._own.offsets[index] : self._own.offsets[index + 1]].splitlines()
        source, item = YamlText(self._text), self._items[index]
        try:
            start = source.line_start(source.item_start(item))
        except NotEditable:
            start = source.line_start(item.start)
        return self._text[start : source.after(item)].splitlines()

    def with_put(self, annotation: Annotation) -> str:
        """The text with `annotation` put in, or changed when its id is there. Raises `Unusable`."""
        was = self.get(annotation.id)
        grown = len(_lines(annotation)) - (len(_lines(was)) if was else 0)
        if grown > 0 and len(self._text) + grown > MAX_CHARACTERS:
            raise Unusable(f"the file would be larger than {MAX_CHARACTERS:,} characters, and not be read again", 1)
        text = self._with_item(was, annotation)
        if text is not None and self._is_meant(text, annotation.id, annotation):
            return text
        for prose in (True, False):  # a comment by hand may stand where a block of lines would swallow it
            source = YamlText(self._text)
            try:
                if was is None:
                    self._insert(source, annotation, prose)
                else:
                    self._change(source, self._items[self.annotations.index(was)], was, annotation, prose)
            except NotEditable:
                break
            text = source.changed()
            if self._is_meant(text, annotation.id, annotation):
                return self._mark + text
        raise self._bent(was)

    def with_all(self, wanted: dict[str, Annotation]) -> str | None:
        """The text with these annotations and no others, all changed at once; None where that says something else, and
        it must be done one by one.
        """
        source, there = YamlText(self._text), {a.id for a in self.annotations}
        try:
            for index, was in enumerate(self.annotations):
                now = wanted.get(was.id)
                if now is None:
                    source.remove_items(self._list, index, index + 1)
                elif replace(now, article=self.article) != was:
                    self._change(source, self._items[index], was, now, prose=True)
            for new in sorted(wanted.values(), key=lambda a: a.selector.start):
                if new.id not in there:
                    self._insert(source, new, prose=True)
            after = File(source.changed())
        except (NotEditable, Unusable):
            return None
        here, kept = self._own_keys(), after._own_keys()
        meant = {name: replace(a, article=self.article) for name, a in wanted.items()}
        same = all(kept[name] == keys for name, keys in here.items() if name in kept)
        return self._mark + after._text if same and meant == {a.id: a for a in after.annotations} else None

    def _own_keys(self) -> dict[str, list[tuple[str, Plain]]]:
        """What a person added, by the id of the annotation, and under "" what stands beside the annotations."""
        own = {item.text("id"): _unknown(item, FIELDS) for item in self._items}
        return {**own, "": _unknown(self._root, ("annotations",))}

    def _with_item(self, was: Annotation | None, now: Annotation) -> str | None:
        """The same without YAML, where every line of the item to change is as we write it; None where it is not."""
        if self._own is None:
            return None
        new, offsets = _lines(now), self._own.offsets
        if was is None:
            before = [n for n, a in enumerate(self.annotations) if a.selector.start <= now.selector.start]
            start = end = offsets[before[-1] + 1 if before else 0]
        else:
            index = self.annotations.index(was)
            start, end = offsets[index], offsets[index + 1]
            if self._text[start:end] != _lines(was):
                return None
        return self._text[:start] + new + self._text[end:]

    def without(self, annotation: str) -> str:
        """The text without the annotation of that id. Raises `Unusable`."""
        was = self.get(annotation)
        if was is None:
            return self._mark + self._text
        source, index = YamlText(self._text), self.annotations.index(was)
        try:
            source.remove_items(self._list, index, index + 1)
        except NotEditable:
            raise self._bent(was) from None
        text = source.changed()
        if not self._is_meant(text, annotation, None):
            raise self._bent(was)
        return self._mark + text

    @property
    def _list(self) -> Sequence:
        node = self._root.items["annotations"]
        assert isinstance(node, Sequence)
        return node

    def _insert(self, source: YamlText, annotation: Annotation, prose: bool) -> None:
        """A new item behind the last one that starts no later, so that the file follows the article."""
        node, fields = self._root.items["annotations"], _fields(annotation, prose)
        if isinstance(node, Sequence) and (node.items or self._root.flow):
            before = [n for n, a in enumerate(self.annotations) if a.selector.start <= annotation.selector.start]
            index = before[-1] + 1 if before else 0
            closed = not index or not source.is_open(node.items[index - 1])
            source.insert_items(node, index if closed else index - 1, [fields])
        elif self._root.flow:
            source.replace(node.start, node.end, f" [{flow(fields)}]")
        else:
            source.replace(node.start, node.end, "")
            source.insert_lines(source.line_end(node.end), item_lines(fields, ""))

    def _change(self, source: YamlText, item: Mapping, was: Annotation, now: Annotation, prose: bool) -> None:
        """Only the fields that differ; what we do not know is not touched."""
        old, new = _fields(was, prose), _fields(now, prose)
        for index, name in enumerate(FIELDS):
            if old.get(name) == new.get(name):
                continue
            node = item.items.get(name)
            if name not in new:
                source.remove_field(item, name)
            elif node is None:
                earlier = sorted((f for f in FIELDS[:index] if f in item.items), key=lambda f: item.items[f].end)
                last = -2 if len(earlier) > 1 and source.is_open(item.items[earlier[-1]]) else -1
                source.add_field(item, earlier[last], name, new[name])
            elif isinstance(node, Sequence) and isinstance(now_list := new[name], list):
                was_list = old.get(name, [])
                source.set_items(node, was_list if isinstance(was_list, list) else [], now_list)
            else:
                source.set_value(item, name, new[name])

    def _is_meant(self, text: str, annotation: str, expected: Annotation | None) -> bool:
        """Whether the new text says what was meant and nothing else has changed: read it, and compare everything."""
        own = own_form.read(text) if self._own is not None else None
        if own is not None:  # nothing but annotations stands in such a file
            there = {a.id: a for a in own.annotations}
            meant = {a.id: a for a in self.annotations if a.id != annotation}
            if expected:
                meant[annotation] = replace(expected, article=self.article)
            return there == meant and own.article == self.article
        try:
            root, article, items = parsed(text)
            found = {item.text("id"): item for item in items}
            changed = found.pop(annotation, None)
            if changed and expected and annotation_of(changed, article) != replace(expected, article=article):
                return False
        except Unusable:
            return False
        before = {item.text("id"): item for item in self._items}
        old = before.pop(annotation, None)
        return (
            (changed is None) == (expected is None)
            and len(items) == len(found) + (changed is not None)
            and [plain(i) for i in before.values()] == [plain(i) for i in found.values()]
            and _unknown(root, ("annotations",)) == _unknown(self._root, ("annotations",))
            and (old is None or changed is None or _unknown(old, FIELDS) == _unknown(changed, FIELDS))
        )

    def _bent(self, was: Annotation | None) -> Unusable:
        line = self._items[self.annotations.index(was)].line if was else self._root.keys["annotations"].line
        return Unusable("this is written in a way that cannot be changed without changing what else stands there", line)


def _unknown(node: Mapping, known: tuple[str, ...]) -> list[tuple[str, Plain]]:
    return [(key, plain(value)) for key, value in node.items.items() if key not in known]


def _fields(annotation: Annotation, prose: bool = True) -> dict[str, Value]:
    """Each field that has something to say; the note as a block of lines if `prose`."""
    selector = annotation.selector
    values: dict[str, Value] = {
        "id": annotation.id,
        "quote": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": Bare(selector.start),
        "occurrence": Bare(f"{selector.occurrence} of {selector.occurrences}"),
        "note": Prose(annotation.note) if prose else annotation.note,
        "kind": annotation.kind,
        "tags": list(annotation.tags),
        "links": [_link(link) for link in annotation.links],
        "rejected": list(annotation.rejected),
        "created": annotation.created,
        "updated": annotation.updated,
    }
    return {name: value for name, value in values.items() if value or name not in OPTIONAL}


def _lines(annotation: Annotation) -> str:
    """An annotation as it stands in a file in our own form."""
    return "".join(f"{line}\n" for line in item_lines(_fields(annotation), ""))


def _link(link: NoteLink) -> dict[str, Value]:
    fields: dict[str, Value] = {"rel": link.relation, "to": link.to, "note": link.note}
    return {name: value for name, value in fields.items() if value or name != "note"}
