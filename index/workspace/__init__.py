"""The front door: one folder of reports with all that is known and noted of it. Screens and commands ask only this.

`Workspace` holds a service for each thing that is done with a folder: `library`, `search`, `notes` and `comparison`,
each in the file of that name, each built from what it is passed. `searches` is the file of what the user keeps of
searching, `names` what is known of names, `cache` what can be built anew. Nothing here draws or prints, and nothing
below imports it.
"""

from index.workspace.workspace import Workspace

__all__ = ["Workspace"]
