"""A strict reader for the YAML that editors write.

PyYAML parses; this module only turns its events into values, and refuses what people and
YAML 1.1 read differently: `no`, `010`, `12:30`, `2018-02-30`, duplicate keys, tags, anchors.
Numbers with a point become Decimal, so that 14.0 stays 14.0. Dates stay text.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml

from portal.read.dates import PartialDate
from portal.read.problem import Problem, field_name

LARGEST = 5_000_000
"""Bytes. The longest published list has some 600 rows and stays below a tenth of this."""

DEEPEST = 20

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_SWITCH = re.compile(r"^(y|n|yes|no|on|off)$", re.I)
_INTEGER = re.compile(r"^-?(0|[1-9][0-9]*)$")
_DECIMAL = re.compile(r"^-?(0|[1-9][0-9]*)\.[0-9]+$")
_TRAPS = [
    (re.compile(r"^[-+]?0[0-9_]+$"), "以 0 开头的数会被当成八进制"),
    (re.compile(r"^[-+]?0[box][0-9a-f_]+$", re.I), "会被当成二、八或十六进制数"),
    (re.compile(r"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9]*)?$"), "会被当成六十进制数"),
    (re.compile(r"^[-+]?[0-9][0-9_,]*_[0-9_]*$"), "数字中间不能有下划线"),
    (re.compile(r"^[-+]?\.?(inf|nan)$", re.I), "会被当成无穷大或非数"),
    (re.compile(r"^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)e[-+]?[0-9]+$", re.I), "会被当成科学计数法"),
    (re.compile(r"^\+[0-9.]+$|^[-+]?\.[0-9]+$|^[-+]?[0-9]+\.$"), "数的写法不规范"),
]
_DATE_LIKE = re.compile(r"^[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?([Tt ].*)?$")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

Place = tuple[str | int, ...]


class Unreadable(Exception):
    """A file that cannot be read as one record; holds the problems found."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def decode(data: bytes, path: str) -> str:
    """Bytes to text. A BOM and CRLF are harmless and dropped; anything but UTF-8 is refused."""
    if len(data) > LARGEST:
        raise _refused(path, 1, 1, f"文件有 {len(data):,} 字节，上限是 {LARGEST:,}", "拆成几个文件")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise _refused(path, line, column, "文件不是 UTF-8 编码", _encoding_hint(data)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for pattern, name in ((_FORBIDDEN, "控制字符"), (_DIRECTION, "改变文字方向的隐藏字符")):
        if found := pattern.search(text):
            line, column = _position(text, found.start())
            code = f"U+{ord(found.group()):04X}"
            raise _refused(path, line, column, f"含有{name} {code}", "删去这个字符")
    return text


def parse(text: str, path: str) -> Any:
    """Read one YAML document. Raises Unreadable with every problem that was met."""
    reader = _Reader(text, path)
    value = reader.read()
    if reader.problems:
        raise Unreadable(reader.problems)
    return value


def places(text: str) -> dict[Place, tuple[int, int]]:
    """Line and column of each key and list item. Only called when there is something to report,
    so that reading thousands of good files does not pay for it."""
    reader = _Reader(text, "")
    reader.read()
    return reader.places


def _refused(path: str, line: int, column: int, message: str, hint: str) -> Unreadable:
    return Unreadable([Problem(path, line, column, "(文件)", message, hint)])


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _encoding_hint(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "这是 UTF-16，请在编辑器里另存为 UTF-8"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "请在编辑器里另存为 UTF-8"
    return "看起来是 GBK，请在编辑器里另存为 UTF-8"


class _Reader:
    def __init__(self, text: str, path: str):
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self.places: dict[Place, tuple[int, int]] = {}

    def read(self) -> Any:
        self.events: Iterator[yaml.Event] = yaml.parse(self.text, Loader=yaml.CSafeLoader)
        try:
            value = None
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent) and value is not None:
                    self._report(event, (), "一个文件只能有一份记录", "删去多余的 ---")
                elif isinstance(event, (yaml.NodeEvent)):
                    value = self._value(event, ())
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return None
        except (yaml.YAMLError, RecursionError) as error:
            self.problems.append(Problem(self.path, 1, 1, "(文件)", f"无法解析：{error}"))
            return None
        if value is None and not self.problems:
            self.problems.append(Problem(self.path, 1, 1, "(文件)", "文件是空的", "写入一条记录"))
        return value

    def _value(self, event: yaml.Event, place: Place) -> Any:
        self.places.setdefault(place, (event.start_mark.line + 1, event.start_mark.column + 1))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._report(event, place, "不能使用 & 锚点和 * 引用", "把内容写全；是文字就加引号")
            if isinstance(event, yaml.AliasEvent):
                return None
        tag = getattr(event, "tag", None)
        if tag:
            self._report(event, place, f"不能使用标签 {tag}", "删去 ! 开头的标签；是文字就加引号")
        if len(place) > DEEPEST:
            self._report(event, place, f"嵌套超过 {DEEPEST} 层", "检查缩进")
            raise yaml.YAMLError("嵌套太深")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return self._mapping(place)

    def _sequence(self, place: Place) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*place, len(items))))
        return items

    def _mapping(self, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._report(event, place, "字段名必须是文字", "检查冒号和缩进")
                self._value(event, (*place, "?"))
                self._value(next(self.events), (*place, "?"))
                continue
            key, here = event.value, (*place, event.value)
            if key in found:
                line = self.places[here][0]
                self._report(event, here, f"字段重复，第 {line} 行已经写过", "只留一个")
                self._value(next(self.events), (*here, "?"))
                continue
            self.places[here] = (event.start_mark.line + 1, event.start_mark.column + 1)
            found[key] = self._value(next(self.events), here)
        return found

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Any:
        text = event.value
        if event.style:  # quoted or block text is always text
            return text
        if text in _WORDS:
            return _WORDS[text]
        first = text[0]
        if not (first.isdigit() or first in "+-.yYnNoOtTfF"):
            return text  # by far the most common case
        if _INTEGER.match(text):
            return int(text)
        if _DECIMAL.match(text):
            return Decimal(text)
        if text.lower() in ("true", "false", "null") or _SWITCH.match(text):
            self._report(
                event,
                place,
                f"{text} 在 YAML 里会被当成是/否",
                f"是文字就写 '{text}'，是/否请写 true 或 false",
            )
            return text
        for pattern, reason in _TRAPS:
            if pattern.match(text):
                self._report(event, place, f"{text} 没有加引号，{reason}", f"是文字就写 '{text}'")
                return text
        if _DATE_LIKE.match(text) and PartialDate.refusal(text):
            self._report(event, place, f"{text} 不是有效日期", PartialDate.refusal(text))
        return text

    def _report(self, event: yaml.Event, place: Place, message: str, hint: str) -> None:
        mark = event.start_mark
        self.problems.append(
            Problem(self.path, mark.line + 1, mark.column + 1, field_name(place), message, hint)
        )

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        row = self.text.split("\n")[line - 1] if line <= self.text.count("\n") + 1 else ""
        if "\t" in row[: max(column, 1)]:
            message, hint = "缩进里有制表符（Tab）", "改用空格，每级两个"
        else:
            message, hint = _SYNTAX.get(
                error.problem or "", (f"YAML 写法有误：{error.problem}", "")
            )
        self.problems.append(
            Problem(
                self.path,
                line,
                column,
                "(文件)",
                message,
                hint or "检查这一行和上一行的冒号、引号、缩进",
            )
        )


_SYNTAX = {
    "mapping values are not allowed in this context": (
        "这里不该出现冒号",
        "文字里有英文冒号和空格时，整段加引号；或检查缩进",
    ),
    "could not find expected ':'": ("这一行缺少冒号", "写成 字段: 内容，冒号用英文并空一格"),
    "did not find expected key": ("缩进或引号不对，读不到字段名", "与同级字段左对齐，引号要成对"),
    "did not find expected '-' indicator": ("列表项没有对齐", "每个 - 左对齐"),
    "found unexpected end of stream": ("引号没有配对", "补上另一半引号"),
    "did not find expected <document start>": ("开头的写法不对", "记录应从 id: 开始"),
}
