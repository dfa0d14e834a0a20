"""The house stands as docs/ARCHITECTURE.md draws it: no arrow runs up, and no two things share a name."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

HOOKS = Path(__file__).parent.parent / "hooks"

FLOORS = (
    ("as_of", "data_layers", "hands", "page", "site_info"),
    ("joining", "tables"),
    ("read",),
    ("texts",),
    ("kinds",),
    ("catalogue",),
    ("validity",),
    ("checks",),
    ("ledger",),
    ("data_folder", "view"),
    ("tools",),
    ("feeds", "search", "open_data"),
    ("editing",),
    ("notify",),
    ("pages",),
    ("offline",),
    ("portal",),
    ("bench",),
)
"""From the ground up. Rooms of one floor know nothing of one another."""

FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def modules() -> list[Path]:
    found = sorted((HOOKS / "portal").rglob("*.py"))
    assert len(found) > 150
    return found


def room_of(path: Path) -> str:
    return path.relative_to(HOOKS / "portal").parts[0].removesuffix(".py")


def arrows(path: Path) -> Iterator[tuple[int, str]]:
    """Line and room of everything of the package that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "portal":
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("portal."):
            yield node.lineno, (node.module or "").split(".")[1]


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path in modules()} - {"__init__"} == set(FLOOR_OF)


def test_no_import_runs_up() -> None:
    seen = 0
    up = []
    for path in modules():
        room = room_of(path)
        for line, target in arrows(path):
            seen += 1
            if target != room and FLOOR_OF[target] >= FLOOR_OF[room]:
                up.append(f"{path.relative_to(HOOKS)}:{line}: {room} -> {target}")
    assert seen > 500 and up == []


def test_the_package_knows_nothing_of_mkdocs() -> None:
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.split(".")[0] == "mkdocs" for name in names), path


def test_no_two_classes_share_a_name() -> None:
    places = defaultdict(list)
    for path in (*modules(), *HOOKS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(path.relative_to(HOOKS).as_posix())
    assert len(places) > 150
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_floors_are_drawn_where_people_read_of_them() -> None:
    """The order of the rooms in the package's own words is that of the floors."""
    told = (HOOKS / "portal/__init__.py").read_text(encoding="utf-8")
    rooms = [room for floor in FLOORS for room in floor if (HOOKS / "portal" / room).is_dir()]
    places = [told.index(f"{room}/ ") for room in rooms if room != "bench"]
    assert all(one < other for one, other in pairwise(places))
