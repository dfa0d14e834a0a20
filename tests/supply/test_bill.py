"""The bill of materials and the notices name all that is used and all that is shipped."""

import hashlib
import importlib.metadata
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import material
import pytest
from helpers.building import ROOT
from helpers.scripts import SCRIPTS, command

locked, sbom = command("locked"), command("sbom")

NOTICES = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
ASSETS = ROOT / "hooks/theme/assets"
BARE_PYTHON = getattr(sys, "_base_executable", sys.executable)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_bill_lists_each_package_with_version_sums_and_licence() -> None:
    parts = {part["name"]: part for part in sbom.bill()["components"]}
    for package in locked.packages():
        part = parts[package.name]
        assert part["version"] == package.version
        assert part["purl"] == f"pkg:pypi/{package.name}@{package.version}"
        sums = [entry["content"] for entry in part["externalReferences"][0]["hashes"]]
        assert sums == package.hashes
        assert part["licenses"][0]["expression"]
        assert part["scope"] == ("required" if package.lock == "site" else "excluded")


def test_the_bill_lists_the_libraries_in_the_repository_with_their_sums() -> None:
    sums = {
        entry["content"]
        for part in sbom.bill()["components"]
        if part["purl"].startswith("pkg:npm/")
        for entry in part["hashes"]
    }
    files = list((ASSETS / "vendor").rglob("*.js"))
    assert len(files) > 1
    assert sums == {hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_bill_says_who_needs_whom() -> None:
    bill = sbom.bill()
    needs = {entry["ref"]: entry["dependsOn"] for entry in bill["dependencies"]}
    references = {part["bom-ref"] for part in bill["components"]}
    assert set(needs) == references | {bill["metadata"]["component"]["bom-ref"]}
    assert {one for many in needs.values() for one in many} == references
    icalendar = next(reference for reference in needs if "/icalendar@" in reference)
    assert any("/python-dateutil@" in reference for reference in needs[icalendar])


@pytest.mark.slow
def test_the_bill_is_the_same_bytes_for_everybody(tmp_path: Path) -> None:
    """Also for a Python that has no packages, elsewhere, with another hash seed and time zone."""
    bills = []
    for number, environ in enumerate(({}, {"PYTHONHASHSEED": "4711", "TZ": "America/Lima"})):
        target = tmp_path / f"{number}.json"
        done = subprocess.run(
            [BARE_PYTHON, "-S", str(SCRIPTS / "sbom.py"), "--output", str(target)],
            cwd=tmp_path,
            env={**os.environ, **environ},
            check=False,
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr
        bills.append(target.read_bytes())
    assert bills[0] == bills[1]
    bill = json.loads(bills[0])
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert "timestamp" not in bill["metadata"]


def test_the_notices_have_a_row_for_each_package_and_no_other() -> None:
    rows = set(re.findall(r"^\| ([a-z0-9-]+) \| [^|]+ \| [^|]+ \|$", NOTICES, re.MULTILINE))
    assert rows == {package.name for package in locked.packages()}


def test_licences_are_those_that_the_packages_state() -> None:
    said = sbom.licences()
    compared = 0
    for package in locked.packages():
        if package.lock not in ("tools", "site", "test"):
            continue
        stated = importlib.metadata.metadata(package.name).get("License-Expression")
        if stated:
            compared += 1
            assert said[package.name] == stated, package.name
    assert compared > 20


def test_the_notices_tell_the_versions_that_are_shipped() -> None:
    versions = dict(re.findall(r"^\| ([\w .]+?) \| ([\d.]+) \|", NOTICES, re.MULTILINE))
    vendored = (ASSETS / "vendor/README.md").read_text(encoding="utf-8")
    assert f"papaparse {versions['Papa Parse']} |" in vendored
    assert f"SheetJS Community Edition {versions['SheetJS Community Edition']} " in vendored
    assert versions["Material for MkDocs"] == importlib.metadata.version("mkdocs-material")


def test_whoever_takes_the_site_gets_the_words_that_its_parts_ask_for() -> None:
    files = importlib.metadata.files("mkdocs-material") or []
    theme = next(file for file in files if re.search(r"dist-info/licenses/LICENSE$", str(file)))
    texts = [Path(str(theme.locate())).read_text(encoding="utf-8")]
    texts.append((ASSETS / "vendor/papaparse/LICENSE").read_text(encoding="utf-8"))
    for text in texts:
        assert len(text) > 500 and one_line(text) in one_line(NOTICES)


def test_what_the_theme_packs_into_its_scripts_and_styles_is_named() -> None:
    folder = Path(material.__file__).parent / "templates/assets"
    maps = [*folder.glob("javascripts/*.map"), *folder.glob("stylesheets/*.map")]
    packed = {
        found[1]
        for path in maps
        for source in json.loads(path.read_text(encoding="utf-8"))["sources"]
        if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", source))
    }
    assert len(packed) > 3
    named = {name.lower().removesuffix(".js") for name in sbom.licences()}
    assert packed - named == set()
