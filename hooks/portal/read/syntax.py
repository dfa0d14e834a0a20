"""What the YAML parser complains of, in words for an editor and at the line to mend."""

import re

import yaml

from portal.read.problem import Problem, shortened

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


ODD_SPACES = {
    "\u3000": "全角空格",
    "\u00a0": "不换行空格（U+00A0）",
    "\u202f": "窄的不换行空格（U+202F）",
}
ODD_SPACES |= {
    chr(code): f"特殊的空格（U+{code:04X}）" for code in (0x1680, *range(0x2000, 0x200B), 0x205F)
}
_KEY = r"[^\S\n]*(?:- +)?[A-Za-z_][A-Za-z0-9_]*"
LONGEST_ROW = 300
"""What stands further on is no sign of the structure."""

_FULL_COLON = re.compile(rf"({_KEY})\s*([：﹕∶︰])")
_TIGHT_COLON = re.compile(rf"({_KEY}):([^\s:/][^:]*)$")
_ODD_SPACE = re.compile(rf"(?:{_KEY}:|[^\S\n]*-|[^\S\n]*)([{''.join(ODD_SPACES)}])")
_FULL_DASH = re.compile(r"\s*([－—–−•·])\s*\S")
_BRACKETED = re.compile(rf"({_KEY}): *([\[{{][^\]}}]*[\]}}])\s*[^\s#,]")
_QUOTED = re.compile(rf"({_KEY}): *(\"[^\"]*\"|'[^']*')\s*[^\s#,]")


def look_alike(row: str) -> tuple[str, str] | None:
    """What looks like the sign that YAML wants and is another, named as what it is."""
    row = row[:LONGEST_ROW]
    if found := _FULL_COLON.match(row):
        key = found[1].strip().removeprefix("- ")
        return f"字段名后面是全角冒号“{found[2]}”", f"改成英文冒号并空一格：{key}: 内容"
    if found := _ODD_SPACE.match(row):
        return f"这里是{ODD_SPACES[found[1]]}，不是普通的空格", "改成英文输入法的空格"
    if found := _FULL_DASH.match(row):
        return f"列表项前面是“{found[1]}”，不是减号", "改成英文减号 - 并空一格"
    if found := _TIGHT_COLON.match(row):
        key = found[1].strip().removeprefix("- ")
        return "冒号后面没有空格", f"写成 {key}: {shortened(found[2].strip())}"
    if found := _BRACKETED.match(row):
        return f"{shortened(found[2])} 后面还有文字：方括号、花括号开头会被当成列表", _QUOTE_IT
    if found := _QUOTED.match(row):
        return f"引号 {shortened(found[2])} 后面还有文字", "整段加单引号，里面的单引号写两个"
    return None


def _words(complaint: str, row: str, column: int) -> tuple[str, str]:
    character = row[column - 1 : column]
    indent = row[: len(row) - len(row.lstrip())]
    if "\t" in indent + character:
        return "缩进里有制表符（Tab）", "改用空格，每级两个"
    if fault := look_alike(row):
        return fault
    if complaint == "found character that cannot start any token":
        return f"内容不能以 {character} 开头", _QUOTE_IT
    return _WORDS.get(complaint, ("YAML 写法有误", "检查这一行和上一行的冒号、引号、缩进"))
