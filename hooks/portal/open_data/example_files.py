"""`/api/v1/examples/`: the programs that `/data/` shows, to be run as they are."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from portal.open_data.promise import ROOT
from portal.page import Asset

FOLDER = Path(__file__).parent / "examples"
PYTHON, JAVASCRIPT = "ask.py", "ask.mjs"


@cache
def example(name: str) -> str:
    """The text of a program."""
    return (FOLDER / name).read_text(encoding="utf-8")


def example_files() -> Iterator[Asset]:
    for name in (PYTHON, JAVASCRIPT):
        yield Asset(f"{ROOT}examples/{name}", example(name).encode("utf-8"))
