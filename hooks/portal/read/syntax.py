"""What the YAML parser complains of, in words for an editor and at the line to mend."""

import yaml

from portal.read.problem import Problem

_QUOTE_IT = "是文字就整段加引号"
_ESCAPE = ("双引号里的 \\ 会被当成转义", "改用单引号")
_TAG = ("! 开头会被当成标签", _QUOTE_IT)

_WORDS = {
    "mapping values are not allowed in this context": (
        "这里不该出现冒号",
        "文字里有英文冒号和空格时整段加引号；或检查缩进",
    ),
    "could not find expected ':'": ("这一行缺少冒号", "写成 字段: 内容，冒号用英文并空一格"),
    "did not find expected key": (
        "缩进或引号不对，读不到字段名",
        "与同级字段左对齐，引号要成对；也看上一行",
    ),
    "did not find expected '-' indicator": (
        "列表项没有对齐",
        "每个 - 左对齐，字段与同项的字段对齐",
    ),
    "did not find expected ',' or ']'": ("方括号里的列表没有写完", "用英文逗号隔开，以 ] 结束"),
    "did not find expected ',' or '}'": ("花括号里的字段没有写完", "用英文逗号隔开，以 } 结束"),
    "did not find expected node content": ("这里缺少内容", "文字以 , ] } 开头时整段加引号"),
    "did not find expected alphabetic or numeric character": (
        "& 和 * 开头会被当成锚点和引用",
        _QUOTE_IT,
    ),
    "did not find expected comment or line break": (
        "| 或 > 后面应换行",
        "文字以 | 或 > 开头时整段加引号",
    ),
    "did not find expected whitespace or line break": _TAG,
    "found undefined tag handle": _TAG,
    "found unexpected end of stream": ("引号没有配对", "补上另一半引号"),
    "found unknown escape character": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "did not find expected <document start>": ("开头的写法不对", "记录应从 id: 开始"),
    "found incompatible YAML document": ("% 开头的行是 YAML 指令", "删去这一行"),
    "found unknown directive name": ("% 开头的行是 YAML 指令", "删去这一行"),
}

_BEGINS_EARLIER = frozenset(
    (
        "could not find expected ':'",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "found unexpected end of stream",
    )
)
"""Complaints that the parser makes lines after the fault: where it began is what to mend."""


def syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    """The one problem that stops the parser."""
    complaint = error.problem or ""
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark
    if complaint in _BEGINS_EARLIER and begun and mark and begun.line < mark.line:
        mark = begun
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    rows = text.split("\n")
    if line > len(rows):  # the end, when the last line is not ended
        line, column = len(rows), len(rows[-1]) + 1
    message, hint = _words(complaint, rows[line - 1], column)
    return Problem(path, line, column, "(文件)", message, hint)


def _words(complaint: str, row: str, column: int) -> tuple[str, str]:
    character = row[column - 1 : column]
    indent = row[: len(row) - len(row.lstrip())]
    if "\t" in indent + character:
        return "缩进里有制表符（Tab）", "改用空格，每级两个"
    if complaint == "found character that cannot start any token":
        return f"内容不能以 {character} 开头", _QUOTE_IT
    return _WORDS.get(complaint, ("YAML 写法有误", "检查这一行和上一行的冒号、引号、缩进"))
