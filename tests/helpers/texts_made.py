"""Files of full texts for tests, in our own words, as Word writes them and as pages are saved."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from helpers.tree import folder, law
from portal.as_of import CHINA
from portal.editing.finding.data_at_hand import DataAtHand
from portal.editing.texts.read_file import ReadFile
from portal.editing.texts.text_import import (
    TextChoices,
    TextPlan,
    plan_text,
    read_parts,
    text_item,
)

TITLE = "示例节水规定"
HISTORY = "（2018年5月1日示例会议通过　根据2020年3月1日《关于修改〈示例节水规定〉的决定》修正）"
LINES = (
    "第一章　总则",
    "第一条　为了节约用水，制定本规定。",
    "本规定适用于示例地区。",
    "第二条　用水单位应当：",
    "（一）装表；",
    "1.总表；",
    "2.分表；",
    "（二）记账。",
    "第二章　管理",
    "第三条　水表每年检定一次。",
    "第三条之一　检定的结果应当公开。",
    "第三章　附则",
    "第四条　本规定自公布之日起施行。",
)
WHOLE = (TITLE, HISTORY, "目　录", "第一章　总则", "第二章　管理", "第三章　附则", *LINES)


def word(*lines: str) -> Any:
    """A document with a paragraph for each line."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def numbered(document: Any, text: str, form: str, pattern: str, list_id: int) -> None:
    """A paragraph whose number Word makes."""
    part = document.part.numbering_part.element
    if not any(one.get(qn("w:numId")) == str(list_id) for one in part.findall(qn("w:num"))):
        part.find(qn("w:num")).addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}"><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>'
                "</w:lvl></w:abstractNum>"
            )
        )
        part.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{list_id}">'
                f'<w:abstractNumId w:val="{list_id}"/></w:num>'
            )
        )
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
        )
    )


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same package with a part put in or another in its place."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, content)
    return stream.getvalue()


def records(tmp_path: Path) -> Path:
    """A data folder with the law that the texts here are of, and another."""
    first = law(
        "water",
        title=TITLE,
        issued="2018-05-01",
        effective="2018-07-01",
        amendments=[{"date": "2020-03-01", "note": "修正"}],
    )
    other = law("paper", title="示例节纸规定", issued="2019-01-01", effective="2019-01-01")
    files: dict[str, str | bytes] = {
        f"laws/{one['id']}.yaml": yaml.safe_dump(one, allow_unicode=True, sort_keys=False)
        for one in (first, other)
    }
    return folder(tmp_path / "data", files)


def planned(
    data: Path, content: bytes | ReadFile, day: str = "2020-03-01", id: str = "water", **said: Any
) -> TextPlan:
    """What would become of a file."""
    at_hand = DataAtHand.open(data, datetime(2026, 11, 30, 12, tzinfo=CHINA))
    choices = TextChoices(
        date.fromisoformat(day), said.pop("source", "公报"), date(2026, 11, 30), **said
    )
    file = content if isinstance(content, ReadFile) else read_parts(content)
    return plan_text(at_hand, text_item(at_hand, id), file, "文件.docx", choices)
