"""The screens: the only places that ask the workspace, in workers, and hand values down to widgets."""
