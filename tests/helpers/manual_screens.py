"""Takes the pictures of the preview that stand in the manual, on a copy of the data of the project:

    cd tests && PORTAL_CHROMIUM=… ../.venv/bin/python -m helpers.manual_screens ../docs/manual/images

What is changed is an example and no fact; nothing is written into the project's own data.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from helpers.admin_screens import ROOT, picture, preview_of

WIDTH, HEIGHT = 1000, 640

DATE = ("laws", "cleaner-production-audit-measures", "effective: 2016-07-01")
"""The record that is changed, and the line."""

NEW = """\
id: moushi-water-rules
title: 某市节约用水条例（演示）
topics: [water-saving]
regions: ['330000']
level: local-regulation
issuers: [zhejiang-npcsc]
issued: 2026-10-20
published: 2026-10-25
effective: 2027-01-01
verification:
  confidence: medium
  checked: 2026-11-22
sources:
  - {title: 某市政府网站（演示）, seen: 2026-11-22}
added: 2026-11-22
"""

WITHOUT_PLACE = """project => document.querySelectorAll("code").forEach((code) => {
  code.textContent = code.textContent.replace(project, "…");
})"""
"""Takes away where the copy lies, which is nobody's folder."""

WAIT = 120_000
"""Milliseconds that a build of all pages may take."""


def changed(page: Page, data: Path) -> None:
    """A date that was changed and is not published, and a law that is new: the page tells of both."""
    folder, id, line = DATE
    write(data / folder / f"{id}.yaml", line, "effective: 2016-07-02")
    (data / folder / "moushi-water-rules.yaml").write_text(NEW, encoding="utf-8")
    page.goto(f"/{folder}/{id}/")
    page.locator(".preview__head", has_text="没有发布").wait_for(timeout=WAIT)
    for _ in range(WAIT // 1000):
        if page.request.get("/laws/moushi-water-rules/").ok:
            break
        page.wait_for_timeout(1000)
    page.goto(f"/{folder}/{id}/")
    page.get_by_text("有未发布的改动").wait_for(timeout=WAIT)


def unpublished(page: Page, data: Path) -> None:
    """The page of what is new, below it what would be told to whom."""
    page.goto("/laws/moushi-water-rules/")
    page.locator(".preview__head button").first.click()


def wrong(page: Page, data: Path) -> None:
    """A date that is none: where it is, and what it should be."""
    folder, id, _ = DATE
    page.goto(f"/{folder}/{id}/")
    write(data / folder / f"{id}.yaml", "effective: 2016-07-02", "effective: 2016年7月2日")
    page.locator(".preview__problem").first.wait_for(timeout=WAIT)


def care(page: Page, data: Path) -> None:
    page.goto("/quality/")


def copied(project: Path) -> Path:
    """A copy of the project, so that commands are told as editors type them."""
    for name in ("data", "docs", "hooks", "scripts", "requirements"):
        shutil.copytree(ROOT / name, project / name)
    for file in ROOT.iterdir():
        if file.is_file() and not file.name.startswith("."):
            shutil.copy(file, project)
    (project / ".venv").symlink_to((ROOT / ".venv").resolve())
    return project


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} 里没有 {old}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        preview_of(project := copied(Path(home) / "portal")) as address,
        sync_playwright() as playwright,
    ):
        chromium = os.environ.get("PORTAL_CHROMIUM") or None
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        blank = browser.new_page()
        site = address.replace("/admin/", "/")
        for deed in (care, changed, unpublished, wrong):
            page = browser.new_page(base_url=site, viewport={"width": WIDTH, "height": HEIGHT})
            deed(page, project / "data")
            page.evaluate(WITHOUT_PLACE, str(project))
            picture(page, blank, folder / f"preview-{deed.__name__}.webp")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
