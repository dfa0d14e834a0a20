"""From what pydantic refuses to what an editor can mend, in Chinese."""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from portal.read.fields import YEAR_DAY
from portal.read.positions import position_in
from portal.read.problem import Problem, field_name, nearest, shortened
from portal.read.strict_yaml import Place, places

_SLUG = "只能用小写字母、数字，中间用连字符 - 连接"
FORMS = {
    r"^[a-z-]+/([a-z0-9]+(-[a-z0-9]+)*/)?$": "写站内地址，如 phase-out/ 或 topics/epc/",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": _SLUG,
    r"^([a-z-]+/)?[a-z0-9]+(-[a-z0-9]+)*$": "写成 某id 或 栏目/某id，只用小写字母、数字和连字符",
    r"^\S(.*\S)?$": "应为一行文字，首尾不要空格、中间不要换行",
    r"^https?://[^\s<>\"]+$": "应为 http:// 或 https:// 开头的网址，中间没有空格",
    r"^(any|(<=|>=|<|>)[0-9]{4})$": "写成 '<=2003'、'>2005' 或 any",
    r"^#[0-9a-f]{6}$": "写成 '#1a4f9c' 这样：# 和六位十六进制数字，小写，加引号",
    r"^[a-z0-9.-]+,[0-9]{4}(-[0-9]{2}){0,2}$": "写域名和一个日子，如 portal.example.cn,2026-12-01",
    r"^[0-9a-f]{16}$": "由程序填：删去这一行，运行 publish.py",
    r"^[0-9a-f]{64}$": "写 64 个小写的十六进制数字；放了副本的，check.py 会说应写什么",
    YEAR_DAY: "写成每年都有的月和日，如 03-15",
}
"""What to write, by the pattern that a text has to follow."""


def refusals(
    error: ValidationError, model: type[BaseModel], value: Any, text: str, path: str
) -> list[Problem]:
    """Every problem in one file, each at its line. `text` is the file, `value` what was read."""
    lines = places(text)
    found: dict[Place, Problem] = {}
    for detail in error.errors(include_url=False):
        place = place_in_data(detail["loc"], value, detail["type"] == "missing")
        if place in found and detail["type"] != "missing":
            continue  # the other branches of a union say the same thing again
        line, column = position_in(lines, place)
        message, hint = _words(detail, place, model)
        found[place] = Problem(path, line, column, field_name(place), message, hint)
    return list(found.values())


def place_in_data(loc: tuple[int | str, ...], value: Any, missing: bool) -> Place:
    """Drop from pydantic's location what names a branch of a union and not a place in the file."""
    place: list[int | str] = []
    last = len(loc) - 1
    for index, step in enumerate(loc):
        if isinstance(value, dict) and (step in value or missing and index == last):
            place.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            place.append(step)
            value = value[step]
    return tuple(place)


def _words(detail: Any, place: Place, model: type[BaseModel]) -> tuple[str, str]:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    owner = _owner(model, place)
    if kind == "missing":
        example = _EXAMPLES.get(str(place[-1]), "") if place else ""
        return "缺少必填字段", _description(owner, place) + example
    if kind == "extra_forbidden":
        if given is None and re.fullmatch("[0-9]{3}([.][0-9]+)?", str(place[-1])):
            return "数字里的逗号把它分成了两段", "数字不写逗号：5,000 写成 5000"
        names = list(owner.model_fields) if owner else []
        if place[-1] == "status":
            return (
                "状态不写在记录里，由日期和关系推算",
                "写 effective、repealed、expires；不能确定的写 status_doubt",
            )
        if told := _otherwise(str(place[-1]), names):
            return "没有这个字段", told
        near = nearest(str(place[-1]), names) or _meant(str(place[-1]), owner)
        return "没有这个字段", f"可能是 {near}" if near else "可用字段：" + "、".join(names)
    choices = _choices(owner, place)
    options = f"可选：{'、'.join(choices)}" if choices else ""
    if given is None:
        needed = owner and place[-1] in owner.model_fields and _field(owner, place).is_required()
        return "没有内容", options or ("写上内容" if needed else "写上内容，或删去这个字段")
    if kind == "literal_error":
        near = nearest(str(given), choices)
        return f"不能写 {_written(given)}", (f"最接近的是 {near}；" if near else "") + options
    if kind == "string_pattern_mismatch":
        form = FORMS.get(context["pattern"], "")
        repaired = re.sub("[^a-z0-9]+", "-", given.lower()).strip("-")
        if form == _SLUG and repaired:
            form += f"；可写成 {repaired}"
        return f"{_written(given)} 写法不对", form
    if kind == "string_too_long":
        return f"太长，有 {len(given)} 个字", f"最多 {context['max_length']} 个字"
    if kind in ("too_short", "string_too_short") and not isinstance(given, str):
        return "不能是空的列表", f"至少写一个：{_description(owner, place)}"
    if kind == "string_too_short":
        return "不能是空文字", "写上内容，或删去这个字段"
    if kind == "date":
        named = place[-1] == "repealed" and not re.search("[0-9]", str(given))
        hint = f"这里写本文件废止的日期；废止的是别的文件，{_ENDED}"
        return detail["msg"], hint if named else context.get("hint", "")
    if kind == "form":
        return detail["msg"], context["hint"]
    if kind == "string_type" and isinstance(given, (bool, int, Decimal)):
        taken_for = "是/否" if isinstance(given, bool) else "数字"
        return f"{_written(given)} 没有加引号，被当成了{taken_for}", f"写成 '{_written(given)}'"
    if kind == "greater_than":
        return f"不能写 {_written(given)}", f"写大于 {context['gt']} 的数；不知道的不写"
    expected, form = _EXPECTED.get(kind, ("其他写法", ""))
    if kind == "tuple_type" and place[-1] == "supersedes" and not str(given).isascii():
        form = _ENDED.replace("supersedes（对方的 id）", "supersedes: [对方的 id]")
    elif kind == "tuple_type" and isinstance(given, (str, int, Decimal)):
        form = f"写成 [{', '.join(listed(_written(given)))}]，或每行一个 - 开头"
    return f"应为{expected}，现在是{_NAMES.get(type(given).__name__, '其他内容')}", form


