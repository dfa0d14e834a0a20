"""Begin a new record: ask or take options, look whether it is there already, write a file to fill in."""

import gc
import sys

import project
from check import shown
from command import Failure, run, say
from find import kind_of, tell_unread
from new_options import OPTIONS, asked

ANNOTATIONS = ("批注", "annotation", "annotations")

YES = ("y", "yes", "是")
NO = ("n", "no", "否")

FEW = 12
"""Terms of a vocabulary that are all offered where none is like what was typed."""


def main():
    options = asked()
    project.enter()
    gc.disable()  # one pass and out: collecting among a million small objects only costs time
    if options.kind in ANNOTATIONS:
        return annotate(options)
    return Desk(options).begin()


def annotate(options):
    """Write the file of an annotation of a record of the nation; 0 when it was written."""
    from portal.as_of import now
    from portal.editing.finding.data_at_hand import DataAtHand
    from portal.editing.new.new_annotation import write_annotation

    data = shown(project.data_folder(options.data))
    catalogue = DataAtHand.open(data, now()).catalogue
    if catalogue.overlay is None:
        raise Failure(
            "没有写：批注写在国家的记录旁边，用 --data data:my-data 说明国家的和自己的数据。"
        )
    if not options.id:
        raise Failure("没有写：--id 写国家那条记录的 id，如 --id energy-conservation-law。")
    item = catalogue.find(options.id)
    if item is None:
        near = catalogue.likeness.nearest(options.id)
        hint = f"最接近的是 {near.id}（{near.title}）" if near else "用 find.py 查它的 id"
        raise Failure(f"没有写：没有 id 为 {options.id} 的记录，{hint}。")
    if item.own:
        raise Failure(f"没有写：{item.id} 是自己的记录，直接写在 {item.path} 里。")
    try:
        path = write_annotation(data, item, now().date().isoformat())
    except FileExistsError:
        raise Failure(f"没有写：{item.id} 已经有批注，改那个文件。") from None
    print(path.as_posix(), flush=True)
    say(f"写好了 {path.as_posix()}，照里面的说明填，再运行 check.py。")
    return 0


