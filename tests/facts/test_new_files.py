"""A new file beside the real data: what its remarks quote from there makes nothing wrong."""

import shutil
from datetime import datetime
from pathlib import Path

from portal.checks.runner import problems_in
from portal.editing.finding.data_at_hand import DataAtHand
from portal.editing.new.new_record import write_new
from portal.editing.new.skeleton import Skeleton
from portal.kinds.kinds import KINDS
from portal.read.strict_yaml import EMPTY

REAL = Path(__file__).parent.parent.parent / "data"


def test_in_a_new_file_of_each_kind_only_what_is_open_is_wrong(tmp_path: Path) -> None:
    data = shutil.copytree(REAL, tmp_path / "data", ignore=shutil.ignore_patterns("ledger"))
    moment = datetime.fromisoformat("2026-11-29T12:00+08:00")
    catalogue = DataAtHand.open(data, moment).catalogue
    asked = {"title": "全新的《某某》：#1", "added": "2026-11-22"}
    paths, lists = [], []
    for kind in KINDS:
        text = Skeleton(kind, catalogue).text({"id": f"new-{kind.id}", **asked})
        paths.append(write_new(data, kind, f"new-{kind.id}", text).as_posix())
        if (start := text.find("\n# rows:\n")) >= 0:
            end = text.index("\n# 必填", start)
            rows = text[start:end].replace("\n# ", "\n")
            taken = (text[:start] + rows + text[end:]).replace(f"new-{kind.id}", f"all-{kind.id}")
            lists.append(write_new(data, kind, f"all-{kind.id}", taken).as_posix())
    found = problems_in(data)
    assert {problem.path for problem in found} == {*paths, *lists}
    assert {problem.message for problem in found} == {EMPTY}
    assert len(lists) == 3
    rows = {(one.path, one.field) for one in found if one.field.startswith("rows")}
    parts = ("rows[1].verification.checked", "rows[1].verification.confidence")
    assert rows == {(path, part) for path in lists for part in parts}
