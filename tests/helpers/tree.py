"""Small data for tests: records as dicts, catalogues of a few records, folders laid out as data/."""

import shutil
from pathlib import Path
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Loaded, Tree
from portal.kinds.kinds import BY_ID

VOCABULARIES = Path(__file__).parent.parent / "data" / "vocab"
"""Frozen: an editor who renames a term of the real ones breaks no test of the code."""

EVIDENCE: dict[str, Any] = {
    "verification": {"confidence": "medium", "checked": "2026-11-22"},
    "sources": [{"title": "公报", "seen": "2026-11-22"}],
}


def law(id: str, **fields: Any) -> dict[str, Any]:
    """A law that names the day it takes effect; `fields` add and replace."""
    return {
        "id": id,
        "title": f"{id}法",
        "level": "law",
        "added": "2026-11-22",
        **EVIDENCE,
    } | fields


def notice(id: str, **fields: Any) -> dict[str, Any]:
    """A document of the kind that holds from the day it is issued."""
    return law(id, title=f"关于{id}的通知", level="normative-document") | fields


def relief(id: str, *rows: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A tax list with rows."""
    return notice(id, taxes=["vat"], reliefs=["exemption"], rows=list(rows)) | fields


def row(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "name": f"{id}项", "verification": EVIDENCE["verification"]} | fields


def case(id: str, **fields: Any) -> dict[str, Any]:
    head = {"id": id, "title": f"{id}案例", "added": "2026-11-22", **EVIDENCE}
    return head | {"organization": "某企业", "kind": "epc", "stage": "done"} | fields


def body(id: str, *contacts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A department to ask about taxes; each contact stands in its only source, the notice."""
    sources = [{"key": "notice", "title": "通知", "seen": "2026-11-22"}]
    known = [{"source": "notice", **contact} for contact in contacts]
    head = {"id": id, "title": f"{id}局", "kind": "department", "matters": ["tax"]}
    head |= {"verification": EVIDENCE["verification"], "added": "2026-11-22"}
    return head | {"contacts": known, "sources": sources} | fields


def phone(value: str, date: str, **fields: Any) -> dict[str, Any]:
    """A telephone number that stood in a material of that date."""
    return {"way": "phone", "value": value, "date": date} | fields


def catalogue(
    withdrawn: frozenset[str] = frozenset(), **folders: list[dict[str, Any]]
) -> Catalogue:
    """A catalogue of the given records, by folder (`phase_out` for phase-out)."""
    tree = Tree(Path())
    for name, records in folders.items():
        kind = BY_ID[name.replace("_", "-")]
        for record in records:
            path = f"{kind.id}/{record['id']}.yaml"
            tree.loaded.append(Loaded(kind, path, kind.model.model_validate(record)))
    return Catalogue(tree, withdrawn)


def folder(root: Path, files: dict[str, str | bytes]) -> Path:
    """A data folder with the frozen vocabularies and the given files."""
    shutil.copytree(VOCABULARIES, root / "vocab")
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
