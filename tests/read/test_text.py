"""From bytes to text: what an editor's machine adds is dropped, what it spoils is named."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.read.problem import Unreadable
from portal.read.text import LARGEST, decode, read


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        decode(data, "x.yaml")
    (problem,) = caught.value.problems
    return str(problem)


def test_a_byte_order_mark_and_line_ends_of_other_systems_are_harmless():
    assert decode(b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n", "x.yaml") == "a: 1\nb: 2\nc: 3\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("a: 1\nb: 节能".encode("gbk"), "x.yaml:2:4: (文件): 文件不是 UTF-8 编码 (看起来是 GBK"),
        (
            "a: 节".encode() + b"\xff\xfe\xff",
            "x.yaml:1:5: (文件): 文件不是 UTF-8 编码 (请在编辑器里",
        ),
        ("a: 1".encode("utf-16"), "x.yaml:1:1: (文件): 文件不是 UTF-8 编码 (这是 UTF-16"),
    ],
)
def test_another_encoding_is_named_at_the_first_foreign_byte(data, said):
    assert refusal(data).startswith(said)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(Unreadable, match=r"5,000,001 字节，上限是 5,000,000 \(拆成几个文件\)"):
        read(path)


def test_a_folder_with_a_file_s_name_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="这不是文件"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are not everywhere")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "x.yaml")
    with pytest.raises(Unreadable, match="这不是文件"):
        read(tmp_path / "x.yaml")


def test_links_that_lead_nowhere_are_refused(tmp_path):
    try:
        (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
        (tmp_path / "lost.yaml").symlink_to(tmp_path / "gone.yaml")
    except OSError:
        pytest.skip("this system lets only some people make links")
    with pytest.raises(Unreadable, match="打不开文件：符号链接绕成了圈"):
        read(tmp_path / "loop.yaml")
    with pytest.raises(Unreadable, match="打不开文件：符号链接指向的文件不存在"):
        read(tmp_path / "lost.yaml")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="may read everything")
def test_a_file_without_permission_is_refused(tmp_path):
    path = tmp_path / "x.yaml"
    path.touch(mode=0)
    with pytest.raises(Unreadable, match="打不开文件：没有读取权限"):
        read(path)


@given(st.binary())
def test_any_bytes_become_text_or_a_problem(data):
    try:
        assert "\r" not in decode(data, "x.yaml")
    except Unreadable as error:
        assert error.problems
