"""A strict reader for the YAML that editors write.

PyYAML parses; this module only turns its events into values, and refuses what people and
YAML 1.1 read differently: `no`, `010`, `12:30`, `2018-02-30`, duplicate keys, tags, anchors.
Numbers with a point become Decimal, so that 14.0 stays 14.0. Dates stay text.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Any

import yaml

from portal.read.dates import PartialDate
from portal.read.problem import Problem, Unreadable, field_name, shortened
from portal.read.syntax import ODD_SPACES, look_alike, syntax_problem
from portal.read.text import Unwanted, position, unwanted

DEEPEST = 20
LONGEST_NUMBER = 30
MOST_HIDDEN = 20
"""Characters that are named one by one; a file with more of them is not read on."""

_YAML = "tag:yaml.org,2002:"
EMPTY = "没有内容"
"""What is said of a field that is there and holds nothing; the model knows more of it."""
_RUN_ON = "文字跨了行，接起来会多出空格"
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_SWITCH = re.compile(r"^(y|n|yes|no|on|off)$", re.IGNORECASE)
_INTEGER = re.compile(r"^-?(0|[1-9][0-9]*)$")
_DECIMAL = re.compile(r"^-?(0|[1-9][0-9]*)\.[0-9]+$")
# None of these may look at the same digits twice: a value can be as long as the file.
_TRAPS = [
    (re.compile(r"^[-+]?0[0-9_]+$"), "以 0 开头的数会被当成八进制"),
    (re.compile(r"^[-+]?0[box][0-9a-f_]+$", re.IGNORECASE), "会被当成二、八或十六进制数"),
    (re.compile(r"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9]*)?$"), "会被当成六十进制数"),
    (re.compile(r"^[-+]?[0-9](?:[0-9_]*,)*[0-9]*_[0-9_]*$"), "数字中间不能有下划线"),
    (re.compile(r"^[-+]?\.?(inf|nan)$", re.IGNORECASE), "会被当成无穷大或非数"),
    (re.compile(r"^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+$"), "会被当成科学计数法"),
    (re.compile(r"^\+[0-9.]+$|^[-+]?\.[0-9]+$|^[-+]?[0-9]+\.$"), "数的写法不规范"),
]
_COMMENTED = re.compile(r"^[^\S\n]*[^#\s][^\n]*[^\S\n]#", re.MULTILINE)
"""A line with something before a comment; most files have none."""
_COMMENT = re.compile(r"[ \t]+#[^\n]*")
_ESCAPED_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\\n")
_DATE_LIKE = re.compile(r"^[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?([Tt ].*)?$")

Place = tuple[str | int, ...]


def parse(text: str, path: str) -> Any:
    """Read one YAML document. Raises Unreadable with every problem that was met."""
    hidden = list(islice(unwanted(text), MOST_HIDDEN))
    problems = []
    for one in hidden:
        line, column = position(text, one.start)
        problems.append(Problem(path, line, column, "(文件)", f"含有{one.what}", one.hint))
    if hidden:  # what else is wrong shows in the same run
        text = _without(text, hidden) if len(hidden) < MOST_HIDDEN else ""
    if hidden and not text:
        raise Unreadable(problems)
    reader = _Reader(text, path)
    value = reader.read()
    if problems or reader.problems:
        told = {problem.line for problem in problems}
        problems += [problem for problem in reader.problems if problem.line not in told]
        raise Unreadable(problems, value)
    return value


def _without(text: str, hidden: list[Unwanted]) -> str:
    """The text as long as it was, with a sign that is harmless everywhere for the hidden ones."""
    pieces, end = [], 0
    for one in hidden:
        pieces += [text[end : one.start], "□" * (one.end - one.start)]
        end = one.end
    return "".join([*pieces, text[end:]])


def places(text: str) -> dict[Place, tuple[int, int]]:
    """Line and column of each key and list item. Only called when there is something to report,
    so that reading thousands of good files does not pay for it."""
    reader = _Reader(_without(text, list(unwanted(text))), "", tracking=True)
    reader.read()
    return reader.places


class _TooDeep(Exception):
    """Ends the reading; the problem is noted already."""


class _Reader:
    """One pass over one text. What is done for each event counts: 5,000 records are a million."""

    def __init__(self, text: str, path: str, tracking: bool = False):
        self.path = path
        self.text = text
        self.tracking = tracking
        self.problems: list[Problem] = []
        self.places: dict[Place, tuple[int, int]] = {}
        self.commented = bool(_COMMENTED.search(text))

    def read(self) -> Any:
        parser = yaml.CSafeLoader(self.text)
        self.next: Callable[[], yaml.Event] = parser.get_event
        try:
            value = None
            while (event := self.next()) is not None:
                if isinstance(event, yaml.DocumentStartEvent) and value is not None:
                    self._report(event, (), "一个文件只能有一份记录", "删去多余的 ---")
                    return None
                elif isinstance(event, yaml.NodeEvent):
                    value = self._value(event, ())
                    if (
                        isinstance(value, str)
                        and not self.problems
                        and (fault := look_alike(value))
                    ):
                        self._report(event, (), *fault)
        except yaml.MarkedYAMLError as error:
            # A slip makes the lines before it run together; that is no second fault.
            follow_ups = (_RUN_ON, EMPTY)
            self.problems = [one for one in self.problems if one.message not in follow_ups]
            self.problems.append(syntax_problem(error, self.text, self.path))
            return None
        except _TooDeep:
            return None
        finally:
            parser.dispose()
        if value is None and not self.problems:
            self.problems.append(Problem(self.path, 1, 1, "(文件)", "文件是空的", "写入一条记录"))
        return value

    def _value(self, event: yaml.Event, place: Place) -> Any:
        kind = type(event)
        if self.tracking:
            self._track(event, place)
        if event.anchor or event.tag:
            self._refuse_references(event, place)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, place)
        if kind is yaml.AliasEvent:
            return None
        if len(place) > DEEPEST:
            self._report(event, place, f"嵌套超过 {DEEPEST} 层", "检查缩进和括号")
            raise _TooDeep
        return self._sequence(place) if kind is yaml.SequenceStartEvent else self._mapping(place)

    def _sequence(self, place: Place) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, (*place, len(items))))
        return items

    def _mapping(self, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                self._report(event, place, "字段名必须是文字", "检查冒号和缩进")
                self._value(event, (*place, "?"))
                self._value(self.next(), (*place, "?"))
                continue
            key, here = event.value, (*place, event.value)
            if event.anchor or event.tag:
                self._refuse_references(event, here)
            if event.style:
                self._refuse_hidden(event, here)
            if key in found:
                line = self._lines[here][0]
                self._report(event, here, f"字段重复，第 {line} 行已经写过", "只留一个")
                self._value(self.next(), (*here, "?"))
                continue
            if self.tracking:
                self._track(event, here)
            if not event.style and key[:1] in ODD_SPACES and (fault := look_alike(key)):
                if self.problems and self.problems[-1].message == EMPTY:
                    self.problems.pop()  # what it holds stands here
                    found.popitem()
                self._report(event, here, *fault)
            held = self.next()
            found[key] = self._value(held, here)
            if found[key] is None and type(held) is yaml.ScalarEvent and not held.value:
                self._refuse_empty(held, here)
        return found

    @cached_property
    def _rows(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _lines(self) -> dict[Place, tuple[int, int]]:
        """Where everything stands, once somebody has to be told."""
        return self.places if self.tracking else places(self.text)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Any:
        text, style = event.value, event.style
        if style in ("|", ">"):
            return text
        if self.commented and not style:
            self._refuse_comment(event, place)
        if event.end_mark.line != event.start_mark.line:
            if style == '"' and self._is_broken_by_escapes(event):
                self._refuse_hidden(event, place)
                return text
            self._refuse_run_on(event, place)
            return text
        if style:  # quoted text is always text
            self._refuse_hidden(event, place)
            return text
        if text in _WORDS:
            return _WORDS[text]
        first = text[0]
        if not (first.isdigit() or first in "+-.yYnNoOtTfF"):
            return text  # by far the most common case
        shown = shortened(text)
        if date_like := _DATE_LIKE.match(text):
            if reason := PartialDate.refusal(text):
                quoted = f"；是文字就写 '{shown}'" if date_like.group(1) else ""
                self._report(event, place, f"{shown} 不是有效日期", reason + quoted)
            return text
        if _INTEGER.match(text) or _DECIMAL.match(text):
            if len(text) > LONGEST_NUMBER:
                self._report(event, place, "数字太长", "是编号就加引号")
                return text
            return Decimal(text) if "." in text else int(text)
        if text.lower() in ("true", "false", "null") or _SWITCH.match(text):
            self._report(
                event,
                place,
                f"{shown} 在 YAML 里会被当成是/否",
                f"是文字就写 '{shown}'，是/否请写 true 或 false",
            )
            return text
        for pattern, reason in _TRAPS:
            if pattern.match(text):
                self._report(
                    event,
                    place,
                    f"{shown} 没有加引号，{reason}",
                    f"是文字就写 '{shown}'，是数字就去掉多余的符号",
                )
                return text
        return text

    def _refuse_references(self, event: yaml.NodeEvent, place: Place) -> None:
        if event.anchor:
            self._report(event, place, "不能使用 & 锚点和 * 引用", "把内容写全；是文字就加引号")
        elif tag := event.tag:
            self._report(
                event,
                place,
                f"不能使用标签 {tag.replace(_YAML, '!!')}",
                "删去 ! 开头的标签；是文字就加引号",
            )

    def _refuse_comment(self, event: yaml.ScalarEvent, place: Place) -> None:
        """People read `2 #机组` as text, YAML drops what follows the sign."""
        if found := _COMMENT.match(self.text, event.end_mark.index):
            lost = shortened(found.group().strip())
            hint = "是文字就整段加引号；是说明就写到上一行，以 # 开头"
            self._report(event, place, f"{lost} 会被当成注释丢掉", hint)

    def _refuse_empty(self, event: yaml.ScalarEvent, place: Place) -> None:
        """A field without content is one that somebody meant to fill in."""
        if not (self.problems and self.problems[-1].field == field_name(place)):
            self._report(event, place, EMPTY, "写上内容，或删去这个字段")

    def _refuse_run_on(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Lines run together also where a sign only looks like the colon or dash that YAML wants."""
        for line in range(event.start_mark.line, event.end_mark.line + 1):
            if not event.style and (fault := look_alike(self._rows[line])):
                self.problems.append(Problem(self.path, line + 1, 1, field_name(place), *fault))
                return
        self._report(event, place, _RUN_ON, "写成一行；要分段的用 | 开头另起一行写")

    def _is_broken_by_escapes(self, event: yaml.ScalarEvent) -> bool:
        """Whether each line but the last ends in a backslash, as programs break long lines: then
        nothing is added where they are put together."""
        raw = self.text[event.start_mark.index : event.end_mark.index]
        return raw.count("\n") == len(_ESCAPED_BREAK.findall(raw))

    def _refuse_hidden(self, event: yaml.ScalarEvent, place: Place) -> None:
        """What an escape such as "\\u202e" puts into a value, past the look at the raw text."""
        if event.style == '"' and (found := next(unwanted(event.value), None)):
            self._report(event, place, f"含有{found.what}", found.hint)

    def _track(self, event: yaml.Event, place: Place) -> None:
        mark = event.start_mark
        self.places.setdefault(place, (mark.line + 1, mark.column + 1))

    def _report(self, event: yaml.Event, place: Place, message: str, hint: str) -> None:
        mark = event.start_mark
        self.problems.append(
            Problem(self.path, mark.line + 1, mark.column + 1, field_name(place), message, hint)
        )
