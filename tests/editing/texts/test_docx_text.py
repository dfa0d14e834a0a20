"""A Word document is read as it prints, or refused with the reason; nothing of it is lost unsaid."""

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from helpers.texts_made import numbered, saved, with_part, word

from portal.editing.texts.docx_text import docx_text
from portal.editing.texts.file_type import LARGEST, type_of
from portal.editing.texts.read_file import BadText, ReadLine, ReadTable
from portal.editing.texts.word_numbers import numeral_as


def lines(content: bytes) -> list[str]:
    return [one.text for one in docx_text(content).parts if isinstance(one, ReadLine)]


def refused(content: bytes) -> str:
    with pytest.raises(BadText) as error:
        type_of(content)
        docx_text(content)
    return str(error.value)


def test_the_numbers_that_word_makes_become_text() -> None:
    document = word("规定")
    for text in ("为了节约。", "用水的："):
        numbered(document, text, "chineseCountingThousand", "第%1条", 91)
    for text in ("甲；", "乙。"):
        numbered(document, text, "chineseCounting", "（%1）", 92)
    numbered(document, "再有。", "chineseCountingThousand", "第%1条", 91)
    read = docx_text(saved(document))
    assert [one.text for one in read.parts if isinstance(one, ReadLine)] == [
        *("规定", "第一条　为了节约。", "第二条　用水的："),
        *("（一）甲；", "（二）乙。", "第三条　再有。"),
    ]
    assert "自动编的号 5 处" in "".join(read.remarks)


@pytest.mark.parametrize(
    "form, count, text",
    [
        ("decimal", 12, "12"),
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("ideographDigital", 105, "一〇五"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
    ],
)
def test_numbers_have_the_form_that_word_names(form: str, count: int, text: str) -> None:
    assert numeral_as(form, count) == text


def test_numbers_of_an_unknown_form_are_refused() -> None:
    document = word("规定")
    numbered(document, "甲", "hebrew1", "第%1条", 91)
    assert "hebrew1" in refused(saved(document))


def test_tracked_changes_are_refused_with_their_number() -> None:
    document = word("第一条　甲。")
    for name in ("ins", "del"):
        inside = "delText" if name == "del" else "t"
        document.paragraphs[0]._p.append(
            parse_xml(
                f'<w:{name} {nsdecls("w")} w:id="1" w:author="x">'
                f"<w:r><w:{inside}>乙</w:{inside}></w:r></w:{name}>"
            )
        )
    assert "有 2 处没有定下来的修订" in refused(saved(document))


def test_hidden_text_is_dropped_and_counted_and_refused_where_it_is_an_article() -> None:
    document = word("第一条　甲。")
    document.paragraphs[0].add_run("看不见").font.hidden = True
    read = docx_text(saved(document))
    assert [one.text for one in read.parts if isinstance(one, ReadLine)] == ["第一条　甲。"]
    assert "隐藏的文字 1 处（共 3 个字）没有录入" in "".join(read.remarks)
    document.add_paragraph().add_run("第二条　乙。").font.hidden = True
    assert "隐藏的文字，其中有条文（第二条）" in refused(saved(document))


def test_breaks_tables_and_what_only_places_text() -> None:
    document = word("第一条　甲。\n第二款。")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("名称", "限值", "纸", "1"), strict=True):
        cell.text = text
    document.add_table(1, 1).cell(0, 0).text = "第二条　框里的。"
    parts = docx_text(saved(document)).parts
    assert [one.text if isinstance(one, ReadLine) else one.rows for one in parts] == [
        *("第一条　甲。", "第二款。", (("名称", "限值"), ("纸", "1")), "第二条　框里的。")
    ]
    assert isinstance(parts[2], ReadTable)


def test_the_bold_number_of_an_article_is_known() -> None:
    document = word()
    paragraph = document.add_paragraph()
    paragraph.add_run("第一条").bold = True
    paragraph.add_run("规定的事项。")
    (line,) = docx_text(saved(document)).parts
    assert isinstance(line, ReadLine) and line.lead == "第一条"


def test_pictures_without_text_are_a_scan_and_beside_text_are_told() -> None:
    picture = f"<w:r {nsdecls('w')}><w:drawing/></w:r>"
    document = word("")
    document.paragraphs[0]._p.append(parse_xml(picture))
    assert "只有图片，没有文字" in refused(saved(document))
    document.add_paragraph("第一条　甲。")
    assert docx_text(saved(document)).missing == ("1 张图片（可能是附表、公式）",)


def test_entities_bombs_and_broken_packages_are_refused_in_words() -> None:
    content = saved(word("第一条　甲。"))
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert "DOCTYPE" in refused(with_part(content, "word/styles.xml", declared))
    bomb = with_part(content, "word/comments.xml", b" " * 40_000_000)
    assert "展开以后有 40 MB" in refused(bomb)
    assert "文件坏了" in refused(content[: len(content) // 2])
    assert "文件坏了" in refused(with_part(content, "word/document.xml", b"<w:document"))


def test_what_word_never_writes_and_files_of_its_kin_are_refused_in_words() -> None:
    content = saved(word("第一条　甲。"))
    for part in (
        (
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            "<w:r><w:t>a</w:t></w:r></w:p>"
        ),
        (
            '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999999"/></w:trPr><w:tc><w:tcPr>'
            '<w:gridSpan w:val="x"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
        ),
    ):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            body = package.read("word/document.xml").decode()
            types = package.read("[Content_Types].xml").decode()
        broken = body.replace("<w:body>", f"<w:body>{part}").encode()
        assert "文件坏了" in refused(with_part(content, "word/document.xml", broken))
    for kind in (
        "ms-word.document.macroEnabled",
        "openxmlformats-officedocument.wordprocessingml.template",
    ):
        other = types.replace(
            "openxmlformats-officedocument.wordprocessingml.document.main", f"{kind}.main"
        )
        told = refused(with_part(content, "[Content_Types].xml", other.encode()))
        assert "带宏的文档或者模板" in told and "另存为" in told


@pytest.mark.parametrize(
    "content, told",
    [
        (b"", "空的"),
        (b"%PDF-1.7", "这是 PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版的 .doc、.wps"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "带密码",
        ),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "这是图片"),
        (b"Rar!\x1a", "压缩包"),
        (b"x" * (LARGEST + 1), "上限是 10 MB"),
    ],
)
def test_other_files_are_refused_with_what_to_do(content: bytes, told: str) -> None:
    assert told in refused(content)
