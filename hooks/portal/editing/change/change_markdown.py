"""The review of a change as a comment on a forge, in Markdown.

Whoever sends a change writes the words that come out here. All of them stand between backticks.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote

from portal.editing.change.change_review import ChangedRecord, ChangeReview
from portal.editing.change.code_span import code, longest_run
from portal.read.problem import Problem

MARK = "<!-- portal-review -->"
"""The first line, by which the comment is found again and written anew."""

LONGEST = 60_000
"""Characters; GitHub takes 65,536."""

SHOWN = 50
"""Problems of one weight, records and pages that are listed; the others are counted."""

LINES = 200
"""Lines of what subscribers will read."""

_FENCE = re.compile("^(`{3,})(?:text)?$", re.MULTILINE)

Path = Callable[[str], str]


def as_markdown(review: ChangeReview, path_of: Path, address: str = "") -> str:
    """The text of the comment. `path_of` says how a file is called in the repository, `address` where
    that is shown, so that `<address>data/laws/x.yaml#L3` leads to a line; without it nothing is linked.
    """
    text = "\n".join(_lines(review, path_of, address)) + "\n"
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST].rpartition("\n")[0]
    fences = _FENCE.findall(kept)
    fence = (
        f"\n{fences[-1]}\n\n</details>" if len(fences) % 2 else ""
    )  # as long as that which opened
    return f"{kept}{fence}\n\n（太长，后面的没有列出；在自己的电脑上运行 check.py 看全部）\n"


def _lines(review: ChangeReview, path_of: Path, address: str) -> Iterator[str]:
    count = len(review.problems)
    yield MARK
    yield f"## 数据检查：{f'{count} 处要处理' if count else '没有发现问题'}"
    for title, problems in (
        ("数据有错，改好才能生成网站", review.wrong),
        ("改过，还没有发布", review.waiting),
        ("时钟", review.clock),
    ):
        yield from _problems(title, problems, path_of, address)
    yield from _records(review.records)
    yield from _told(review)
    yield from _pages(review)
    yield from _reviews(review, path_of, address)


def _problems(
    title: str, problems: Sequence[Problem], path_of: Path, address: str
) -> Iterator[str]:
    if not problems:
        return
    yield ""
    yield f"### {title}（{len(problems)}）"
    yield ""
    for one in problems[:SHOWN]:
        hint = f"；{code(one.hint)}" if one.hint else ""
        yield f"- {_place(one, path_of, address)} {code(one.field)}：{code(one.message)}{hint}"
    yield from _more(len(problems))


def _place(problem: Problem, path_of: Path, address: str) -> str:
    path = path_of(problem.path)
    shown = code(f"{path}:{problem.line}")
    return f"[{shown}]({address}{quote(path)}#L{problem.line})" if address else shown


def _records(records: Sequence[ChangedRecord]) -> Iterator[str]:
    if not records:
        return
    added, changed, removed = (
        sum(getattr(one, name) for one in records)
        for name in ("rows_added", "rows_changed", "rows_removed")
    )
    deeds = Counter(one.deed for one in records)
    told = "，".join(f"{deed} {deeds[deed]}" for deed in ("新增", "修改", "不见了") if deeds[deed])
    yield ""
    yield f"### 改了什么：记录{told}；条目新增 {added}，修改 {changed}，去掉 {removed}"
    yield ""
    for one in records[:SHOWN]:
        rows = (("新增", one.rows_added), ("修改", one.rows_changed), ("去掉", one.rows_removed))
        of_rows = "，".join(f"{word} {number}" for word, number in rows if number)
        counted = f"（条目{of_rows}）" if of_rows else ""
        yield f"- {one.deed} {one.catalogue} {code(one.id)} {code(one.title)}{counted}"
    yield from _more(len(records))


def _told(review: ChangeReview) -> Iterator[str]:
    yield ""
    yield "### 订阅者会读到什么"
    yield ""
    if review.untold:
        yield code(review.untold)
        return
    lines = [
        "".join(sign if sign.isprintable() else " " for sign in line)
        for line in review.told[:LINES]
    ]
    fence = "`" * max(3, longest_run("\n".join(lines)) + 1)
    yield from ("<details><summary>改动、订阅源和每一条的全文</summary>", "", f"{fence}text")
    yield from lines
    if len(review.told) > LINES:
        yield f"……另有 {len(review.told) - LINES} 行"
    yield from (fence, "", "</details>")


def _pages(review: ChangeReview) -> Iterator[str]:
    if not review.pages:
        return
    yield ""
    yield f"### 会变的网页（{len(review.pages)}）"
    yield ""
    yield from (f"- {code(f'/{page}')}" for page in review.pages[:SHOWN])
    yield from _more(len(review.pages))
    yield f"- 收着它们的：{'、'.join(code(f'/{page}') for page in review.gathering[:SHOWN])}"


def _reviews(review: ChangeReview, path_of: Path, address: str) -> Iterator[str]:
    if not review.reviews:
        return
    yield ""
    yield "### 顺便看看（不妨碍合并）"
    yield ""
    for one in review.reviews[:SHOWN]:
        told = "；".join(code(reason.words) for reason in one.reasons)
        place = _place(Problem(one.item.path, 1, 1, "", ""), path_of, address)
        yield f"- {place} {told}"
    yield from _more(len(review.reviews))


def _more(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield f"- ……另有 {count - SHOWN} 处"