class Desk:
    """What one run works with."""

    def __init__(self, options):
        from portal.as_of import looks_elsewhere, now
        from portal.editing.finding.data_at_hand import DataAtHand
        from portal.editing.finding.terminal_search import TerminalSearch
        from portal.editing.new.already_there import AlreadyThere
        from portal.editing.new.typed_values import TypedValues

        self.options = options
        self.asks = sys.stdin.isatty()
        self.data = project.data_folder(options.data)
        self.kind = kind_of(options.kind)
        # What is written stays, so that only the clock says when, as in publish.py.
        self.day = now().date().isoformat()
        if looks_elsewhere():
            say(f"环境变量 PORTAL_AS_OF 只用来看某一天的网站；收录日期按电脑的时钟写 {self.day}。")
        self.at_hand = DataAtHand.open(shown(self.data), now())
        self.search = TerminalSearch(self.at_hand)
        self.already = AlreadyThere(self.at_hand, self.search)
        self.values = TypedValues(self.kind, self.at_hand.catalogue.vocabularies)
        self.old = None
        self.record = {}

    def begin(self):
        """Ask, look, write; 0 when a file was written."""
        from portal.editing.new.questions import FIRST, questions

        tell_unread([one.path for one in self.at_hand.unfinished if not one.title])
        if self.options.edition_of:
            self.take_edition(self.options.edition_of)
        self.take_options()
        self.take_what_follows()
        wanted = questions(self.kind, self.at_hand.catalogue) if self.asks else []
        for question in wanted:
            if question.field.name in FIRST:
                self.ask(question)
        self.look()
        for question in wanted:
            if question.field.name not in FIRST:
                self.ask(question)
        settings = self.at_hand.catalogue.settings
        if settings and settings.regions and "regions" in self.kind.model.model_fields:
            self.record.setdefault("regions", list(settings.regions))
        self.record.update(self.nature())
        self.record["id"] = self.id()
        self.record.setdefault("added", self.day)
        return self.write()

    def take_edition(self, id):
        """Begin with what a new edition has of the one before."""
        from portal.editing.new.new_edition import carried_over
        from portal.read.document import Document

        item = self.at_hand.catalogue.find(id)
        if item is None or item.parent is not None:
            near = self.at_hand.catalogue.likeness.nearest(id)
            hint = f"最接近的是 {near.id}（{near.title}）" if near else "用 find.py 查它的 id"
            raise Failure(f"没有 id 为 {id} 的记录，{hint}。")
        if item.kind is not self.kind or not isinstance(item.value, Document):
            raise Failure(f"{id} 在{item.kind.name}里，不能作{self.kind.name}新一版的底本。")
        if item.path in self.at_hand.half_read:
            raise Failure(f"{item.path} 有错或没有填完，先改好它：运行 check.py。")
        self.old = item
        for name, value in carried_over(item).items():
            self.record.setdefault(name, value)

    def take_options(self):
        """Take what was written as options; Failure for what is no value."""
        typed = [(field, getattr(self.options, name)) for name, field, _ in OPTIONS]
        typed = [(field, text) for field, text in typed if text is not None]
        for one in self.options.set:
            field, sign, text = one.partition("=")
            if not sign:
                raise Failure(f"--set 写成 字段=内容，不能写 {one}")
            typed.append((field.strip(), text))
        faults = []
        for field, text in typed:
            if field == "id":
                self.options.id = text.strip()
                continue
            try:
                self.values.set(self.record, field, text)
            except ValueError as error:
                faults.append(str(error))
        if faults:
            raise Failure("没有写：\n" + "\n".join(faults))
        self.given = {field for field, _ in typed}

    def take_what_follows(self):
        """Fill in what leaves no choice: the only level of a catalogue."""
        from portal.read.model_fields import fields_of

        level = fields_of(self.kind.model).get("level")
        terms = list(self.values.choices(level).terms) if level else []
        if len(terms) == 1:
            self.record.setdefault("level", terms[0])

    def ask(self, question):
        """Ask for one field, until the answer is a value or nothing."""
        name = question.field.name
        if name in self.given:
            return
        prompt = question.text
        if name in self.record:
            prompt = prompt[:-1] + f"；回车就用 {self.told(question.field, self.record[name])}："
        while True:
            text = answer(prompt)
            if not text:
                return
            try:
                text = self.chosen(question.field, text)
                if text:
                    self.values.set(self.record, name, text)
                return
            except ValueError as error:
                say(f"  {error}")

    def chosen(self, field, text):
        """The answer with each word that is no term replaced by the one chosen among the nearest."""
        from portal.read.refusal import listed

        if not field.vocabulary:
            return text
        choices = self.values.choices(field)
        found = []
        for part in listed(text):
            term = choices.meant(part.strip("'"))
            found.append(term.id if term else pick(part.strip("'"), choices))
        return "、".join(one for one in found if one)

    def told(self, field, value):
        values = value if isinstance(value, list) else [value]
        return "、".join(str(field.choices.get(one, one)) for one in values)

    def look(self):
        """Say what is there already; Failure, or nothing written, where it is the same."""
        from portal.editing.new.already_there import Nearness

        title, number = self.record.get("title", ""), self.record.get("doc_no", "")
        found = self.already.resemblances(title, number, self.record.get("aliases", ()))
        if self.old is not None:  # what is like the edition before is like this one, too
            found = [one for one in found if one.nearness is Nearness.SAME]
            found = [one for one in found if one.id != self.old.id]
        if not found:
            return
        say("已经有：")
        for one in found[:5]:
            say(f"  {one.id}  {one.title}（{self.place(one)}）\n    {one.why}")
        worst = found[0]
        if worst.nearness is Nearness.ALIKE and self.old is None and not self.asks:
            say("是其中一条的新一版，就改用 --edition-of 加它的 id。")
        if worst.nearness is Nearness.EDITION and self.old is None:
            self.offer_edition(worst.item)
        elif self.asks and not self.options.anyway:
            self.confirm([one.item for one in found if one.item is not None])
        elif worst.nearness is Nearness.SAME and not self.options.anyway:
            of = worst.item.record.id if worst.item else worst.id
            raise Failure(
                "没有写：上面这一条就是它的话，去改那个文件；撤回了的用 publish.py --restore。\n"
                f"是新的一版，加 --edition-of {of}；确是两件，加 --anyway。"
            )

    def confirm(self, items):
        """Go on only when somebody says that it is none of these, or a new edition of one."""
        said = answer("不是同一件，仍然新建：输入 是；是新的一版：输入旧版的 id；回车就不建：")
        if said.lower() in YES:
            return
        if said not in [item.id for item in items]:
            raise Failure("没有写。")
        self.take_edition(said)

    def offer_edition(self, item):
        """What differs in the year of a standard is its next edition, as a rule."""
        if self.options.anyway:
            return
        if not self.asks:
            raise Failure(f"没有写：是新的一版，加 --edition-of {item.id}；确是两件，加 --anyway。")
        if (
            answer(f"照 {item.id} 建新的一版吗？回车就照它，输入 否 或 n 就不照：").lower()
            not in NO
        ):
            self.take_edition(item.id)

    def place(self, one):
        """Whether it holds, and where it stands."""
        if one.item is None:
            return f"{one.path}:1"
        line = next(self.search.lines_of([one.item]))
        return "，".join(part for part in (line.status, f"{line.path}:{line.line}") if part)

    def nature(self):
        """GB binds, GB/T does not: the number says so."""
        from portal.editing.finding.number_forms import standard_number

        number = standard_number(str(self.record.get("doc_no", "")))
        if number is None or "mandatory" in self.given or number.letters not in ("GB", "GB/T"):
            return {}
        return {"mandatory": number.letters == "GB"} if self.kind.number_first else {}

    def id(self):
        """The id: given, accepted or typed; one that nothing bears or bore."""
        from portal.editing.new.new_id import proposed_id

        if self.options.id:
            fault = self.already.id_fault(self.options.id)
            if fault:
                raise Failure(f"没有写：{fault}。")
            return self.options.id
        known = [item.id for item in self.at_hand.catalogue.records if item.kind is self.kind]
        old = self.old.id if self.old else ""
        overlay = self.at_hand.catalogue.overlay
        prefix = overlay.prefix if overlay else ""
        guess = proposed_id(
            self.kind,
            self.record,
            [id.removeprefix(prefix) for id in known if id.startswith(prefix)],
            lambda id: not self.already.id_fault(f"{prefix}{id}"),
            old.removeprefix(prefix),
        )
        guess = guess and f"{prefix}{guess}"
        if not self.asks:
            if not guess:
                raise Failure("没有写：想不出 id，加 --id，用拼音或英文，如 --id energy-law-2030。")
            return guess
        hint = f"回车就用 {guess}" if guess else "必填，用拼音或英文"
        while True:
            id = answer(f"id（小写字母、数字、连字符，以后是网址；{hint}）：") or guess
            fault = self.already.id_fault(id) if id else "id 不能空着"
            if not fault:
                return id
            say(f"  {fault}。")

    def write(self):
        """Write the file and say what is still open and what to do next."""
        from portal.editing.new.new_record import write_new
        from portal.editing.new.skeleton import Skeleton
        from portal.read.file import read_file

        text = Skeleton(self.kind, self.at_hand.catalogue).text(self.record, self.old)
        folder = shown(self.data)
        try:
            path = write_new(folder, self.kind, self.record["id"], text)
        except FileExistsError:
            raise Failure("没有写：这个文件刚刚有了，换一个 id。") from None
        print(path.as_posix(), flush=True)
        problems = sorted(read_file(path, self.kind.model, folder).problems)
        say(f"写好了 {path.as_posix()}。" + ("还要填：" if problems else "必填的都有了。"))
        for problem in problems:
            say(f"  第 {problem.line} 行 {problem.field}：{problem.message}")
        data = f" --data {self.options.data}" if self.at_hand.catalogue.overlay else ""
        say(
            "下一步：\n"
            "  1. 打开这个文件，照每一行上面的说明填；来源和核实情况要见过原文再填\n"
            f"  2. python3 scripts/check.py {path.as_posix()}{data}\n"
            f"  3. python3 scripts/serve.py{data}  看网页\n"
            f'  4. python3 scripts/publish.py {self.record["id"]}{data} --note "一句话"'
        )
        return 0


def answer(prompt):
    """What somebody types, without what stands around it; the end of the input is a stop."""
    sys.stderr.flush()
    try:
        return input(prompt).strip()
    except EOFError:
        raise KeyboardInterrupt from None


def pick(typed, choices):
    """The id of a term that is chosen by its number among those nearest to `typed`."""
    near = choices.nearest(typed)
    if not near and len(choices.terms) <= FEW:
        near = list(choices.terms.values())
    if not near:
        say(f"  词表里没有和“{typed}”相近的，先跳过，在文件里填。")
        return ""
    if len(near) == 1 and typed in near[0].name:
        text = answer(f"  是 {near[0].id}（{near[0].name}）吗？回车就是它，输入 n 就跳过：")
        return "" if text.lower() in NO else near[0].id
    for number, term in enumerate(near, 1):
        say(f"  {number}  {term.id}  {term.name}")
    text = answer(f"  “{typed}”是哪一个？输入编号，回车就跳过：")
    if text.isdecimal() and 1 <= int(text) <= len(near):
        return near[int(text) - 1].id
    return ""


if __name__ == "__main__":
    run(main)
