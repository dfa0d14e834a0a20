"""Whether a text can be one model, and how such a model may be meant: told only where its form says so.

A machine that is taken for listed, or for not listed, because two models were read as one, or a series
as a model, is the worst that an import can do. So what does not look like a model is asked.
"""

import re
import unicodedata
from itertools import pairwise

_RATING = r"[\d.~+-]+\s*(?:k?VA?|kV·?A|k?W|k?A|MPa|t/h|t|mm|m|MW|kg|Hz|℃|极|级|台)"
_SEVERAL = re.compile(r"(?<=[A-Za-z\d)])\s*(?:以及|和|及|与|或)\s*(?=[A-Za-z\d])")
_NUMBERED = re.compile(r"^(?:[(（]\d{1,2}[)）]|\d{1,2}[.．、]\s)|[①-⑳⑴-⒇❶-❿]")
_DASH = "-—–－‐−~～/／"

SERIES = re.compile(r"\s*(?:全?系列)(?:产品)?$")
_TYPE = re.compile(r"\s*型(?:产品)?$")
_FULL_FIGURES = re.compile(r"[-—–‐−/一]\s*[\d.]")
"""What only a whole model has: 3W-0.9/7型 is one, JD型 is a family."""

RANGE = re.compile(r"\d\s*[~～]\s*[A-Z\d]|(?<=\d)[—–－](?=[A-Z]+\d)")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NO_BRAND = re.compile("[除含等见无各所全老旧原非以及和与或至到型系列改]")
"""Words that stand before a model and are no place or maker, as 鲁 in 鲁50B-35 is."""


def why_not_one(model: str) -> str:
    """Why a text is not one whole model; '' where it may be."""
    plain = unicodedata.normalize("NFKC", model).strip()
    if _NUMBERED.search(model):
        return "前面有编号"
    if re.fullmatch(r"\d{1,2}", plain):
        return "只是一个数"
    if re.fullmatch(_RATING, plain):
        return "是额定值，不是型号"
    if plain[-1] in _DASH or plain[0] in _DASH:
        return "像是断在中间"
    blank = plain.split()
    whole = [part for part in blank if re.search("[A-Za-z]", part) and re.search(r"\d", part)]
    more = [part for part in blank[1:] if re.fullmatch(r"-\d+", part)]
    if len(whole) > 1 or (more and re.search(r"-\d+$", blank[0])):
        return "中间有空格，像是几个型号"
    if _SEVERAL.search(plain):
        return "像是几个型号"
    heads = [
        found[1].upper() if (found := re.match(r"\d*([A-Za-z]+)\d", part)) else ""
        for part in re.split(r"[/\\]", plain)
    ]
    if len(heads) > 1 and heads[0] and heads.count(heads[0]) > 1:
        return "像是几个型号"
    return ""


def kind_of(model: str) -> str:
    """exact, series or range; '' where the form does not say."""
    plain = unicodedata.normalize("NFKC", model).strip()
    if SERIES.search(plain):
        return "series" if _is_name(SERIES.sub("", plain)) else ""
    if RANGE.search(model):
        return "range"
    stem = _TYPE.sub("", plain)
    if stem != plain and not _FULL_FIGURES.search(stem):
        return ""
    return "exact" if _is_name(stem) and re.search(r"\d", stem) else ""


def is_head(model: str) -> bool:
    """Letters and a figure or two, as JO2, S7 and X62: most lists that say no more mean the series."""
    return bool(re.fullmatch(r"[A-Z]{1,5}\d{1,2}", unicodedata.normalize("NFKC", model).strip()))


def _is_name(text: str) -> bool:
    """Latin letters and figures; before them the place or the maker. Words say something else."""
    if re.search(rf"\({_RATING}\)", text):
        return False  # LX7(20A): the rating of a family
    plain = text.replace("丰产", "")
    plain = re.sub(r"(?<=[A-Za-z\d)])\s*一\s*(?=[A-Za-z\d])", "-", plain)  # as scans write a dash
    if found := re.match(r"[\u4e00-\u9fff]{1,3}(?=[A-Za-z\d])", plain):
        if _NO_BRAND.search(found.group()):
            return False
        plain = plain[found.end() :]
    return bool(plain) and not _HAN.search(plain) and bool(re.search(r"[A-Za-z\d]", plain))


def broken_between_lines(text: str) -> tuple[str, str] | None:
    """The end of one line and the beginning of the next that may be one model: S7-6, 3/10. All other
    models begin with letters, and this one with a figure."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    begins = [part.strip() for part in re.split("[、，,；;\n]", text) if part.strip()]
    for above, below in pairwise(lines):
        last, first = re.split("[、，,；;]", above)[-1].strip(), re.split("[、，,；;]", below)[0]
        if not last or not re.match(r"\d", unicodedata.normalize("NFKC", first)):
            continue
        rest = [part for part in begins if part != first.strip()]
        if all(re.match(r"[A-Za-z]", unicodedata.normalize("NFKC", part)) for part in rest):
            return last, first.strip()
    return None
