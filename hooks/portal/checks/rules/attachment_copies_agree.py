"""Our own copy of an attachment lies where its record says, is the file that it says, and may be there."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.catalogue.attachment_files import AttachmentFile, copy_address, copy_folder
from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.attachment import Attachment
from portal.read.explanation import Explanation
from portal.read.problem import nearest

EXPLAINED = Explanation(
    "附件的副本",
    "本站的副本要和记录里写的是同一个文件，并且可以放；换过而没有说的，读者交上去的就是旧表。",
    "大小和校验码照提示抄进记录；文件真的换了的，先看换了什么，再改记录、发布。",
    (
        "attachments[〈5〉]: “〈附件5 没有网址〉”没有网址，也没有本站的副本 (写 url；放了副本的写 permission，说明为什么可以放)",
        "attachments[〈3〉].permission: 没有副本 〈attachments/attachment-copies/lost.pdf〉 (〈最接近的是 lots.pdf：改文件名；〉放上文件，或者删去 permission)",
        "attachments[〈4〉].permission: 放副本要知道是什么格式 (写 format: 〈pdf〉)",
        "attachments[〈1〉].digest: 放了副本，没有写校验码 (写 digest: 〈14bcd090baf31edba64e9cbd8cdfc15f943344aa72cb3675ad8e91bfcbce03ad〉)",
        "attachments[〈2〉].digest: 校验码和副本的不同 (先看是不是换过文件；副本没有错的，写 digest: 〈14bcd090baf31edba64e9cbd8cdfc15f943344aa72cb3675ad8e91bfcbce03ad〉)",
        "attachments[〈1〉].size: 放了副本，没有写大小 (写 size: 〈15〉)",
        "attachments[〈2〉].size: 大小和副本的不同 (写 size: 〈15〉)",
        "attachments[〈1〉].permission: 放了副本，没有写为什么可以放 (写 permission，如“官方文件，不受著作权保护（著作权法第五条）”；不能放的，删去文件)",
        "(文件): 没有记录提到这个附件 (〈最接近的是 lost.pdf：改文件名；〉在记录 〈attachment-copies〉 的 attachments 里写它，或者删去)",
        "(文件): 没有记录提到这个附件 (没有 id 为 〈attachment-copys〉 的记录，文件夹用记录的 id 作名字〈，最接近的是 attachment-copies〉)",
    ),
)

_WHY = "写 permission，如“官方文件，不受著作权保护（著作权法第五条）”"


def check(catalogue: Catalogue) -> Iterator[Violation]:
    files = catalogue.attachment_files
    meant: dict[str, list[str]] = {}
    """The paths that attachments name, by the folders of their records."""
    for item in catalogue.records:
        folder = copy_folder(item.path, item.id)
        there = [PurePosixPath(path) for path in files if path.startswith(f"{folder}/")]
        for index, one in enumerate(item.get("attachments", ())):
            same = [path for path in there if path.stem == one.id]
            if one.kind:
                path = f"{folder}/{one.file_name}"
                meant.setdefault(folder, []).append(path)
                yield from _of(item, index, one, files.get(path), there)
            elif one.permission or same:
                meant.setdefault(folder, []).extend(map(str, same))
                hint = f"写 format: {same[0].suffix[1:] if same else 'docx'}"
                message = "放副本要知道是什么格式"
                yield Violation.of(item, ("attachments", index, "permission"), message, hint)
            if not (one.url or one.permission or same):
                message = f"“{one.title}”没有网址，也没有本站的副本"
                hint = "写 url；放了副本的写 permission，说明为什么可以放"
                yield Violation.of(item, ("attachments", index), message, hint)
    known = {path for paths in meant.values() for path in paths}
    for path, file in files.items():
        if path not in known and not file.fault:  # else that is told of it
            yield from _stray(PurePosixPath(path), meant, catalogue)


def _of(
    item: Item,
    index: int,
    one: Attachment,
    file: AttachmentFile | None,
    there: list[PurePosixPath],
) -> Iterator[Violation]:
    def found(field: str, message: str, hint: str) -> Violation:
        return Violation.of(item, ("attachments", index, field), message, hint)

    if file is None:
        if one.permission:
            near = nearest(one.file_name, [path.name for path in there])
            likely = f"最接近的是 {near}：改文件名；" if near else ""
            message = f"没有副本 {copy_address(item.id, one)}"
            yield found("permission", message, f"{likely}放上文件，或者删去 permission")
        return
    if not one.permission:
        hint = f"{_WHY}；不能放的，删去文件"
        yield found("permission", "放了副本，没有写为什么可以放", hint)
    if file.fault:
        return  # told of the file: what it should be is another one
    if one.digest is None:
        yield found("digest", "放了副本，没有写校验码", f"写 digest: {file.digest}")
    elif one.digest != file.digest:
        hint = f"先看是不是换过文件；副本没有错的，写 digest: {file.digest}"
        yield found("digest", "校验码和副本的不同", hint)
    if one.size is None:
        yield found("size", "放了副本，没有写大小", f"写 size: {file.size}")
    elif one.size != file.size:
        yield found("size", "大小和副本的不同", f"写 size: {file.size}")


def _stray(
    path: PurePosixPath, meant: dict[str, list[str]], catalogue: Catalogue
) -> Iterator[Violation]:
    """A file that nobody names, unless the record that may do so could not be read."""
    id = path.parent.name
    if id in catalogue.unread:
        return
    item = catalogue.items.get(id)
    if item is None or item.parent:
        now = catalogue.find(id)
        near = now.id if now else nearest(id, [one.id for one in catalogue.records])
        hint = f"没有 id 为 {id} 的记录，文件夹用记录的 id 作名字"
        hint += f"，最接近的是 {near}" if near else ""
    else:
        names = [PurePosixPath(one).name for one in meant.get(path.parent.as_posix(), ())]
        near = nearest(path.name, names)
        likely = f"最接近的是 {near}：改文件名；" if near else ""
        hint = f"{likely}在记录 {id} 的 attachments 里写它，或者删去"
    yield Violation(path.as_posix(), ("(文件)",), "没有记录提到这个附件", hint, (1, 1))
