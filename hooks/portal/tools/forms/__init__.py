"""The forms that can be filled in on their pages: what the scripts read of each."""

from portal.tools.forms.data import form_files

__all__ = ["form_files"]
