"""A file of others as the text of a record from a day on: what would be written, or why not."""

import errno
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from portal.catalogue.text_versions import TextVersion, read_version, text_path
from portal.data_layers import own_of, roots_of
from portal.editing.finding.data_at_hand import DataAtHand
from portal.editing.texts.docx_text import docx_text
from portal.editing.texts.file_type import LARGEST, type_of
from portal.editing.texts.html_text import html_text
from portal.editing.texts.numbering import numbering_faults
from portal.editing.texts.page_marks import is_furniture, without_marks
from portal.editing.texts.plain_text import plain_text
from portal.editing.texts.read_file import BadText, ReadFile, ReadLine, ReadPart
from portal.editing.texts.record_compared import (
    day_fault,
    history_faults,
    history_remarks,
    title_fault,
    titles_of,
)
from portal.editing.texts.structure_finder import found_structure
from portal.editing.texts.text_told import told_of_next, told_of_structure, told_of_version
from portal.editing.texts.title_block import TitleBlock, title_block
from portal.kinds.item import Item
from portal.read.document import Document
from portal.read.numerals import number_of, numeral_of
from portal.read.problem import Problem
from portal.read.text import unwanted
from portal.texts.labels import article_key

_ENDS = re.compile("[。；：！？”』」）)…]$")
MOST_SHOWN = 3
_OPTIONS = (
    ("sources[1].title", "--source"),
    ("sources[1].url", "--url"),
    ("sources[1].seen", "--seen"),
    ("note", "--note"),
    ("absent", "--absent"),
)
"""The fields of the file to be that options fill in."""


@dataclass(frozen=True)
class TextChoices:
    """What whoever takes a text in says of it."""

    day: date
    source: str
    """Where the text comes from; '' for the name of the file."""
    seen: date
    url: str = ""
    absent: tuple[str, ...] = ()
    """Articles that the text is known not to have: 第一百九十九条."""
    note: str = ""


@dataclass
class TextPlan:
    """`told` is what was found, line by line; `problems` why nothing is written. `content` is that of
    the file to be, '' where there are problems that leave nothing to write."""

    path: Path
    told: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    content: str = ""


def read_source(path: Path) -> bytes:
    """The bytes of a file. Raises BadText."""
    try:
        if not path.exists():
            raise BadText(f"没有文件 {path}。检查文件名；名称里有空格的，两边加引号。")
        if not path.is_file():
            raise BadText(f"{path} 不是文件。")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except PermissionError:
        raise BadText(
            f"打不开 {path}：正在 Word 里打开，或者没有读取的权限。关掉以后再导入。"
        ) from None
    except OSError as error:
        why = "文件名太长" if error.errno == errno.ENAMETOOLONG else error.strerror
        raise BadText(f"打不开 {path}（{why}）。") from None
    return data


def read_parts(data: bytes) -> ReadFile:
    """The lines and tables in the bytes of a file. Raises BadText."""
    kind = type_of(data)
    return {"docx": docx_text, "html": html_text, "text": plain_text}[kind](data)


def text_item(at_hand: DataAtHand, id: str) -> Item:
    """The record that a text is to belong to. Raises BadText."""
    item = at_hand.catalogue.find(id)
    if item is None:
        near = at_hand.catalogue.likeness.nearest(id)
        hint = f"最接近的是 {near.id}（{near.title}）" if near else "用 find.py 查它的 id"
        raise BadText(f"没有 id 为 {id} 的记录，{hint}。没有记录的，先用 new.py 建一条。")
    if item.parent is not None or not isinstance(item.value, Document):
        raise BadText(
            f"{id}（{item.title}）不是一份文件，没有全文：写法律、政策、标准、清单的 id。"
        )
    if item.id != id:
        raise BadText(f"{id} 已经改名为 {item.id}，写新的 id。")
    return item


def plan_text(
    at_hand: DataAtHand, item: Item, file: ReadFile, name: str, choices: TextChoices
) -> TextPlan:
    """What would become of a file that was read."""
    document = item.value
    assert isinstance(document, Document)
    plan = TextPlan(text_path(own_of(at_hand.data), item.id, choices.day))
    marks = without_marks(file.parts)
    block = title_block(marks.parts, titles_of(document))
    rest, after = _without_end(block.rest)
    if fault := title_fault(block.title, item, document, at_hand.catalogue):
        plan.problems.append(fault)
    if fault := day_fault(choices.day, item.id, document):
        plan.problems.append(fault)
    plan.problems += history_faults(block.history, choices.day, document)
    found = found_structure(rest)
    absent = frozenset(map(_plain_label, choices.absent))
    numbering = list(numbering_faults(found, file.unit, absent, marks.listed))
    plan.problems += numbering
    plan.problems += _unread_labels(choices.absent)
    note = choices.note or _note(file)
    head = _head(block, choices, name, note)
    content = f"{head}\n{chr(10).join(f'{one}{chr(10)}' for one in found.lines)}"
    version = _version(content, plan)
    plan.told += _told_of_head(block, marks.told, after, file)
    if version is None:
        return plan
    plan.told += told_of_structure(version.text, not numbering)
    plan.told += _remarks(file, block, choices, document, version, note)
    _compare(at_hand, item, version, plan)
    plan.content = content
    return plan


def _version(content: str, plan: TextPlan) -> TextVersion | None:
    """The text as the site would read it; what is wrong with it goes to the plan."""
    found = list(unwanted(content))
    for one in found:
        words = content[max(0, one.start - 12) : one.end + 6].replace("\n", " ")
        plan.problems.append(f"“{words}”里有{one.what}：{one.hint}")
    version, problems = read_version(content, plan.path)
    told = {
        _told_of_problem(one)
        for one in problems
        if not any(other.what in one.message for other in found)
    }
    if not any("出现了两次" in one for one in plan.problems):
        plan.problems += sorted(told)
    else:
        plan.problems += sorted(one for one in told if "出现了两次" not in one)
    return version


