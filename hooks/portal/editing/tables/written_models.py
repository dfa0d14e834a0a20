"""Models as tables write them: taken apart, with the kind of match that they allow."""

import re
import unicodedata
from dataclasses import dataclass

from portal.editing.tables.cell_text import one_line, without_marks
from portal.kinds.listed_models import UncomparableModel, spelling

_ETC = re.compile(r"(?:等(?:系列|型号)?(?:产品)?|等等)$")
_ALL = re.compile(r"^(?:全部|所有|各种型号|全系列|不限|全部型号|所有型号)$|其他型号|全部|所有")
_SERIES = re.compile(r"(?:全?系列|型)(?:产品)?$")
_RANGE = re.compile(r"\d\s*[~～]\s*[A-Z\d]|(?<=\d)[—–－](?=[A-Z]+\d)")
_TURNED = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{1,2}"
    r"|(?:19|20)\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?"
)
_FIGURES = re.compile(r"[\d.]+(?:[/／][\d.]+)?")
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


def is_turned(text: str) -> bool:
    """Whether Excel has made a day of a model such as 3-12, or an exponent of a figure."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return bool(_TURNED.fullmatch(plain) or _SPOILT.fullmatch(plain))


def read_models(texts: list[str]) -> ModelsRead:
    """What the cells of one item say."""
    models: list[str] = []
    marks: list[str] = []
    etc = False
    for text in texts:
        for part in split_models(text):
            marked = without_marks(part)
            marks += marked.marks
            model = marked.text
            etc = etc or bool(_ETC.search(model))
            if model and not _ETC.fullmatch(model):
                models.append(model)
    return _judged(tuple(models), etc, tuple(dict.fromkeys(marks)))


def _judged(models: tuple[str, ...], etc: bool, marks: tuple[str, ...]) -> ModelsRead:
    if not models:
        return ModelsRead((), (), "attribute", "", marks)
    if any(_ALL.search(model) for model in models):
        doubt = "写着“全部”一类的话，没有列出型号：按整个系列（series），还是按文字描述（attribute）判断？"
        return ModelsRead(models, (), "", doubt, marks)
    series = [bool(_SERIES.search(model)) for model in models]
    ranges = [bool(_RANGE.search(model)) for model in models]
    if etc:
        doubt = "写着“等”，型号没有列全：按整个系列（series），还是按文字描述（attribute）判断？逐个型号（exact）就补全"
        return ModelsRead(models, (), "", doubt, marks)
    if all(series):
        match = "series"
    elif all(ranges):
        match = "range"
    elif any(series) or any(ranges):
        doubt = "有的写型号，有的写系列或范围：怎样算列入？"
        return ModelsRead(models, (), "", doubt, marks)
    else:
        match = "exact"
    return ModelsRead(models, normal(models, match), match, "", marks)


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
    text = re.sub(r"([-－—–/／~～])\n", r"\1", text)
    text = re.sub(r"\n([-－—–/／~～])", r"\1", text)
    text = re.sub(r"\n(?=[)）])|(?<=[(（])\n", "", text)
    parts, part, depth = [], "", 0
    for sign in text:
        depth += (sign in "(（") - (sign in ")）")
        if sign in "、，,；;\n" and depth <= 0:
            parts.append(part)
            part = ""
        else:
            part += sign
    found = [one for text in (*parts, part) if (one := one_line(text).strip("。．. "))]
    return _with_the_short(found)


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
