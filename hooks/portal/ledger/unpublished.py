"""What the data say and the ledger does not: edits that nobody has published yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import Content, content_of, digest_of_item, row_in, rows_in, title_of
from portal.catalogue.text_versions import PLACE, text_path
from portal.data_layers import Data, roots_of
from portal.kinds.item import Item
from portal.kinds.labels import field_label
from portal.ledger.change import Change, changes_between
from portal.ledger.ledger import Ledger
from portal.ledger.replay import State
from portal.ledger.scope import ScopeNames
from portal.ledger.text_edits import TextEdit, text_edits
from portal.ledger.timeline import Timeline
from portal.read.positions import Positions
from portal.read.problem import Problem, nearest
from portal.read.strict_yaml import Place

PUBLISH = "看一遍 python scripts/publish.py 列出的内容，再用 --note 发布"


@dataclass(frozen=True)
class Edit:
    """A record that is not as it was published. `before` is None for a new one, `after` for one
    that is gone."""

    id: str
    before: Content | None
    after: Content | None
    item: Item | None = None

    @property
    def changes(self) -> list[Change]:
        """What changed; nothing for a record that is new or gone."""
        if self.before is None or self.after is None:
            return []
        return changes_between(self.before, self.after)

    @property
    def lost_rows(self) -> list[Content]:
        """Rows that were published and are no longer there."""
        if self.before is None or self.after is None:
            return []
        return [row for row in rows_in(self.before) if row_in(self.after, row["id"]) is None]


def edits(catalogue: Catalogue, state: State) -> list[Edit]:
    """Every record that is new, changed or gone since the last publication, in a fixed order."""
    found = []
    here = {item.id for item in catalogue.records}
    for item in catalogue.records:
        if state.digests.get(item.id) != digest_of_item(item):
            found.append(Edit(item.id, state.contents.get(item.id), content_of(item), item))
    for id, content in state.contents.items():
        if id not in here and id not in catalogue.unread:
            found.append(Edit(id, content, None))
    return found


def retired(edit: Edit, state: State) -> list[str]:
    """Ids that an edit would use although something else bore them before it had another one."""
    if edit.after is None:
        return []
    before = edit.before or {}
    known = {before.get("id"), *(row["id"] for row in rows_in(before))}
    ids = [edit.after["id"], *(row["id"] for row in rows_in(edit.after))]
    return [id for id in ids if id in state.renamed and id not in known]


def unpublished(
    catalogue: Catalogue, timeline: Timeline, data: Data, ledger: Ledger
) -> list[Problem]:
    """What keeps the site from being built until it is published or taken back."""
    state = timeline.published.state
    positions = Positions()
    problems = [
        problem
        for edit in edits(catalogue, state)
        if ledger.has_begun_for(edit.id)
        for problem in _of_edit(edit, catalogue, state, positions)
    ]
    problems += [
        _of_text(edit, data)
        for edit in text_edits(catalogue, ledger, state)
        if ledger.has_begun_for_texts(edit.own)
    ]
    return problems + list(_lost_scopes(catalogue, timeline, data))


def lost(catalogue: Catalogue, timeline: Timeline, ledger: Ledger) -> list[Problem]:
    """The records and rows among these that were published and are not there any more."""
    state = timeline.published.state
    positions = Positions()
    found: list[Problem] = []
    for edit in edits(catalogue, state):
        if not ledger.has_begun_for(edit.id):
            continue
        if edit.item is None:
            found.append(_lost(edit.id, edit.before or {}, catalogue, state))
        else:
            found += _lost_rows(edit, edit.item.path, positions)
    return found


def _of_edit(
    edit: Edit, catalogue: Catalogue, state: State, positions: Positions
) -> Iterator[Problem]:
    if edit.item is None:
        yield _lost(edit.id, edit.before or {}, catalogue, state)
        return
    path = edit.item.path
    for id in (used_again := retired(edit, state)):
        place = ("id",) if id == edit.id else (*_place(f"rows[{id}]", edit.after or {}), "id")
        line, column = positions.of(path, place)
        message = f"{id} 是 {state.current(id)} 以前的 id，不能再用"
        yield Problem(path, line, column, "id", message, "换一个没有用过的 id")
    if edit.id in used_again:
        return
    if edit.before is None:
        line, column = positions.of(path, ("id",))
        yield Problem(path, line, column, "id", "新增的记录还没有发布", PUBLISH)
    else:
        yield from _changed(edit, path, state, positions)


def _of_text(edit: TextEdit, data: Data) -> Problem:
    """A text that nobody has published as it is, or that is gone; nobody reads another text on the site
    than the one that was told."""
    if edit.after is None:
        path = text_path(
            roots_of(data)[-1 if edit.own else 0], edit.id, date.fromisoformat(edit.day)
        )
        told = f"{edit.id} 的全文（{edit.day} 起施行）发布过，现在不见了"
        hint = (
            f'恢复文件（如 git restore）；确实要撤下的，用 publish.py {edit.id} --note "为什么撤下"'
        )
        return Problem(path.as_posix(), 1, 1, PLACE, told, hint)
    if edit.before is None:
        return Problem(edit.after.path, 1, 1, PLACE, "新增的全文还没有发布", PUBLISH)
    return Problem(edit.after.path, 1, 1, PLACE, "全文改过，还没有发布", PUBLISH)


def _changed(edit: Edit, path: str, state: State, positions: Positions) -> Iterator[Problem]:
    yield from _lost_rows(edit, path, positions)
    changes = edit.changes
    if edit.lost_rows and all(change.row for change in changes):
        return
    fields = list(dict.fromkeys(change.field for change in changes))
    place = _place(fields[0], edit.after or {})
    line, column = positions.of(path, place)
    others = f"等 {len(fields)} 处" if len(fields) > 1 else ""
    name = field_label((edit.after or {}).get("catalogue", ""), fields[0])
    yield Problem(path, line, column, fields[0], f"{name}{others}改过，还没有发布", PUBLISH)


def _lost_rows(edit: Edit, path: str, positions: Positions) -> Iterator[Problem]:
    for row in edit.lost_rows:
        line, column = positions.of(path, ("rows",))
        hint = (
            f"恢复这一条；不再收录的恢复后用 --withdraw {row['id']}，"
            f"改了 id 用 --rename {row['id']} 新id，并入另一条用 --merge {row['id']} 另一条的id"
        )
        message = f"条目 {row['id']}（{title_of(row)}）已经发布过，现在不见了"
        yield Problem(path, line, column, "rows", message, hint)


def _lost(id: str, content: Content, catalogue: Catalogue, state: State) -> Problem:
    path, line = state.places[id]
    near = nearest(id, [item.id for item in catalogue.records if item.id not in state.contents])
    path_of_it = f"data/{content['catalogue']}/{id}.yaml"
    if id in state.withdrawn:
        message = f"记录 {id}（{title_of(content)}）已经撤回，文件也要留着，现在不见了"
        return Problem(path, line, 1, id, message, f"恢复 {path_of_it}（如 git restore）")
    hint = (
        f"恢复 {path_of_it}；不再收录的恢复后用 --withdraw {id}；"
        f"改了 id 用 --rename {id} {near or '新id'}；并入另一条用 --merge {id} 另一条的id"
    )
    message = f"记录 {id}（{title_of(content)}）已经发布过，现在不见了"
    return Problem(path, line, 1, id, message, hint)


def _lost_scopes(catalogue: Catalogue, timeline: Timeline, data: Data) -> Iterator[Problem]:
    """Terms that have left the vocabulary while their scopes have subscribers."""
    names, state = ScopeNames(catalogue), timeline.published.state
    for scope in names.missing(timeline.events, state.ended, state.labels):
        vocabulary, id = names.term_of(scope)
        folder = roots_of(data)[-1 if timeline.whose.is_own(id) else 0]
        path = (folder / "vocab" / f"{vocabulary}.yaml").as_posix()
        message = f"词条 {id} 的订阅（{scope}）已经开通，词条现在不见了"
        hint = "恢复词条；确实不用了，用 publish.py --note 写明去向，订阅者会收到停止通知"
        yield Problem(path, 1, 1, id, message, hint)


def _place(field: str, content: Content) -> Place:
    """`rows[some-id].reason` -> where that stands in the file: ('rows', 3, 'reason')."""
    place: list[str | int] = []
    value: object = content
    for step in Change(field, None, None).steps:
        if step.startswith("[") and isinstance(value, list):
            index = next((i for i, one in enumerate(value) if one["id"] == step[1:-1]), None)
            if index is None:
                break
            place.append(index)
            value = value[index]
        else:
            place.append(step)
            value = value.get(step) if isinstance(value, dict) else None
    return tuple(place)
