"""From what pydantic refuses to what an editor can mend, in Chinese."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from portal.read.problem import Problem, field_name, nearest
from portal.read.strict_yaml import Place, places

_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "只能用小写字母、数字，中间用连字符 - 连接",
    r"^([a-z-]+/)?[a-z0-9]+(-[a-z0-9]+)*$": "写成 某id 或 栏目/某id，只用小写字母、数字和连字符",
    r"^\S(.*\S)?$": "应为一行文字，首尾不要空格、中间不要换行",
    r"^https?://[^\s<>\"]+$": "应为 http:// 或 https:// 开头的网址，中间没有空格",
    r"^(any|(<=|>=|<|>)[0-9]{4})$": "写成 '<=2003'、'>2005' 或 any",
}


def refusals(
    error: ValidationError, model: type[BaseModel], value: Any, text: str, path: str
) -> list[Problem]:
    """Every problem in one file, each at its line. `text` is the file, `value` what was read."""
    lines = places(text)
    found: dict[Place, Problem] = {}
    for detail in error.errors(include_url=False):
        place = _place_in_data(detail["loc"], value)
        if place in found and detail["type"] != "missing":
            continue  # the other branches of a union say the same thing again
        line, column = _position(place, lines)
        message, hint = _words(detail, place, model)
        found[place] = Problem(path, line, column, field_name(place), message, hint)
    return list(found.values())


def _place_in_data(loc: tuple[int | str, ...], value: Any) -> Place:
    """Drop from pydantic's location what names a branch of a union and not a place in the file."""
    place: list[int | str] = []
    last = len(loc) - 1
    for index, step in enumerate(loc):
        if isinstance(value, dict) and (step in value or index == last):
            place.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            place.append(step)
            value = value[step]
    return tuple(place)


def _position(place: Place, lines: dict[Place, tuple[int, int]]) -> tuple[int, int]:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, (1, 1))


def _words(detail: Any, place: Place, model: type[BaseModel]) -> tuple[str, str]:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    owner = _owner(model, place)
    if kind == "missing":
        return "缺少必填字段", _description(owner, place)
    if kind == "extra_forbidden":
        names = list(owner.model_fields) if owner else []
        if place[-1] == "status":
            return (
                "状态不写在记录里，由日期和关系推算",
                "写 effective、repealed、expires；不能确定的写 status_doubt",
            )
        near = nearest(str(place[-1]), names)
        return "没有这个字段", f"可能是 {near}" if near else "可用字段：" + "、".join(names)
    if kind == "literal_error":
        choices = [str(choice) for choice in _choices(owner, place)]
        near = nearest(str(given), choices)
        return f"不能写 {given!r}", (f"最接近的是 {near}；" if near else "") + "可选：" + "、".join(
            choices
        )
    if kind == "string_pattern_mismatch":
        return f"{_short(given)} 写法不对", _PATTERNS.get(context["pattern"], context["pattern"])
    if kind == "string_too_long":
        return f"太长，有 {len(given)} 个字", f"最多 {context['max_length']} 个字"
    if kind == "string_too_short":
        return "不能为空", "写上内容，或删去这个字段"
    if kind == "date":
        return detail["msg"], context.get("hint", "")
    if given is None:
        return "没有内容", "写上内容，或删去这个字段"
    expected = _EXPECTED.get(kind, "")
    if kind == "string_type" and isinstance(given, (int, Decimal)) and not isinstance(given, bool):
        return (
            f"{given} 没有加引号，被当成了{_NAMES.get(type(given).__name__, '数字')}",
            f"写成 '{given}'",
        )
    return (
        f"应为{expected or '其他写法'}，现在是{_NAMES.get(type(given).__name__, '其他内容')}",
        _FORMS.get(kind, ""),
    )


_EXPECTED = {
    "string_type": "文字",
    "bool_type": "true 或 false",
    "int_type": "数字",
    "decimal_type": "数字",
    "is_instance_of": "数字",
    "tuple_type": "列表",
    "model_type": "一组字段",
    "model_attributes_type": "一组字段",
    "dict_type": "一组字段",
}
_FORMS = {
    "tuple_type": "写成 [甲, 乙]，或每行一个 - 开头",
    "model_type": "写成 字段: 内容，每行一个",
    "int_type": "不加引号，只写数字",
    "decimal_type": "不加引号，只写数字",
    "is_instance_of": "不加引号，只写数字",
}
_NAMES = {
    "str": "文字",
    "int": "整数",
    "Decimal": "小数",
    "bool": "是/否",
    "list": "列表",
    "dict": "一组字段",
    "NoneType": "空",
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


def _choices(owner: type[BaseModel] | None, place: Place) -> list[Any]:
    names = [step for step in place if isinstance(step, str)]
    info = owner.model_fields.get(names[-1]) if owner and names else None
    return list(_literals(info.annotation)) if info else []


def _literals(annotation: Any) -> Iterator[Any]:
    for argument in get_args(annotation):
        if isinstance(argument, str):
            yield argument
        else:
            yield from _literals(argument)


def _description(owner: type[BaseModel] | None, place: Place) -> str:
    info = owner.model_fields.get(str(place[-1])) if owner else None
    return (info.description or "") if info else ""


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…'"
