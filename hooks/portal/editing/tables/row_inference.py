"""What follows for an item from what stands around it: headings, footnotes, the title of the list."""

import re

from portal.editing.tables.annex_row import RowWork
from portal.editing.tables.cell_text import canonical
from portal.editing.tables.import_choices import NOTHING
from portal.editing.tables.vocabulary_words import nearest_term, term_of
from portal.editing.tables.written_models import normal
from portal.read.model_fields import fields_of

_NARROWS = re.compile("仅|只|除|不含|不包括|限于|以前|之前|年前|[)）]前|以后")
"""Words by which a text says that not all are meant: that is a condition, and no remark."""

SECTION = "分类"
"""How an option calls the headings between the rows."""


def infer_action(work: RowWork) -> None:
    """From the headings above, or the title of the list: 淘汰类, …淘汰目录."""
    row, entry = work.row, work.entry
    if row.stated.get("action") or work.is_wrong("action"):
        return
    told = [work.annex.sections[number] for number in reversed(entry.sections)]
    for text in (*told, work.target.record.title):
        named = [word for word in ("淘汰", "限制", "禁止") if word in text]
        if len(named) == 1:
            row.guessed["action"] = named[0]
            return


def infer_match(work: RowWork) -> None:
    """How the models are meant, where the editor says it or there are none."""
    row = work.row
    stated = row.stated.get("match")
    models = tuple(row.stated.get("models", ()))
    if stated:
        row.guessed.pop("models_norm", None)
        if norm := normal(models, stated):
            row.guessed["models_norm"] = list(norm)
    elif not models and not work.is_wrong("models"):
        row.guessed["match"] = "attribute"
    if stated == "exact" and "没有列全" in row.doubt:
        hint = f"补全型号；或者 --set {row.called}.match=series"
        told = "写着“等”，型号没有列全，不能逐个型号（exact）判断"
        work.problem("match", told, hint, row.cells.get("models", ""))


def infer_equipment(work: RowWork) -> None:
    """From the headings above the item, the innermost first; from its name where these say nothing. A
    list about one kind of equipment need not say it for each item."""
    if "equipment" in work.row.values or work.is_wrong("equipment"):
        return
    terms, likely = work.target.vocabularies["equipment"], work.target.equipment
    for number in reversed(work.entry.sections):
        text = work.annex.sections[number]
        given = work.choices.values.get(SECTION, {}).get(text)
        if given != NOTHING and (given or term_of(text, terms, likely)):
            take_term(work, given or text, f"--value {SECTION}:{text}=")
            return
    if len(likely) != 1 and (found := term_of(work.row.name, terms, likely)):
        work.row.guessed["equipment"] = [found.id]
        if not found.sure:
            work.row.category = f"设备类别按名称认出：{terms[found.id].name}"


def take_term(work: RowWork, text: str, option: str) -> None:
    """The kind of equipment that a text means, or what to do where nobody knows."""
    terms = work.target.vocabularies["equipment"]
    if found := term_of(text, terms, work.target.equipment):
        work.row.guessed["equipment"] = [found.id]
        if not found.sure:
            work.row.category = f"“{text}”认作设备类别 {terms[found.id].name}"
        return
    near = nearest_term(text, terms)
    hint = f"说明它是哪一类：{option}设备类别的 id" + (f"，可能是 {near}" if near else "")
    work.problem("equipment", f"词表 equipment 里没有“{text}”", hint)


def add_footnotes(work: RowWork) -> None:
    """What the footnotes say goes to the item that bears their marks: a mark alone says nothing."""
    given = {canonical(mark): text for mark, text in work.choices.notes.items()}
    row = work.row
    row.marks = tuple(mark for mark, _ in work.marks)
    for mark, cell in work.marks:
        text = given.get(mark) or work.annex.note_of(mark)
        if text == NOTHING:
            continue
        if not text:
            hint = f"把注抄到表下，或者写 --note {mark}=注的内容；没有注的写 --note {mark}=空"
            work.problem("记号", f"有注释的记号“{mark}”，表下没有找到这条注", hint, cell)
            continue
        narrows = _NARROWS.search(text) and "scope" in fields_of(work.target.model)
        name = "scope" if narrows else "note"
        before = row.stated.get(name)
        if text != before:
            row.stated[name] = f"{before}；{text}" if before else text
        row.remarks.append(f"记号“{mark}”去掉了，注写在{work.label(name)}里：{text}")
    note = row.stated.get("note", "")
    if _NARROWS.search(note) and "scope" in fields_of(work.target.model):
        row.remarks.append(
            f"说明里像是有条件（{note}）：铭牌查询不按说明判断，要在 scope 或 deadline_rules 里写"
        )
