"""Write the software bill of materials: CycloneDX 1.6 in JSON, the same bytes from the same files.

It is read from requirements/ (versions, sums, who needs whom), from THIRD_PARTY_NOTICES.md
(licences, what the theme carries) and from the README of the vendored libraries, so it needs no
network and no package. It names no time: the commit has one.
"""

import hashlib
import json
import re
import sys
import uuid
from pathlib import Path

from command import Parser, run, say
from locked import ITSELF, packages
from project import ROOT

NOTICES = ROOT / "THIRD_PARTY_NOTICES.md"
VENDOR = ROOT / "hooks" / "theme" / "assets" / "vendor" / "README.md"

NEEDED = "site"
"""The lock of what makes the site; CycloneDX calls the others "excluded"."""

THEME = "mkdocs-material"
WITH_THE_THEME = "随 Material for MkDocs"
"""Stands in the notices where a version would: these come inside the theme."""


def main():
    parser = Parser(
        "写出软件物料清单（CycloneDX 1.6，JSON）：全部依赖的版本、校验和、许可和依赖关系。"
    )
    parser.add_argument("--output", metavar="FILE", help="写到这个文件；默认写到标准输出")
    options = parser.parse_args()
    text = json.dumps(bill(), ensure_ascii=False, indent=2) + "\n"
    if options.output:
        Path(options.output).write_bytes(text.encode("utf-8"))
        say(f"软件物料清单在 {options.output}。")
    else:
        sys.stdout.write(text)
    return 0


def bill():
    """The whole bill."""
    version = _version()
    root = f"pkg:generic/{ITSELF}@{version}"
    locked = packages()
    vendored = _vendored()
    references = {package.name: _purl(package) for package in locked}
    references[ITSELF] = root
    needs = {reference: [] for reference in [root, *references.values()]}
    for package in locked:
        for name in package.needed_by:
            needs[references[name]].append(references[package.name])
    needs[root] += [component["bom-ref"] for component in vendored]
    needs.update({component["bom-ref"]: [] for component in vendored})
    body = {
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": ITSELF,
                "version": version,
                "licenses": [{"expression": "Apache-2.0 AND CC-BY-4.0"}],
                "purl": root,
            }
        },
        "components": [*vendored, *map(_component, locked)],
        "dependencies": [
            {"ref": reference, "dependsOn": sorted(needs[reference])} for reference in sorted(needs)
        ],
    }
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode("utf-8")).hexdigest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        **body,
    }


def licences():
    """Package or part -> SPDX expression, as the notices have it."""
    rows = [row for row in _rows(NOTICES) if len(row) in (3, 4)]
    return {row[0]: row[-2] for row in rows}


def _version():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return re.search(r'^version = "(.+)"$', text, flags=re.MULTILINE).group(1)


def _purl(package):
    return f"pkg:pypi/{package.name}@{package.version}"


def _component(package):
    purl = _purl(package)
    component = {
        "type": "library",
        "bom-ref": purl,
        "name": package.name,
        "version": package.version,
        "scope": "required" if package.lock == NEEDED else "excluded",
        "licenses": [{"expression": licences()[package.name]}],
        "purl": purl,
        "externalReferences": [
            {
                "type": "distribution",
                "url": purl,
                "comment": "SHA-256 of each file that was published of this version",
                "hashes": [{"alg": "SHA-256", "content": value} for value in package.hashes],
            }
        ],
    }
    if package.name == THEME:
        component["components"] = _inside_the_theme()
    return component


def _inside_the_theme():
    return [
        {
            "type": "library",
            "bom-ref": f"{THEME}#{row[0]}",
            "name": row[0],
            "licenses": [{"expression": row[2]}],
        }
        for row in _rows(NOTICES)
        if len(row) == 4 and row[1] == WITH_THE_THEME
    ]


def _vendored():
    """The libraries in the repository, each with the sum of its one file."""
    found = []
    for row in _rows(VENDOR):
        if len(row) != 4 or not re.fullmatch(r"`[0-9a-f]{64}`", row[3]):
            continue
        name, version = re.search(r"(@?[\w./-]+) ([\d.]+)$", row[1]).groups()
        purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
        found.append(
            {
                "type": "library",
                "bom-ref": purl,
                "name": name,
                "version": version,
                "scope": "required",
                "hashes": [{"alg": "SHA-256", "content": row[3].strip("`")}],
                "licenses": [{"expression": row[2]}],
                "purl": purl,
            }
        )
    return found


def _rows(file):
    """Cells of every row of the tables of a page."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and not re.match(r"\|[-|: ]+$", line):
            yield [cell.strip() for cell in line.strip().strip("|").split("|")]


if __name__ == "__main__":
    run(main)
