"""Makes tests/vectors/newer.tsv: what came to browsers after the floor, with versions and months.

    npm pack @mdn/browser-compat-data    # CC0-1.0
    tar xzf mdn-browser-compat-data-*.tgz
    python tests/helpers/compat.py package/data.json > tests/vectors/newer.tsv

A name is in it when every interface that has it got it later, and it is on a track to a standard.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLOOR = {"chrome": (80,), "safari": (13, 1)}
NEVER = (999,)

Version = tuple[int, ...]
Found = dict[str, tuple[dict[str, Version], bool]]


def main(path: str) -> None:
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    releases = {name: data["browsers"][name]["releases"] for name in FLOOR}
    css = data["css"]
    print(
        "# Made by tests/helpers/compat.py from @mdn/browser-compat-data", data["__meta"]["version"]
    )
    print("# kind\tname\tChrome\tSafari")
    language = features(data["javascript"]["builtins"], 3)
    browser = features(data["api"], 2)
    for kind, found, others in (
        ("global", features(data["javascript"]["builtins"], 1), {}),
        ("global", features(data["api"], 1), {}),
        ("language", language, browser),
        ("browser", browser, language),
        ("selector", features(css["selectors"], 1), {}),
        ("at-rule", features(css["at-rules"], 1), {}),
    ):
        for name, versions in sorted(newer(found, others).items()):
            told = (_told(versions[one], releases[one]) for one in FLOOR)
            print(kind, name, *told, sep="\t")


def features(tree: dict[str, Any], depth: int) -> Found:
    """By name, when it first came anywhere, and whether it is on a track to a standard; what is
    asked of an interface itself stands by its full name."""
    found: Found = {}
    for path, compat in _features(tree, []):
        name = path[-1].removesuffix("_static")
        if len(path) > depth or not re.fullmatch(r"[A-Za-z$][\w$-]*", name):
            continue
        if "_" in name and not name.isupper():  # a part of a feature, in words of the data
            continue
        status = compat.get("status", {})
        usual = bool(status.get("standard_track") and not status.get("experimental"))
        first = {browser: _first(compat["support"].get(browser)) for browser in FLOOR}
        if path[-1] != name:
            name = f"{path[-2]}.{name}"
        known, was = found.get(name, ({}, False))
        versions = {browser: min(first[browser], known.get(browser, NEVER)) for browser in FLOOR}
        found[name] = versions, usual or was
    return found


def newer(found: Found, others: Found) -> dict[str, dict[str, Version]]:
    def late(versions: dict[str, Version]) -> bool:
        return any(versions[browser] > floor for browser, floor in FLOOR.items())

    return {
        name: versions
        for name, (versions, usual) in found.items()
        if usual and late(versions) and any(one != NEVER for one in versions.values())
        if name not in others or late(others[name][0])
    }


def _features(tree: dict[str, Any], path: list[str]) -> Iterator[tuple[list[str], dict[str, Any]]]:
    if path and "__compat" in tree:
        yield path, tree["__compat"]
    for name, below in tree.items():
        if name != "__compat" and isinstance(below, dict):
            yield from _features(below, [*path, name])


def _first(support: Any) -> Version:
    """The first version that has a feature under its own name and without being asked."""
    said = [NEVER]
    for one in support if isinstance(support, list) else [support or {}]:
        added = one.get("version_added")
        odd = any(key in one for key in ("prefix", "alternative_name", "flags", "version_removed"))
        if isinstance(added, str) and added != "preview" and not odd:
            said.append(tuple(int(part) for part in added.lstrip("≤").split(".")))
    return min(said)


def _told(version: Version, releases: dict[str, Any]) -> str:
    if version == NEVER:
        return "never"
    text = ".".join(map(str, version))
    return f"{text} ({releases.get(text, {}).get('release_date', '?')[:7]})"


if __name__ == "__main__":
    main(sys.argv[1])
