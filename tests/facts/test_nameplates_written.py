"""Nameplates as people write them: the verdicts that are right, and writing that changes no answer."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.plates import Check, asked_of, checker, name
from playwright.sync_api import Page

FACTS = Path(__file__).parent / "nameplates_written.yaml"
PLATES: list[dict[str, Any]] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))

WRITINGS = (
    "{model}",
    "型号：{model}",
    "型号 {model}",
    "产品型号{model}",
    "TYPE: {model}",
    "{kind} {model}",
    "{kind}{model}",
    "{model}{kind}",
    "1#{kind} 规格型号：{model}",
    "“{model}”",
    "（{model}）",
    "\u200b{model}",
    "{model} 2台",
    "{model}型 3台",
    "{model} IP44",
    "{model}，出厂编号 12345",
    "{wide}",
    "{lower}",
)
"""Ways of writing a model that leave it the same model."""


@pytest.fixture(scope="module")
def check(modules: Page, tool_data: dict[str, Any]) -> Check:
    return checker(modules, tool_data["tools/equipment.json"])


@pytest.fixture(scope="module")
def rows(tool_data: dict[str, Any]) -> list[dict[str, Any]]:
    """National rows that go by models."""
    found = [
        row
        for row in tool_data["tools/equipment.json"]["rows"]
        if row.get("models") and row["match"] != "attribute" and "regions" not in row
    ]
    assert len(found) > 350
    return found


@pytest.fixture(scope="module")
def kinds(tool_data: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["name"] for one in tool_data["tools/equipment.json"]["categories"]}


@pytest.fixture(scope="module")
def answers(check: Check) -> list[dict[str, Any]]:
    return check([asked_of(case) for case in PLATES])


@pytest.mark.parametrize(
    "number", range(len(PLATES)), ids=lambda number: f"{number} {name(PLATES[number])}"
)
def test_nameplate(number: int, answers: list[dict[str, Any]]) -> None:
    case = PLATES[number]
    assert answers[number]["verdict"] in case["verdict_any"], case.get("why")


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_listed_model_is_found_however_it_is_written(
    writing: str, check: Check, rows: list[dict[str, Any]], kinds: dict[str, str]
) -> None:
    asked = [
        (row["id"], {"model": written(writing, one_of(row), kinds[kind]), "category": kind})
        for row in rows
        for kind in row["equipment"]
    ]
    found = check([plate for _, plate in asked])
    missed = [
        (plate["model"], id)
        for (id, plate), one in zip(asked, found, strict=True)
        if id not in one["hits"]
    ]
    assert len(asked) > 350 and missed == []


@pytest.mark.parametrize("writing", WRITINGS)
def test_what_lies_beside_a_listed_model_is_not_called_listed(
    writing: str, check: Check, rows: list[dict[str, Any]], kinds: dict[str, str]
) -> None:
    asked = [
        (row["id"], {"model": written(writing, model, kinds[kind]), "category": kind})
        for row in rows
        for kind in row["equipment"]
        for model in beside(row, kind)
    ]
    found = check([plate for _, plate in asked])
    wrong = [
        (plate["model"], id)
        for (id, plate), one in zip(asked, found, strict=True)
        if id in one["hits"]
    ]
    assert len(asked) > 300 and [] == wrong


def one_of(row: dict[str, Any]) -> str:
    """A model of a row, with a usual size where the row names a series or a range."""
    model = row["models"][0]
    if "is" in model:
        return str(model["is"])
    if "series" in model:
        return str(model["series"])
    low = f"{model['low']:g}"
    return f"{model['head']}{low}" + (f"/{model['voltage']:g}" if "voltage" in model else "")


def beside(row: dict[str, Any], kind: str) -> list[str]:
    """Models that differ from listed ones by what makes another machine of them: a size beyond the
    range, another size in one more digit, another edition of the series, a pole number that no row
    has, a later design number behind a hyphen."""
    model = row["models"][0]
    if "low" in model:
        end = f"/{model['voltage']:g}" if "voltage" in model else "-13"
        return [f"{model['head']}{size:g}{end}" for size in (model["low"] - 1, model["high"] + 1)]
    if "series" in model:
        head = str(model["series"])
        if kind == "transformer" and head in ("S", "SZ"):
            return [f"{head}-11-M-400/10", f"{head}-13-630/10", f"{head}22-M-1000/10"]
        if kind == "motor" and head[-1].isdigit():
            shorter = [one for one in row["models"] if one["series"] == head[:-1]]
            return [] if shorter else [f"{head}9-52-4"]
        if kind == "motor" and len(head) > 2 and "-" not in head:
            return [f"{head}7-52-4", f"{head}-7-160M-4"]
        if head[-1].isdigit():
            return [f"{head}9-10"]
        return [f"{head}9-10"] if kind not in ("pump", "fan") and len(head) > 1 else []
    written = str(model["is"])
    if kind == "motor" and written.startswith(("Y2-", "Y3-", "YB-", "YB2-")):
        return [written.rsplit("-", 1)[0] + "-8", written.rsplit("-", 1)[0] + "-10"]
    if kind == "transformer" and "-" in written:
        head = written.split("-")[0]
        return [f"{head}-45/10", f"{head}-4000/10"]
    return [f"{written}5"] if written[-1].isdigit() and len(written) > 2 else []


def written(writing: str, model: str, kind: str) -> str:
    wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in model)
    return writing.format(model=model, kind=kind, wide=wide, lower=model.lower())
