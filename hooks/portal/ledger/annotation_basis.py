"""What annotations rest on: whether the nation's record still says what it said when somebody wrote
beside it, and if not, what changed. Nothing of this keeps a site from being built."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import Content, content_of, digest_of, digest_of_item, row_in
from portal.catalogue.overlay import AnnotationFile
from portal.kinds.item import Item
from portal.ledger.change import Change, changes_between
from portal.ledger.ledger import Ledger
from portal.ledger.preview import change_words
from portal.ledger.replay import State, replay
from portal.read.explanation import Explanation
from portal.read.positions import Positions
from portal.read.problem import Problem

EXPLAINED = {
    "annotation-basis": Explanation(
        "批注所依据的国家记录改过",
        "批注写在国家记录旁边。国家那一条改了，批注说的可能不再对；页面上标着待复核。",
        "看改了什么，把批注改对；看过以后删去 rests_on 那一行，运行 publish.py，它会填上新的。这不妨碍生成网站。",
        (
            "rests_on: 国家的 〈energy-law〉 改过：〈施行（effective）：2008-04-01 → 2009-01-01〉 (〈看一遍批注〉)",
        ),
        also=(
            "国家的 〈id〉 改过，以前的内容台账里找不到",
            "国家的 〈旧id〉 现在是 〈新id〉",
            "国家的 〈id〉 已经撤回",
            "还没有记下所依据的内容",
        ),
    )
}

LOOK = "看一遍批注，改对；看过以后删去 rests_on 一行，再运行 publish.py"


@dataclass(frozen=True)
class Basis:
    """What an annotation stands beside, and whether that changed since. `changes` are what is known
    of how it did."""

    file: AnnotationFile
    item: Item
    changed: bool = False
    changes: tuple[Change, ...] = ()


def digest_of_basis(item: Item) -> str:
    """Of what an annotation is written beside: a record, or a row with nothing around it."""
    if item.parent is None:
        return digest_of_item(item)
    return digest_of(row_in(content_of(item.parent), item.id) or {})


def bases_of(catalogue: Catalogue, ledger: Ledger) -> list[Basis]:
    """Of all annotations whose record is there."""
    found = []
    for file in catalogue.overlay.annotations if catalogue.overlay else ():
        item = catalogue.find(file.annotation.id)
        if item is None or item.own:
            continue
        rests_on = file.annotation.rests_on
        if rests_on is None or rests_on == digest_of_basis(item):
            found.append(Basis(file, item))
        else:
            found.append(Basis(file, item, True, tuple(_changes_since(rests_on, item, ledger))))
    return found


def _changes_since(digest: str, item: Item, ledger: Ledger) -> Iterator[Change]:
    """What is another in a record or row than where it had a digest; nothing where the nation never
    published that."""
    record = item.parent or item
    before = _content_then(digest, item, ledger)
    for change in changes_between(before, content_of(record)) if before else ():
        if item.parent is None or change.row == item.id:
            yield change


def _content_then(digest: str, item: Item, ledger: Ledger) -> Content | None:
    state, found = State(), None
    for publication in ledger.below.publications if ledger.below else ():
        for step in replay(publication, state)[0]:
            after = step.after
            if after is None:
                continue
            part = after if item.parent is None else row_in(after, item.id)
            if part and state.current(str(part["id"])) == item.id and digest_of(part) == digest:
                found = after
    return found


def annotation_remarks(catalogue: Catalogue, ledger: Ledger) -> list[Problem]:
    """What somebody should look at, in the order of the files."""
    positions = Positions()
    remarks = []
    for basis in bases_of(catalogue, ledger):
        for field, told, hint in _remarks(basis, catalogue):
            line, column = positions.of(basis.file.path, (field,))
            remarks.append(Problem(basis.file.path, line, column, field, told, hint))
    return remarks


def _remarks(basis: Basis, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    annotation, item = basis.file.annotation, basis.item
    if item.id != annotation.id:
        hint = f"文件改名为 {item.id}.yaml，id 也改成它"
        yield "id", f"国家的 {annotation.id} 现在是 {item.id}", hint
    if catalogue.is_withdrawn(item):
        yield "id", f"国家的 {item.id} 已经撤回", "批注还要不要，看一遍；不要就删去文件"
    if annotation.rests_on is None:
        yield "id", "还没有记下所依据的内容", "运行 publish.py，它会填上 rests_on"
    elif basis.changed:
        said = "；".join(change_words(basis.changes, item.kind.id))
        told = f"国家的 {item.id} 改过"
        yield "rests_on", f"{told}：{said}" if said else f"{told}，以前的内容台账里找不到", LOOK
