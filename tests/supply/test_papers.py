"""The project may be used: its papers are there, agree, and go with the site."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from helpers.building import ROOT

MARK = "\ufeff"
PAPERS = {
    "LICENSE": "LICENSE.txt",
    "LICENSE-DATA": "LICENSE-DATA.txt",
    "THIRD_PARTY_NOTICES.md": "THIRD_PARTY_NOTICES.txt",
}
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
WORKFLOWS = ("check-pull-request.yml", "daily-build.yml", "review-pull-request.yml")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sum_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_the_licences_are_word_for_word() -> None:
    """The sums are those of the texts as their authors publish them."""
    apache = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
    assert sum_of(read("LICENSE")) == apache
    ours = read("LICENSE-DATA")
    creative_commons = ours[ours.index("Attribution 4.0 International\n\n=====") :]
    by = "fd3a263fe19ed8faa9068b43abaebafc02c77897b0c6fc09abc04bb592e5f16e"
    assert sum_of(creative_commons) == by


def test_the_package_names_its_licences_and_their_files() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["license"] == "Apache-2.0 AND CC-BY-4.0"
    assert project["license-files"] == list(PAPERS)


def test_every_folder_is_under_one_of_the_licences() -> None:
    said = read("LICENSE-DATA")
    for folder in ("data", "deploy", "docs", "hooks", "requirements", "scripts", "tests"):
        assert (ROOT / folder).is_dir() and f"{folder}/" in said, folder


def test_the_site_carries_the_papers(site: Path) -> None:
    for name, path in PAPERS.items():
        assert (site / path).read_text(encoding="utf-8") == MARK + read(name)


def test_the_page_about_the_site_leads_to_them(site: Path) -> None:
    links = re.findall(r'href="([^"#]+\.txt)"', (site / "about/index.html").read_text("utf-8"))
    assert {(site / "about" / link).resolve() for link in links} >= {
        (site / path).resolve() for path in PAPERS.values()
    }


def test_the_themes_own_search_is_not_shipped(site: Path) -> None:
    folder = site / "assets/javascripts"
    assert [path.name for path in folder.iterdir() if path.is_dir()] == []
    scripts = {path.name for path in folder.glob("*.js")}
    assert len(scripts) == 1 and scripts.pop().startswith("bundle.")
    assert not (site / "decisions").exists() and not (site / "walks").exists()


def test_every_paper_of_a_contributor_is_there_and_its_links_lead_somewhere() -> None:
    papers = ("README", "CONTRIBUTING", "SECURITY", "CODE_OF_CONDUCT", "CHANGELOG")
    pages = [ROOT / f"{name}.md" for name in papers]
    pages += [ROOT / "docs/walks.md", *sorted((ROOT / "docs/decisions").glob("*.md"))]
    assert len(pages) > 9
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert len(text) > 300, page
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
            assert link.startswith(("https://", "id:")) or (page.parent / link).exists(), (
                page.name,
                link,
            )


def test_every_decision_is_on_the_list_and_says_when_to_think_again() -> None:
    listed = read("docs/decisions/README.md")
    pages = sorted(
        set((ROOT / "docs/decisions").glob("*.md")) - {ROOT / "docs/decisions/README.md"}
    )
    names = {page.stem for page in pages}
    assert {"search", "shell", "feeds", "fragment", "licence"} <= names
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert f"({page.name})" in listed
        for part in ("**决定。**", "|---|", "## 什么时候重看"):
            assert part in text, (page.name, part)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_what_an_editor_needs(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.stem == "config":
        assert "contact_links" not in form
        return
    assert form["name"] and form["description"]
    ids = [field["id"] for field in form["body"]]
    assert len(ids) == len(set(ids))
    needed = {field["id"] for field in form["body"] if field.get("validations", {}).get("required")}
    assert needed
    if form["labels"] == ["data"]:
        assert "sources" in needed


def test_there_is_a_form_for_each_way_of_helping() -> None:
    assert {path.stem for path in FORMS} >= {"new-record", "correction", "new-edition", "bug"}
    told = read("CONTRIBUTING.md")
    for path in FORMS:
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert path.stem == "config" or f"| {form['name']} |" in told


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_uses_actions_of_one_commit_and_may_only_read(name: str) -> None:
    text = read(f"deploy/{name}")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    for action, note in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+(/[\w-]+)?@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", note), note
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    for path in re.findall(r"python3? (scripts/\w+\.py)", text):
        assert (ROOT / path).is_file()


def test_requests_are_checked_on_every_python_that_is_promised_and_on_windows() -> None:
    jobs = yaml.safe_load(read("deploy/check-pull-request.yml"))["jobs"]
    matrix = jobs["test"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert {one["os"] for one in matrix["include"]} == {"windows-latest"}
    assert "Python 3.11 到 3.14" in read("README.md")


def test_hooks_before_a_commit_run_the_commands_of_the_project() -> None:
    config = yaml.safe_load(read(".pre-commit-config.yaml"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        python, script, *_ = hook["entry"].split()
        assert python == "python3" and (ROOT / script).is_file()
