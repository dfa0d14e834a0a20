"""An example of every situation: what somebody might fill in, in the boxes of the finder's form.

It is filled in where a page leads to the finder, and the same sums stand on that page, so that
nobody has to start from an empty form. The amounts are nobody's; they are told with each sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.page import filled_in
from portal.read.vocabulary import Situation

SMALL_FIRM = "小型微利企业，当年应纳税所得额 100 万元"

HIGH_TECH = "hnte"
HIGH_TECH_FIRM = "高新技术企业，当年应纳税所得额 100 万元"

BOXES: dict[str, tuple[dict[str, str], str]] = {
    "investment": ({"investment": "50万", "payer": "general"}, "设备价款 50 万元（不含税）"),
    "retrofit": ({"spent": "30万", "base": "100万"}, "改造投入 30 万元，设备原来 100 万元"),
    "revenue": ({"revenue": "300万"}, "产品一年收入 300 万元"),
    "project": ({"profits": "20万、30万、30万"}, "项目头三年所得 20 万、30 万、30 万元"),
    "emission": (
        {"name1": "颗粒物", "found1": "12", "standard1": "20"},
        "颗粒物当月浓度 12，排放标准 20，没有超标",
    ),
    "loan": ({"loan": "50万", "term": "2"}, "贷款 50 万元、2 年"),
    "income": ({"enterprise": "small", "incomes": "100万"}, SMALL_FIRM),
    "due": ({"due": "2万"}, "一年应缴六税两费 2 万元"),
}
"""By the box of the form: what is filled in there, and how to say it."""

WANTED = {
    "unit-limit": ("investment", "income"),
    "credit-rate": ("investment", "income"),
    "cost-cap": ("retrofit", "income"),
    "income-share": ("revenue", "income"),
    "interest-points": ("loan",),
    "payable-share": ("due",),
    "tax-rate": ("income",),
}
"""By what a relief has a number of: the boxes that its sum needs, the first that fits counts. What
has no number of these needs what its situation asks."""

ONE_OFF = "unit-limit"
"""The number of a deduction that is chosen by a tick."""


@dataclass(frozen=True)
class WorkedExample:
    """The address of the finder with the example filled in, and the example in words; '' where the
    situation asks for nothing that can be made up."""

    url: str
    words: str


def example_of(
    situation: Situation,
    quantities: frozenset[str],
    payers: frozenset[str] = frozenset(),
    known: Mapping[str, str] | None = None,
) -> WorkedExample:
    """The example for one relief in a situation; it has numbers of these quantities and is for
    these payers, or for all. What is `known` needs no example."""
    kinds = ["cost-cap", *(one for one in WANTED if one != "cost-cap")]
    needed = next((WANTED[one] for one in kinds if one in quantities), tuple(situation.asks))
    boxes = [one for one in needed if one in situation.asks and one in BOXES]
    asked: dict[str, str] = {"situation": situation.id, **(known or {})}
    for box in boxes:
        asked |= BOXES[box][0]
    words = [BOXES[box][1] for box in boxes]
    if "income" in boxes and HIGH_TECH in payers and "small" not in payers:
        asked["enterprise"] = HIGH_TECH
        words = [HIGH_TECH_FIRM if one == SMALL_FIRM else one for one in words]
    if ONE_OFF in quantities and "investment" in boxes:
        asked["oneoff"] = "yes"
        words.append("选一次性扣除")
    return WorkedExample(filled_in("tools/tax/", asked), "，".join(words))
