"""Models as tables write them: taken apart, with the kind of match that they allow."""

import re
import unicodedata
from dataclasses import dataclass, replace

from portal.editing.tables.cell_text import one_line, without_marks
from portal.editing.tables.model_form import broken_between_lines, is_head, kind_of, why_not_one
from portal.kinds.listed_models import UncomparableModel, spelling

_ETC = re.compile(r"等(?:\s*\d+\s*[个种款])?(?:系列|型号|规格)?(?:产品)?$|等等$")
_ALL = re.compile(r"^(?:全部|所有|各种型号|全系列|不限|全部型号|所有型号)$|其他型号|全部|所有")
_TURNED = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{1,2}"
    r"|(?:19|20)\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?"
)
_FIGURES = re.compile(r"[\d.]+(?:[-/／－][\d.]+)*\s*(?:k?VA?|k?W|[A-Za-z])?")
"""A model or what is left of one, after the first that begins with letters."""
_SPOILT = re.compile(r"\d(?:\.\d+)?E[+-]?\d+", re.IGNORECASE)


@dataclass(frozen=True)
class ModelsRead:
    """The models of one item, as written; `norm` where no nameplate could be compared with these;
    `match` where they leave no doubt; `doubt` says why they do."""

    models: tuple[str, ...]
    norm: tuple[str, ...] = ()
    match: str = ""
    doubt: str = ""
    marks: tuple[str, ...] = ()
    unclear: str = ""
    """Why it cannot be told where one model ends and the next begins."""


def is_turned(text: str) -> bool:
    """Whether Excel has made a day of a model such as 3-12, or an exponent of a figure."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return bool(_TURNED.fullmatch(plain) or _SPOILT.fullmatch(plain))


def read_models(texts: list[str]) -> ModelsRead:
    """What the cells of one item say; a model may begin in one and end in the next."""
    models: list[str] = []
    marks: list[str] = []
    etc = False
    text = "\n".join(texts)
    for part in split_models(text):
        marked = without_marks(part)
        marks += marked.marks
        model = marked.text
        etc = etc or bool(_ETC.search(model))
        if model and not _ETC.fullmatch(model):
            models.append(model)
    found = _judged(tuple(models), etc, tuple(dict.fromkeys(marks)))
    return replace(found, unclear=_unclear(_unbroken(text), found.models))


def _unclear(text: str, models: tuple[str, ...]) -> str:
    if broken := broken_between_lines(text):
        return f"“{broken[0]}”和“{broken[1]}”在两行：像是一个型号断成了两截"
    return next((f"“{model}”{why}" for model in models if (why := why_not_one(model))), "")


def _judged(models: tuple[str, ...], etc: bool, marks: tuple[str, ...]) -> ModelsRead:
    if not models:
        return ModelsRead((), (), "attribute", "", marks)
    if any(_ALL.search(model) for model in models):
        doubt = "写着“全部”一类的话，没有列出型号：按整个系列（series），还是按文字描述（attribute）判断？"
        return ModelsRead(models, (), "", doubt, marks)
    if etc:
        doubt = "写着“等”，型号没有列全：按整个系列（series），还是按文字描述（attribute）判断？逐个型号（exact）就补全"
        return ModelsRead(models, (), "", doubt, marks)
    kinds = [kind_of(model) for model in models]
    if "" in kinds:
        odd = models[kinds.index("")]
        doubt = f"“{odd}”看不出是一个型号（exact），还是整个系列（series）或者文字描述（attribute）"
        return ModelsRead(models, (), "", doubt, marks)
    if len(set(kinds)) > 1:
        doubt = "有的写型号，有的写系列或范围：怎样算列入？"
        return ModelsRead(models, (), "", doubt, marks)
    if kinds[0] == "exact" and all(map(is_head, models)):
        doubt = f"只写着“{models[0]}”：是一个型号（exact），还是整个系列（series）？"
        return ModelsRead(models, (), "", doubt, marks)
    return ModelsRead(models, normal(models, kinds[0]), kinds[0], "", marks)


def normal(models: tuple[str, ...], match: str) -> tuple[str, ...]:
    """The models as nameplates write them, where they could not be compared as they are."""
    if all(_compares(model, match) for model in models):
        return ()
    plain = tuple(_plain(model) for model in models)
    return plain if all(_compares(model, match) for model in plain) else ()


def _plain(model: str) -> str:
    text = unicodedata.normalize("NFKC", model).replace(" ", "")
    return re.sub("[—–−‐‑]", "-", text).replace("∼", "~")


def _compares(model: str, match: str) -> bool:
    try:
        list(spelling(model, match))
    except UncomparableModel:
        return False
    return True


def split_models(text: str) -> list[str]:
    """The models in a cell: between 、，； and line breaks, but not inside of brackets, and not where
    a line broke within a model."""
    text = _unbroken(text)
    parts, part, depth = [], "", 0
    for sign in text:
        depth += (sign in "(（") - (sign in ")）")
        if sign in "、，,；;﹑､﹐﹔\n" and depth <= 0:
            parts.append(part)
            part = ""
        else:
            part += sign
    found = [one for text in (*parts, part) if (one := one_line(text).strip("。．. "))]
    return _with_the_short(found)


def _unbroken(text: str) -> str:
    """Lines joined where one ends, or the next begins, within a model for sure."""
    text = re.sub(r"([-－—–/／~～])\s*\n\s*", r"\1", text)
    text = re.sub(r"\s*\n\s*([-－—–/／~～])", r"\1", text)
    return re.sub(r"\n(?=[)）])|(?<=[(（])\n", "", text)


def _with_the_short(parts: list[str]) -> list[str]:
    """`JW：63、71` and `S7-30、50/10` leave out what the first begins with: they stay together, for 71
    alone is no model. Nobody can compare them; the check asks for the full ones."""
    found: list[str] = []
    for part in parts:
        if found and _FIGURES.fullmatch(part) and not _FIGURES.fullmatch(found[-1].split("、")[0]):
            found[-1] += f"、{part}"
        else:
            found.append(part)
    return found
