"""The ways of saying the things to do, as words lead to them: which of them a question is nearest to is
known before any of their texts is loaded.

hooks/theme/assets/search/jobs.js has the same rules, for questions and for the texts that it loads;
tests/pages/test_search_pieces.py holds the two together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from portal.read.normalise import normalise, tokens
from portal.search.columns import column

CHAIN = 2
"""Runs of letters and digits that are joined."""

_PLAIN = re.compile(
    "^[不能有没还要会可以用家和与或什怎样哪多少几何为给让到从去来上下里好做办行对该得需应前后时候年月日次块钱元只再先自己种个台吨"
    "一二两三四五六七八九十百千万]+$"
)
_SPOKEN = re.compile("[的了吗呢吧啊是么我你他她它们这那就也都在把被很最太]")
_CLAUSE = re.compile("[，；。（）：]")
_NOT_HERE = re.compile(
    "没有(?:可靠|可引用的)?(?:收录|见到|来源|收齐|查到|查过|核对|核实|测算工具|写)|答不了|以当地为准"
)


def telling(normalised: str) -> set[str]:
    """What of a text tells anything."""
    return {
        token
        for token in tokens(normalised, CHAIN)
        if not _PLAIN.search(token) and not _SPOKEN.search(token)
    }


@dataclass(frozen=True)
class Said:
    """How one job is said, each as its words: what it is called, how what is not known of it is asked,
    and the clauses that tell what is not known."""

    called: list[set[str]]
    asked: list[set[str]]
    clauses: list[set[str]]


def said(names: Iterable[str], unknowns: Iterable[tuple[str, Sequence[str]]]) -> Said:
    """Of names as they are compared, and of what is not known with the ways of asking it."""
    whole = list(unknowns)
    return Said(
        [telling(name.strip()) for name in names],
        [telling(normalise(way, {})) for _, ways in whole for way in ways],
        [
            telling(normalise(_NOT_HERE.sub("", clause), {}))
            for text, _ in whole
            for clause in _CLAUSE.split(text)
        ],
    )


class Phrases:
    """All ways of saying all jobs, numbered: first what each is called and how is asked, job by job, then
    the clauses."""

    def __init__(self, jobs: Sequence[Said]):
        self.jobs = jobs
        phrases = [one for job in jobs for one in (*job.called, *job.asked)]
        self._sizes = [len(one) for one in phrases]
        self.holding: dict[str, list[int]] = {}
        """The numbers of those that have a word."""
        for number, words in enumerate([*phrases, *(one for job in jobs for one in job.clauses)]):
            for word in words:
                self.holding.setdefault(word, []).append(number)

    def told(self) -> dict[str, Any]:
        """How many there are of each job, and of how many words those are that are no clauses."""
        counts = [[len(one.called), len(one.asked), len(one.clauses)] for one in self.jobs]
        return {"counts": counts, "sizes": column(self._sizes)}

    def rare(self, at: int) -> dict[str, str]:
        """The words of a job that others have as well, by the number of all that have them."""
        job = self.jobs[at]
        own = Counter(word for one in (*job.called, *job.asked, *job.clauses) for word in one)
        times: dict[str, list[str]] = {}
        for word in sorted(own):
            if (count := len(self.holding[word])) != own[word]:
                times.setdefault(str(count), []).append(word)
        return {count: " ".join(words) for count, words in sorted(times.items())}
