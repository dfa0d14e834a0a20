"""How much of what a document lists is here. Pages, tools, search and checks all ask this module.

A document says how many items the original has (`item_count`, where that was seen) and what is missing
(`coverage`, in words). The counts decide, the words explain: words never make a whole list partial.
"""

from dataclasses import dataclass
from enum import StrEnum

from portal.catalogue.catalogue import Catalogue
from portal.kinds.item import Item
from portal.page import Badge
from portal.read.document import Document


class CoverageState(StrEnum):
    """What a reader may conclude from not finding something in it."""

    WHOLE = "whole"
    PART = "part"
    HEAD = "head"
    UNCOUNTED = "uncounted"


NAMES = {
    CoverageState.WHOLE: "全部收录",
    CoverageState.PART: "部分收录",
    CoverageState.HEAD: "只收录文件本身",
    CoverageState.UNCOUNTED: "原文项数没有见到",
}

UNRECORDED = "逐项内容没有收录，要看原文。"
UNSEEN = "只列题名，内容没有见到。"


@dataclass(frozen=True)
class Coverage:
    """Of one document: how many items are here, how many the original has (None where that was not
    seen), what is missing in its editors' words ('' where they say nothing)."""

    state: CoverageState
    present: int
    declared: int | None
    missing: str
    unit: str = "项"

    @property
    def name(self) -> str:
        return NAMES[self.state]

    @property
    def is_whole(self) -> bool:
        """Whether what is not here is not in the original either."""
        return self.state is CoverageState.WHOLE

    @property
    def is_partial(self) -> bool:
        """Whether something is known to be missing."""
        return self.state in (CoverageState.PART, CoverageState.HEAD)

    @property
    def badge(self) -> Badge | None:
        """For lists of records; None where nothing is known to be missing."""
        return Badge(self.state.value, self.name) if self.is_partial else None

    @property
    def words(self) -> str:
        """The counts and what is missing, as sentences."""
        return self._counts() + self.missing

    @property
    def sentence(self) -> str:
        """The same with the state before it."""
        return f"{self.name}：{self.words}"

    def _counts(self) -> str:
        here = f"这里有 {self.present} {self.unit}"
        if self.state is CoverageState.HEAD:
            return f"原文 {self.declared} {self.unit}，都没有收录。" if self.declared else ""
        if self.declared is None:
            if self.state is CoverageState.UNCOUNTED:  # whose name says what was not seen
                return f"{here}，不能说收全了。"
            return f"{here}，原文共有多少没有见到。"
        if self.is_whole:
            return f"原文 {self.declared} {self.unit}，这里都有。"
        return f"原文 {self.declared} {self.unit}，{here}。"


def coverage_of(item: Item, catalogue: Catalogue) -> Coverage | None:
    """None for what lists nothing: laws, cases, most policies, reliefs without a list."""
    document = item.value
    if not isinstance(document, Document):
        return None
    present = document.counted(catalogue.withdrawn)
    if present is None:
        return None
    declared, missing = item.get("item_count"), closed(document.coverage or "")
    state = _state(present, declared, missing)
    if state is CoverageState.HEAD and not missing:
        missing = UNSEEN if document.verification.confidence == "low" else UNRECORDED
    return Coverage(state, present, declared, missing, document.counted_in)


def _state(present: int, declared: int | None, missing: str) -> CoverageState:
    if not present:
        return CoverageState.HEAD
    if declared is not None:
        return CoverageState.WHOLE if present == declared else CoverageState.PART
    return CoverageState.PART if missing else CoverageState.UNCOUNTED


def closed(words: str) -> str:
    """Words as a sentence that another may follow."""
    return words if not words or words.endswith(("。", "！", "？")) else f"{words}。"
