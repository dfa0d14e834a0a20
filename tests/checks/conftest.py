"""The clumsy editor's tree, made and checked once."""

import shutil

import pytest
from helpers.clumsy import BROKEN, BROKEN_DOCS, MADE, NEIGHBOURS, Clumsy
from helpers.tree import folder

from portal.checks.runner import problems_in


@pytest.fixture(scope="session")
def clumsy(tmp_path_factory: pytest.TempPathFactory) -> Clumsy:
    root = folder(tmp_path_factory.mktemp("clumsy") / "data", MADE)
    for part in (NEIGHBOURS, BROKEN):
        shutil.copytree(part, root, dirs_exist_ok=True)
    shutil.copytree(BROKEN_DOCS, root.parent / "docs")
    return Clumsy(root, problems_in(root))