def _told_of_problem(problem: Problem) -> str:
    """What is wrong with the file to be, by the option that it came from where it came from one."""
    option = next((one for field, one in _OPTIONS if problem.field.startswith(field)), "")
    if not option and problem.field == "(正文)":
        return problem.message
    said = f"{problem.message}；{problem.hint}" if problem.hint else problem.message
    return f"{option}：{said}" if option else said


def _head(block: TitleBlock, choices: TextChoices, name: str, note: str) -> str:
    lines = ["---", f"title: {_quoted(block.title or '（没有标题）')}"]
    if block.history:
        lines += ["history:", *(f"  - {_quoted(one)}" for one in block.history)]
    lines += ["sources:", f"  - title: {_quoted(choices.source or f'导入的文件 {name}')}"]
    if choices.url:
        lines.append(f"    url: {_quoted(choices.url)}")
    lines.append(f"    seen: {choices.seen.isoformat()}")
    if choices.absent:
        lines += ["absent:", *(f"  - {_plain_label(one)}" for one in choices.absent)]
    if note:
        lines.append(f"note: {_quoted(note)}")
    return "\n".join((*lines, "---", ""))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _note(file: ReadFile) -> str:
    return f"{'、'.join(file.missing)}没有录入，见来源" if file.missing else ""


def _without_end(parts: tuple[ReadPart, ...]) -> tuple[tuple[ReadPart, ...], tuple[str, ...]]:
    """The text without what a web page says below it."""
    for n, one in enumerate(parts):
        if n and is_furniture(one) and all(_is_short(later) for later in parts[n:]):
            return parts[:n], tuple(one.text for one in parts[n:] if isinstance(one, ReadLine))
    return parts, ()


def _is_short(part: ReadPart) -> bool:
    """Whether a part may belong to the foot of a web page: no provision is among what is left out."""
    return (
        isinstance(part, ReadLine)
        and len(part.text) <= 120
        and not re.match("第.{1,6}[条章节编]|附[件录表]|[（(][一二三四五六七八九十]", part.text)
    )


def _told_of_head(
    block: TitleBlock, marks: tuple[str, ...], after: tuple[str, ...], file: ReadFile
) -> Iterator[str]:
    yield f"标题：{block.title or '没有找到'}"
    for number, line in enumerate(block.history):
        yield f"{'题注：' if not number else '　　　'}{line}"
    left = list(marks)
    for told, lines in (
        ("标题前面的", block.before),
        ("标题下面的", block.furniture),
        ("正文后面的", after),
    ):
        if lines:
            shown = "”“".join(one[:24] for one in lines[:MOST_SHOWN])
            left.append(
                f"{told} {len(lines)} {file.unit}“{shown}”{'等' * (len(lines) > MOST_SHOWN)}"
            )
    if left:
        yield f"没有录入：{'；'.join(left)}。"


def _remarks(
    file: ReadFile,
    block: TitleBlock,
    choices: TextChoices,
    document: Document,
    version: TextVersion,
    note: str,
) -> Iterator[str]:
    remarks = [*file.remarks, *history_remarks(block.history, choices.day, document)]
    if file.missing:
        remarks.append(
            f"{'、'.join(file.missing)}没有录入。给读者的说明写作“{note}”，要改用 --note。"
        )
    text = version.text
    last = next((one for one in reversed(list(text.articles.values()))), None)
    if last and last.words and not _ENDS.search(last.words) and not text.closing:
        remarks.append(
            f"{last.label}的最后没有句号（……{last.words.splitlines()[-1][-12:]}）：看一看文件是不是完整。"
        )
    empty = [one.label for one in text.articles.values() if not one.words.strip()]
    if empty:
        remarks.append(f"{'、'.join(empty[:5])}只有条号，没有文字：对照原文。")
    if not choices.source:
        remarks.append(
            "没有写来源：读者会看到文件名。用 --source 国家法律法规数据库 --url 网址 写上。"
        )
    yield from (f"注意：{one}" for one in remarks)


def _compare(at_hand: DataAtHand, item: Item, version: TextVersion, plan: TextPlan) -> None:
    """Beside the versions before and after it, and the one of the same day, which is never overwritten."""
    versions = at_hand.catalogue.texts.get(item.id, ())
    earlier = [one for one in versions if one.day < version.day]
    later = [one for one in versions if one.day > version.day]
    if earlier:
        plan.told.append(told_of_version("前一版", earlier[-1], version))
    if later:
        plan.told.append(told_of_next(version, later[0]))
    taken = [
        path
        for root in roots_of(at_hand.data)
        if (path := text_path(root, item.id, version.day)).exists()
    ]
    for path in taken:
        same = next((one for one in versions if Path(one.path) == path), None)
        told = f"（{told_of_version('它', same, version)}）" if same else ""
        plan.problems.append(
            f"这一天的全文已经有了：{path.as_posix()}，不会盖掉{told}。"
            "看逐字的差别：加 --output 另存.md --yes，再用 git diff --no-index 比；要换的，先把旧的移走"
        )


def _plain_label(label: str) -> str:
    found = re.fullmatch("第?([0-9]+)条?", label)
    return f"第{numeral_of(number_of(found[1]))}条" if found else label


def _unread_labels(absent: tuple[str, ...]) -> Iterator[str]:
    for one in absent:
        if not (article_key(_plain_label(one)) or "").startswith("a"):
            yield f"--absent 写条号，如 第一百九十九条，不能写 {one}"