_ENDED = "收录了的写 supersedes（对方的 id），没有收录的写 supersedes_note（名称）"
_DATES = "日期分开写：issued（成文日期）、published（发布日期）、effective（施行日期）"
_OTHERWISE: Mapping[str, Mapping[str, str]] = {
    "repeal repeals replaced abolish abolishes supersede superseeds": {"supersedes": _ENDED},
    "penalty": {"must": "后果写在 must 里，energy_user 写 penalty"},
    "date": {"effective": _DATES, "year": "年份写 year，结束年份写 until"},
    "name": {"title": "题名写 title"},
    "title": {"name": "名称写 name"},
    "tags keywords": {"topics": "主题写 topics（主题），取自词表 topics"},
    "number code no": {"doc_no": "文号、标准号写 doc_no", "item_no": "序号写 item_no"},
    "department agency organ authority": {"issuers": "发布机关写 issuers，取自词表 issuers"},
    "description content abstract": {"summary": "摘要写 summary", "note": "说明写 note"},
    "link href website": {"url": "网址写 url", "sources": "网址写在 sources 的 url 里"},
    "url": {"sources": "网址写在 sources 里：{title: 名称, url: 网址, seen: 查看日期}"},
    "site_code icp police organ_mark find_error organiser": {
        "imprint": "写在 imprint 里，和主办单位、联系方式等一起写全"
    },
    "confidence checked": {
        "verification": "写在 verification 里：{confidence: medium, checked: 2026-11-22}"
    },
}
"""What editors call fields that have another name, as it is where there is a field of that name, and
what to write; what is merely like it in letters says something else."""


def _otherwise(word: str, names: Collection[str]) -> str:
    """What to write instead of a field that is not there, where people are known to look for it."""
    for words, told in _OTHERWISE.items():
        if word in words.split():
            return next((hint for name, hint in told.items() if name in names), "")
    return ""


_EXAMPLES = {
    "verification": "，如 {confidence: medium, checked: 2026-11-22}",
    "seen": "，如 2026-11-22",
}

_BETWEEN = re.compile("[、，；;,]")
_AROUND = "[]【】［］〔〕\"'“”‘’ \u3000"


def listed(text: str) -> list[str]:
    """What stands in a list that was written as running text: 甲、乙 or 【甲，乙】, as YAML has it."""
    names = [name.strip(_AROUND) for name in _BETWEEN.split(text)]
    return [f"'{name}'" if re.search("[:#{}&*!|>%@`]", name) else name for name in names if name]


_NUMBER = ("数字", "不加引号，只写数字；单位另写")
_FIELDS = ("一组字段", "写成 字段: 内容，每行一个")
_EXPECTED = {
    "string_type": ("文字", "只写一段文字，不用列表和字段"),
    "bool_type": ("是/否", "写 true 或 false"),
    "int_type": _NUMBER,
    "decimal_type": _NUMBER,
    "is_instance_of": _NUMBER,
    "tuple_type": ("列表", "写成 [甲, 乙]，或每行一个 - 开头"),
    "model_type": _FIELDS,
    "dict_type": _FIELDS,
}
_NAMES = {
    "str": "文字",
    "int": "数字",
    "Decimal": "数字",
    "bool": "是/否",
    "list": "列表",
    "dict": "一组字段",
}


def _owner(model: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """The model that holds the last step of `place`."""
    owner: type[BaseModel] | None = model
    for step in place[:-1]:
        if isinstance(step, int) or owner is None:
            continue
        info = owner.model_fields.get(step)
        owner = next(_models(info.annotation), None) if info else None
    return owner


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _field(owner: type[BaseModel], place: Place) -> FieldInfo:
    return owner.model_fields[str(next(step for step in reversed(place) if isinstance(step, str)))]


def _choices(owner: type[BaseModel] | None, place: Place) -> list[str]:
    known = owner and place and place[-1] in owner.model_fields
    return list(_literals(_field(owner, place).annotation)) if owner and known else []


def _literals(annotation: Any) -> Iterator[str]:
    for argument in get_args(annotation):
        if isinstance(argument, str):
            yield argument
        else:
            yield from _literals(argument)


def _description(owner: type[BaseModel] | None, place: Place) -> str:
    """What a field is, in its first sentence; how to fill it in is told by the field reference."""
    info = owner.model_fields.get(str(place[-1])) if owner else None
    return (info.description or "").split("。")[0] if info else ""


def _meant(word: str, owner: type[BaseModel] | None) -> str:
    """The field that a Chinese word describes: 题名 -> title."""
    fields = owner.model_fields if owner else {}
    said = {
        re.split("[，（：；]", info.description or "")[0]: name for name, info in fields.items()
    }
    near = nearest(word, list(said)) or next((words for words in said if word in words), "")
    return said.get(near, "")


def _written(value: Any) -> str:
    """A value about as it stands in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return shortened(str(value)) if isinstance(value, (str, int, Decimal)) else "这个值"
