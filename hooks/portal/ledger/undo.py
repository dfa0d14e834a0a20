"""Taking back a publication that nobody else has yet."""

from portal.ledger.ledger import Ledger
from portal.ledger.press import Refusal
from portal.ledger.publication import Publication
from portal.ledger.shared import Shared


def undoable(ledger: Ledger, known: Shared) -> tuple[Publication, str]:
    """The last publication, and a sentence about what says that nobody has it. Raises Refusal when
    somebody has, and when there is none."""
    last = ledger.last
    if last is None:
        raise Refusal("台账是空的，没有可撤销的。")
    name = last.path.rpartition("/")[2]
    if name in known.anywhere:
        raise Refusal(
            f"{name} 已经推送（在 {known.by} 或上游分支里），收不回来。把数据改对，再发布一次，"
            "在一句话里说明更正了什么。"
        )
    if known.by:
        return last, f"按 git 的记录，{known.by} 和上游分支里没有它（以上次 git fetch 时为准）。"
    return last, (
        "这里没有 git 上游可查，看不出它推送过没有。"
        "只有你确定它没有推送、也没有用它生成过上线的网站，才可以撤销。"
    )
