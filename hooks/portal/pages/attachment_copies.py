"""`/attachments/<record>/<attachment>.<format>`: our own copies of files, byte for byte as they lie in the data."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from portal.catalogue.attachment_files import ATTACHMENTS, copy_address, copy_folder
from portal.page import Asset, FileBatch
from portal.view.site import Site


def attachment_batches(site: Site) -> Iterator[FileBatch]:
    """A promise where there are any."""
    if site.catalogue.attachment_files:
        yield FileBatch((f"{ATTACHMENTS}/",), partial(_copies, site))


def _copies(site: Site) -> Iterator[Asset]:
    """Those of what stands: of what was withdrawn the files are gone as well."""
    for item in site.catalogue.records:
        if not site.catalogue.is_withdrawn(item):
            folder = Path(copy_folder(item.path, item.id))
            for one in item.get("attachments", ()):
                if one.permission:
                    content = (folder / one.file_name).read_bytes()
                    yield Asset(copy_address(item.id, one), content)
