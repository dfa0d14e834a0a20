"""From the items of an annex to rows as a list has them, each with where it came from and what was
thought on the way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.tables.annex import Annex, AnnexEntry
from portal.editing.tables.cell_text import canonical, folded, one_line, without_marks
from portal.editing.tables.field_values import UnclearValue, is_several, value_of
from portal.editing.tables.grid import SheetCell
from portal.editing.tables.headings import LEFT_OUT
from portal.editing.tables.import_choices import NOTHING, ImportChoices
from portal.editing.tables.table_heading import AnnexColumn
from portal.editing.tables.table_problem import TableProblem
from portal.editing.tables.vocabulary_words import nearest_term, term_of
from portal.editing.tables.written_dates import UnclearDate, read_date, read_year_rule
from portal.editing.tables.written_models import is_turned, normal, read_models
from portal.kinds.phase_out import SHORT_MATCHES, PhaseOutRow
from portal.read.model_fields import fields_of
from portal.read.record import Record

AT_ONCE = {"immediate": "immediate", "立即": "immediate", "encouraged": "encouraged"}
"""What may be said of a deadline instead of a day."""

YEARS = {"made": "生产年份", "commissioned": "投运年份"}


@dataclass
class AnnexRow:
    """An item as a row. `stated` are the fields that the table or the editor gives, `guessed` those that
    follow from them and yield to what a row has already."""

    entry: AnnexEntry
    stated: dict[str, Any] = field(default_factory=dict)
    guessed: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    """Where each field came from."""
    remarks: list[str] = field(default_factory=list)
    problems: list[TableProblem] = field(default_factory=list)
    decided: set[str] = field(default_factory=set)
    """Fields that the editor set for this item alone."""
    marks: tuple[str, ...] = ()
    """The marks of footnotes that it bore."""
    doubt: str = ""
    """Why its models do not say how they are meant."""

    @property
    def number(self) -> str:
        return str(self.stated.get("item_no") or "")

    @property
    def name(self) -> str:
        return str(self.stated.get("name") or "")

    @property
    def values(self) -> dict[str, Any]:
        return {**self.guessed, **self.stated}

    @property
    def called(self) -> str:
        """How an editor names it in an option: by its number, or by its row."""
        return self.number or f"行{self.entry.row}"


@dataclass(frozen=True)
class ImportedList:
    """What the rows are for."""

    record: Record
    model: type[BaseModel]
    vocabularies: Vocabularies

    @property
    def equipment(self) -> tuple[str, ...]:
        return tuple(self.record.equipment)


def annex_rows(annex: Annex, target: ImportedList, choices: ImportChoices) -> list[AnnexRow]:
    """The items as rows, in the order of the table."""
    return [_Row(annex, target, choices, entry).read() for entry in annex.entries]


class _Row:
    def __init__(
        self, annex: Annex, target: ImportedList, choices: ImportChoices, entry: AnnexEntry
    ):
        self.annex, self.target, self.choices, self.entry = annex, target, choices, entry
        self.row = AnnexRow(entry)
        self.marks: list[tuple[str, str]] = []
        self.is_phase_out = issubclass(target.model, PhaseOutRow)

    def read(self) -> AnnexRow:
        by_field: dict[str, list[AnnexColumn]] = {}
        for column in self.annex.heading.columns:
            if column.field and column.field != LEFT_OUT:
                by_field.setdefault(column.field, []).append(column)
        for name in sorted(by_field, key=lambda one: one != "item_no"):
            self._field(name, by_field[name])
        self._years(by_field)
        for name, text in self.choices.constants.items():
            if name in fields_of(self.target.model) and name not in self.row.stated:
                self._set(name, text)
        self._own_choices()
        if "name" not in self.row.stated and "name" not in by_field and self.entry.sections:
            self.row.stated["name"] = self.annex.sections[self.entry.sections[-1]]
            self.row.remarks.append("表里没有名称一列，名称取自上面的分类标题")
        if self.is_phase_out:
            self._action()
            self._match()
        if "equipment" not in self.row.stated and "equipment" in fields_of(self.target.model):
            self._equipment()
        self._notes()
        self._needed()
        return self.row

    def problem(self, name: str, message: str, hint: str = "", cell: str = "") -> None:
        fields = fields_of(self.target.model)
        label = fields[name].label if name in fields else YEARS.get(name, name)
        where = cell or self.row.cells.get(name) or f"A{self.entry.row}"
        self.row.problems.append(
            TableProblem(self.annex.sheet.name, where, "", label, message, hint)
        )

    def _field(self, name: str, columns: list[AnnexColumn]) -> None:
        cells = [cell for column in columns for cell in self.entry.cells.get(column.number, ())]
        if not cells:
            return
        self.row.cells[name] = cells[0].address
        for cell in cells:
            if cell.kind == "error":
                self.problem(
                    name, f"{cell.text} 是公式出错的结果，不是内容", "改正公式，或者直接写内容"
                )
                return
            if cell.kind == "formula":
                hint = "用 Excel 打开，保存一次；或者把公式换成它的结果（选择性粘贴→数值）"
                self.problem(name, "这里是公式，文件里没有存下算出的结果", hint)
                return
        reader: Callable[[list[SheetCell], AnnexColumn], None] = {
            "models": self._models,
            "deadline": self._deadline,
            "equipment": self._category,
        }.get(name, lambda held, column: self._plain(name, held, column))
        if name not in YEARS:
            reader(cells, columns[0])

    def _given(self, column: AnnexColumn, text: str) -> str | None:
        """What the editor said that a text of a column means."""
        for key, meant in self.choices.values.items():
            if folded(key) in (folded(column.heading), column.letter.lower(), column.field):
                for written, value in meant.items():
                    if folded(written) == folded(text):
                        return value
        return None

    def _plain(self, name: str, cells: list[SheetCell], column: AnnexColumn) -> None:
        text = "\n".join(cell.text for cell in cells)
        line = one_line(text)
        marked = without_marks(line)
        self._remember(marked.marks, cells[0].address)
        given = self._given(column, marked.text)
        if given == NOTHING:
            return
        if name == "item_no" and any(cell.kind == "date" for cell in cells):
            self.problem(
                name,
                f"Excel 把序号变成了日期（{marked.text}）",
                "把这一列设成“文本”格式，重新输入序号",
            )
            return
        if name == "item_no":
            marked = type(marked)(marked.text.strip("、.．。 "), marked.marks)
        if marked.text:
            several = is_several(self.target.model, name)
            self._set(name, given or (text if several else marked.text), cells[0])

    def _set(self, name: str, text: str, cell: SheetCell | None = None) -> None:
        try:
            value = value_of(
                self.target.model,
                name,
                text,
                self.target.vocabularies,
                cell,
                self.annex.sheet.epoch,
            )
        except UnclearValue as error:
            self.problem(name, error.message, error.hint)
            return
        if value not in ("", []):
            self.row.stated[name] = value

    def _models(self, cells: list[SheetCell], column: AnnexColumn) -> None:
        for cell in cells:
            if cell.kind == "date" or is_turned(cell.text):
                told = f"Excel 把型号变成了日期或者科学计数（{cell.text}）"
                hint = "把这一列设成“文本”格式，按原文重新输入型号"
                self.problem("models", told, hint, cell.address)
                return
        given = [self._given(column, cell.text) for cell in cells]
        texts = [
            meant if meant is not None else cell.text
            for meant, cell in zip(given, cells, strict=True)
            if meant != NOTHING
        ]
        found = read_models(texts)
        self._remember(found.marks, cells[0].address)
        twice = [model for model in dict.fromkeys(found.models) if found.models.count(model) > 1]
        if twice:
            self.problem("models", f"型号 {twice[0]} 写了两次", "删去一个；抄错的按原文改")
        if found.models:
            self.row.stated["models"] = list(found.models)
            self.row.cells["match"] = cells[0].address
        if found.match:
            self.row.guessed["match"] = found.match
        if found.norm:
            self.row.guessed["models_norm"] = list(found.norm)
        self.row.doubt = found.doubt

    def _deadline(self, cells: list[SheetCell], column: AnnexColumn) -> None:
        texts = {folded(cell.text): cell for cell in cells}
        cell = cells[0]
        line = one_line("\n".join(one.text for one in cells)) if len(cells) > 1 else cell.text
        marked = without_marks(one_line(line))
        given = self._given(column, marked.text)
        if given == NOTHING:
            return
        if given in AT_ONCE:
            self.row.stated["deadline_rules"] = [{"made": "any", "stop_use": AT_ONCE[given]}]
            return
        try:
            if given:
                day = read_date(SheetCell(cell.row, cell.column, given), given, "")
            else:
                day = read_date(cell, marked.text, self.annex.sheet.epoch)
        except UnclearDate as error:
            several = len(texts) > 1 and len(self.entry.rows) > 1
            hint = "这一条占了几行，各行的期限不同：分成几条" if several else error.hint
            self.problem("deadline", error.message, hint)
            return
        self._remember(marked.marks, cell.address)
        self.row.stated["deadline"] = day.text
        if day.remark:
            self.row.remarks.append(day.remark)

    def _years(self, by_field: Mapping[str, list[AnnexColumn]]) -> None:
        """Columns of years make the deadline a rule: only machines of these years are meant."""
        rule: dict[str, Any] = {}
        for name in YEARS:
            for column in by_field.get(name, ()):
                cells = self.entry.cells.get(column.number, [])
                text = one_line("\n".join(cell.text for cell in cells))
                text = self._given(column, text) or text
                if not text or text == NOTHING:
                    continue
                self.row.cells[name] = cells[0].address
                try:
                    rule[name] = read_year_rule(text)
                except UnclearDate as error:
                    self.problem(name, error.message, error.hint)
        if not rule or all(value == "any" for value in rule.values()):
            return
        if rules := self.row.stated.pop("deadline_rules", None):
            rule["stop_use"] = rules[0]["stop_use"]
        elif day := self.row.stated.pop("deadline", None):
            rule["stop_use_by"] = day
        else:
            self.problem(
                "deadline", "写了年份条件，没有写期限", "补上期限；没有期限的，把条件写在 scope 里"
            )
            return
        self.row.stated["deadline_rules"] = [rule]
        self.row.cells["deadline_rules"] = self.row.cells.get("deadline", "")

    def _own_choices(self) -> None:
        """What the editor set for this item alone comes before what the table says."""
        for (which, name), text in self.choices.row_values.items():
            if which not in (self.row.number, f"行{self.entry.row}"):
                continue
            self.row.decided.add(name)
            if text == NOTHING:
                self.row.stated.pop(name, None)
            elif name in fields_of(self.target.model):
                self.row.problems = [
                    one
                    for one in self.row.problems
                    if one.field != fields_of(self.target.model)[name].label
                ]
                self._set(name, text)

    def _action(self) -> None:
        if self.row.stated.get("action") or any(
            one.field == fields_of(self.target.model)["action"].label for one in self.row.problems
        ):
            return
        told = [self.annex.sections[number] for number in reversed(self.entry.sections)]
        for text in (*told, self.target.record.title):
            named = [word for word in ("淘汰", "限制", "禁止") if word in text]
            if len(named) == 1:
                self.row.guessed["action"] = named[0]
                return

    def _match(self) -> None:
        stated = self.row.stated.get("match")
        models = tuple(self.row.stated.get("models", ()))
        if stated:
            norm = normal(models, stated)
            self.row.guessed.pop("models_norm", None)
            if norm:
                self.row.guessed["models_norm"] = list(norm)
        elif not models and "models" not in {one.field for one in self.row.problems}:
            self.row.guessed["match"] = "attribute"
        if stated == "exact" and "没有列全" in self.row.doubt:
            self.problem(
                "match",
                "写着“等”，型号没有列全，不能逐个型号（exact）判断",
                f"补全型号；或者 --set {self.row.called}.match=series",
                self.row.cells.get("models", ""),
            )

    def _category(self, cells: list[SheetCell], column: AnnexColumn) -> None:
        text = without_marks(one_line("\n".join(cell.text for cell in cells))).text
        given = self._given(column, text)
        if given == NOTHING:
            return
        self._term(given or text, f"--value {column.heading or column.letter}:{text}=")

    def _equipment(self) -> None:
        """From the headings above the item, the innermost first; from its name where these say
        nothing. A list about one kind of equipment need not say it for each item."""
        for number in reversed(self.entry.sections):
            text = self.annex.sections[number]
            given = self.choices.values.get("分类", {}).get(text)
            if given == NOTHING:
                continue
            if given or term_of(text, self.target.vocabularies["equipment"], self.target.equipment):
                self._term(given or text, f"--value 分类:{text}=")
                return
        if len(self.target.equipment) == 1:
            return
        if any(
            one.field == fields_of(self.target.model)["equipment"].label
            for one in self.row.problems
        ):
            return
        terms = self.target.vocabularies["equipment"]
        found = term_of(self.row.name, terms, self.target.equipment)
        if found:
            self.row.guessed["equipment"] = [found.id]
            if not found.sure:
                self.row.remarks.append(f"设备类别按名称认出：{terms[found.id].name}")

    def _term(self, text: str, option: str) -> None:
        terms = self.target.vocabularies["equipment"]
        found = term_of(text, terms, self.target.equipment)
        if found:
            self.row.guessed["equipment"] = [found.id]
            if not found.sure:
                told = f"“{text}”认作设备类别 {terms[found.id].name}"
                self.row.remarks.append(told)
            return
        near = nearest_term(text, terms)
        hint = f"说明它是哪一类：{option}设备类别的 id" + (f"，可能是 {near}" if near else "")
        self.problem("equipment", f"词表 equipment 里没有“{text}”", hint)

    def _remember(self, marks: tuple[str, ...], cell: str) -> None:
        self.marks += [(mark, cell) for mark in marks if mark not in {one for one, _ in self.marks}]

    def _notes(self) -> None:
        """What the footnotes say goes to the item that bears their marks: a mark alone says nothing."""
        given = {canonical(mark): text for mark, text in self.choices.notes.items()}
        self.row.marks = tuple(mark for mark, _ in self.marks)
        for mark, cell in self.marks:
            text = given.get(mark) or self.annex.notes.get(mark)
            if text == NOTHING:
                continue
            if not text:
                told = f"有注释的记号“{mark}”，表下没有找到这条注"
                hint = f"把注抄到表下，或者写 --note {mark}=注的内容；没有注的写 --note {mark}=空"
                self.row.problems.append(
                    TableProblem(self.annex.sheet.name, cell, "", "记号", told, hint)
                )
                continue
            before = self.row.stated.get("note")
            if text != before:
                self.row.stated["note"] = f"{before}；{text}" if before else text
            self.row.remarks.append(f"记号“{mark}”去掉了，注写在说明里：{text}")

    def _needed(self) -> None:
        """What a row cannot be without."""
        said = {one.field for one in self.row.problems}
        fields = fields_of(self.target.model)
        for name, info in self.target.model.model_fields.items():
            if not info.is_required() or name in ("id", "verification") or name in self.row.values:
                continue
            if fields[name].label in said:
                continue
            if name == "match":
                hint = f"--set {self.row.called}.match= 写 {'、'.join(SHORT_MATCHES)} 里的一个；每条都一样的写 --set match=…"
                self.problem(name, self.row.doubt or "看不出怎样算列入", hint)
            elif name == "name":
                hint = (
                    "补上名称；合并的单元格存成 CSV 只留第一格，另存为 .xlsx 再导入；不是条目的写 "
                )
                hint += f"--no-row {self.entry.row}"
                self.problem(name, "名称是空的", hint)
            else:
                self.problem(
                    name,
                    "没有写",
                    f"每条都一样的写 --set {name}=…；或者在表里加一列“{fields[name].label}”",
                )


def unmapped(annex: Annex) -> Iterator[TableProblem]:
    """Columns that hold something and that nobody knows."""
    rows = [row for entry in annex.entries for row in entry.rows]
    for column in annex.heading.columns:
        if column.field:
            continue
        held = [annex.sheet.cell(row, column.number) for row in rows]
        if any(cell.text.strip() and cell.anchor[1] == column.number for cell in held):
            shown = (
                f"“{column.heading}”这一列" if column.heading else f"{column.letter} 列没有列名，"
            )
            key = column.heading or column.letter
            yield TableProblem(
                annex.sheet.name,
                f"{column.letter}{annex.heading.last}",
                "",
                "列",
                f"{shown}不知道对应哪个字段",
                f"--map {key}=字段，如 --map {key}=note；不取的写 --map {key}={LEFT_OUT}",
            )


def repeated_columns(annex: Annex, given: Mapping[str, str]) -> Iterator[TableProblem]:
    """Two columns for one field, where nobody said that they are."""
    meant = {folded(key) for key in given}
    for name in dict.fromkeys(one.field for one in annex.heading.columns):
        if not name or name == LEFT_OUT:
            continue
        columns = _apart(annex, name)
        if len(columns) > 1 and not all(
            {folded(one.heading), one.letter.lower()} & meant for one in columns
        ):
            shown = "、".join(f"{one.letter} 列“{one.heading}”" for one in columns)
            last = columns[-1]
            yield TableProblem(
                annex.sheet.name,
                f"{last.letter}{annex.heading.last}",
                "",
                "列",
                f"{shown}都是 {name}",
                f"不取的那一列写 --map {last.letter}={LEFT_OUT}，另有意思的写 --map {last.letter}=字段",
            )


def _apart(annex: Annex, name: str) -> list[AnnexColumn]:
    """The columns of a field; a heading that is merged over several is one."""
    found: dict[tuple[int, int], AnnexColumn] = {}
    for column in annex.heading.of(name):
        anchor = annex.sheet.cell(annex.heading.last, column.number).anchor
        found.setdefault(anchor, column)
    return list(found.values())
