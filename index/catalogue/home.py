"""The folder of the user's cache in which what is known of one folder of reports lies: made, closed to others, and
trusted only when nobody else can have written in it.
"""

from __future__ import annotations

from pathlib import Path

from index import private
from index.config import Settings, name_of
from index.errors import CatalogueError


def home(settings: Settings) -> Path:
    """The cache of the settings' folder, made where it is missing. Raises `CatalogueError` when it cannot be made, or
    belongs to others or can be written by them: its files say what to read, and are believed.
    """
    cache = Path(settings.cache)
    own = cache / name_of(settings.folder)
    try:
        private.make(own)
        for folder in (cache, own):
            if why := private.objection(folder):
                raise CatalogueError(
                    f"{folder}: {why}, so what is cached there cannot be trusted; "
                    "see to it that only you can write there (chmod go-w), or name another folder with --cache."
                )
        private.close(own)
    except OSError as error:
        raise CatalogueError(
            f"{own}: the cache cannot be used ({error.strerror or error}); "
            "check the permissions of the cache folder or name another with --cache."
        ) from None
    return own
