"""A file to fill in for what a portal says beside a record of the nation, and what it rests on."""

from collections.abc import Iterator
from pathlib import Path

from portal.catalogue.annotation import ANNOTATIONS
from portal.catalogue.catalogue import Catalogue
from portal.data_layers import Data
from portal.editing.files.whole_file import write_all_whole, write_new_whole
from portal.editing.files.yaml_text import FieldChange, with_changes
from portal.kinds.item import Item
from portal.ledger.annotation_basis import digest_of_basis

SKELETON = """\
# 批注：国家的《{title}》（{url}）。
# 用自己的话写本地怎样办；它标着自己的名称显示在那一页上，不改国家说的内容。用不着的行删去。
id: {id}
# 批注，可用 Markdown
note:
# 本地找谁问，写“找谁问”栏目里的 id，如 [zj-hz-bureau]
contacts: []
# 本地的门槛，一条一项：{{words: 怎样规定, field: 对应的字段, value: 数值, unit: 单位}}
thresholds: []
# 来源：至少一个，见过再填
sources:
  - title:
    seen:
verification:
  # high 两处以上来源，medium 一处来源，low 未见来源
  confidence:
  checked:
added: {day}
# 国家那一条现在的内容，程序照它提醒复核；不要改
rests_on: '{digest}'
"""


def write_annotation(data: Data, item: Item, day: str) -> Path:
    """Write the file; its path. Raises FileExistsError where there is one."""
    folder = data / ANNOTATIONS
    folder.mkdir(exist_ok=True)
    text = SKELETON.format(
        title=item.title, url=item.url, id=item.id, day=day, digest=digest_of_basis(item)
    )
    path = folder / f"{item.id}.yaml"
    write_new_whole(path, text.encode("utf-8"))
    return path


def without_basis(catalogue: Catalogue) -> Iterator[tuple[Path, str]]:
    """The files that do not say yet what they rest on, each with what that is."""
    for file in catalogue.overlay.annotations if catalogue.overlay else ():
        item = catalogue.find(file.annotation.id)
        if file.annotation.rests_on is None and item is not None and not item.own:
            yield Path(file.path), digest_of_basis(item)


def fill_in_bases(catalogue: Catalogue) -> list[Path]:
    """Write down what annotations rest on, where they do not say it; the files that were changed."""
    contents = {
        path: with_changes(
            path.read_bytes().decode("utf-8"), [FieldChange(("rests_on",), digest)], None
        ).encode("utf-8")
        for path, digest in without_basis(catalogue)
    }
    write_all_whole(contents)
    return list(contents)
