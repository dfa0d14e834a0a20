"""What `import_text.py` promises to the person who types it."""

import os
import sys
from pathlib import Path

import pytest
from helpers import warm
from helpers.building import ROOT
from helpers.texts_made import WHOLE, records, saved, word


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    records(tmp_path)
    (tmp_path / "文件.docx").write_bytes(saved(word(*WHOLE)))
    return tmp_path


def ran(desk: Path, *options: str, code: int = 0, typed: bytes = b"") -> str:
    """What the command says, which ends with a code and never with a traceback."""
    line = [sys.executable, str(ROOT / "scripts/import_text.py"), "--data", str(desk / "data")]
    done = warm.run([*line, *options], cwd=desk, env={**os.environ}, typed=typed)
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    assert done.returncode == code, said
    return said


def test_it_shows_first_writes_on_a_second_word_and_never_twice(desk: Path) -> None:
    target = desk / "data/texts/water/2020-03-01.md"
    asked = ("water", "文件.docx", "--from", "2020-03-01")
    said = ran(desk, *asked)
    assert "条 5，一条不缺" in said and "没有写入" in said and "--yes" in said
    assert not target.parent.exists()
    said = ran(desk, *asked, "--source", "公报", "--yes")
    assert "publish.py water" in said
    written = target.read_bytes()
    assert 'title: "公报"'.encode() in written
    assert "不会盖掉" in ran(desk, *asked, "--yes", code=1)
    ran(desk, *asked, "--output", "另存.md", "--yes")
    assert (desk / "另存.md").is_file() and target.read_bytes() == written
    assert "不会盖掉" in ran(desk, *asked, "--output", "另存.md", "--yes", code=1)


def test_pasted_text_is_taken_and_what_is_wrong_is_all_told(desk: Path) -> None:
    text = "\n".join(WHOLE)
    said = ran(desk, "water", "--paste", "--from", "2018-07-01", code=1, typed=text.encode())
    assert "写 --from 2020-03-01" in said and "有 1 处要先改正" in said
    said = ran(desk, "watr", "文件.docx", "--from", "2020-03-01", code=1)
    assert "最接近的是 water" in said
    said = ran(desk, "water", "没有.docx", "--from", "2020-03-01", code=1)
    assert "没有文件 没有.docx" in said
    assert "应为 2018-10-26 这样的日期" in ran(desk, "water", "文件.docx", "--from", "明天", code=2)


def test_what_cannot_be_written_or_read_is_told_in_words(desk: Path) -> None:
    asked = ("water", "文件.docx", "--from", "2020-03-01")
    said = ran(desk, *asked, "--output", "文件.docx/另存.md", "--yes", code=1)
    assert "文件夹的地方有一个文件" in said
    assert "还没有到" in ran(desk, *asked, "--seen", "2099-01-01", code=1)
    assert "--url：javascript:x 写法不对；应为 http" in ran(
        desk, *asked, "--url", "javascript:x", code=1
    )
    said = ran(desk, "water", f"{'长' * 200}.docx", "--from", "2020-03-01", code=1)
    assert "文件名太长" in said
    long = "第一条　记账。\n".encode() * 600_000
    said = ran(desk, "water", "--paste", "--from", "2020-03-01", code=1, typed=long)
    assert "上限是 10 MB" in said
    assert not (desk / "data/texts").exists()
