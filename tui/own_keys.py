"""The user's own keys: a preset and single actions beside it, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tui.keymap import ACTIONS, BY_ID, keys_of

PRESET = "preset"
"""The name under `keys` in the settings that is no action: which preset the others stand on."""

_LISTS = ("list", "article", "comparison")

PRESETS: Mapping[str, Mapping[str, str]] = {
    "default": {},
    "vim": {
        "library.keep_place": "m letter",
        "library.mark": "x x",
        "library.reverse": "g r",
        "article.find": "f",
        **{f"{scope}.redo": "ctrl+r" for scope in ("library", "comparison", "annotations")},
        **{f"{scope}.page_down": "pagedown,space,ctrl+f" for scope in _LISTS},
        **{f"{scope}.page_up": "pageup,ctrl+b" for scope in _LISTS},
    },
    "emacs": {
        "app.commands": "colon,alt+x",
        "app.forward": "alt+right",
        "article.find": "f",
        "library.search": "slash,f2,ctrl+s",
        "library.back": "escape,ctrl+g",
        "selecting.cancel": "escape,q,ctrl+g",
        "selecting.left": "left,h,ctrl+b",
        "selecting.right": "right,l,ctrl+f",
        "selecting.word": "w,alt+f",
        "selecting.word_back": "W,b,alt+b",
        "comparison.back": "escape,q,ctrl+g",
        "claims.back": "escape,q,ctrl+g",
        "annotations.back": "escape,ctrl+g",
        "dialog.cancel": "escape,ctrl+g",
        **{f"{scope}.up": "up,k,ctrl+p" for scope in (*_LISTS, "notes", "selecting")},
        **{f"{scope}.down": "down,j,ctrl+n" for scope in (*_LISTS, "notes", "selecting")},
        **{f"{scope}.page_down": "pagedown,space,ctrl+v" for scope in _LISTS},
        **{f"{scope}.page_up": "pageup,alt+v" for scope in _LISTS},
        "list.first": "home,g g,alt+less_than_sign",
        "list.last": "end,G,alt+greater_than_sign",
        "article.top": "home,g g,alt+less_than_sign",
        "article.end": "end,G,alt+greater_than_sign",
    },
}
"""What the hands of people from other programs do: which actions have other keys than ours, by the preset's name."""


def effective(own: Mapping[str, str]) -> dict[str, str]:
    """The actions that have other keys than ours: those of the preset, and the user's own on top."""
    given = {name: keys for name, keys in own.items() if name in BY_ID}
    return {**PRESETS.get(own.get(PRESET, "default"), {}), **given}


def faults(own: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the keys in the settings, a sentence each, without the file they stand in."""
    preset = own.get(PRESET, "default")
    if preset not in PRESETS:
        yield f"there is no preset {preset!r} of `keys`; name one of {', '.join(PRESETS)}."
    for name in unknown(own):
        yield f"there is no key named {name!r} in `keys`; `deraa-tui config` lists every name."
    if found := clash(effective(own)):
        yield f"`keys` give {found[0]} to {found[1]}, and {found[2]} has it too; give one of them another key."


def clash(own: Mapping[str, str]) -> tuple[str, str, str] | None:
    """A key that the user's settings give to an action where another has it already, or begins a sequence with it, with
    both names; None when there is none. Two that share a key of ours (Esc leaves a selection, and the list) do so on
    purpose, and may share others.
    """
    for name in filter(BY_ID.__contains__, own):
        for other in ACTIONS:
            if other.id != name and _meet(BY_ID[name].scope, other.scope):
                theirs, shared = keys_of(other, own), {*keys_of(other, {})} & {*keys_of(BY_ID[name], {})}
                taken = [key for key in keys_of(BY_ID[name], own) if any(_bars(key, their) for their in theirs)]
                if taken and not shared:
                    return min(taken), name, other.id
    return None


def _bars(key: str, other: str) -> bool:
    """Whether of two keys one is never come to, for the other is the same or begins it."""
    return key == other or key.startswith(f"{other} ") or other.startswith(f"{key} ")


def _meet(one: str, other: str) -> bool:
    """Whether the keys of two scopes work at once: the app's everywhere, the library's also in its list and text."""
    both = {one, other}
    return one == other or "app" in both or ("library" in both and both <= IN_LIBRARY)


IN_LIBRARY = frozenset(("library", "list", "timeline", "article", "selecting", "note", "notes"))


def unknown(names: Iterable[str]) -> list[str]:
    """The names in the user's keys that no action goes by."""
    return [name for name in names if name not in BY_ID and name != PRESET]
