"""Reading pages that hold no text by `ocrmypdf`, where the user has it and wants it (`ocr: true`): what is said of it.

Nothing is shipped: the program is the user's, as are the languages it knows. Reading a PDF only takes up what was made
before (`page_texts`). Making it takes seconds a page, so that is done apart, one file at a time, after all else in the
folder is read (`index.refresh.ocr`); until then the file is listed with a reason in which `WAITING` stands.

Light, because the start of the app needs it.
"""

from __future__ import annotations

PROGRAM = "ocrmypdf"

WAITING = f"waiting for {PROGRAM} to read what they show"
"""Stands in the reason of a file while its pages wait for the program."""

NO_PROGRAM = f"`ocr` is set, but {PROGRAM} is not installed; install it to have them read"
"""Stands in the reason of a file whose pages cannot be read for want of the program; once it is there, they are."""

LANGUAGES_OF_PROGRAM = "true"
"""The setting that leaves it to the program which languages a page may be in."""


def is_installed() -> bool:
    """Whether the program is there."""
    import shutil

    return shutil.which(PROGRAM) is not None
