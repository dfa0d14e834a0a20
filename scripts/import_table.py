"""Take the rows of a table into a list: show what would become of each, write it on a second word."""

import dataclasses
import sys
from pathlib import Path

import check
import project
from command import Failure, run, say
from import_options import asked, choices_of

ROUNDS = 4
"""How often somebody at the terminal is asked: an answer can lead to another question."""

PASTED = "粘贴的表格"


def main():
    options = asked()
    project.enter()
    data = project.data_folder(options.data)
    content, name = _content(options)
    list_file = _list(data, options.list)
    grid = _grid(options, content, name)
    plan, mapping = _planned(grid, list_file, options)
    for line in plan.told:
        print(line)
    sys.stdout.flush()
    if plan.problems:
        _refuse(plan, options, content, grid, name)
    return _finish(plan, list_file, mapping, options)


def _content(options):
    """The bytes of the table, and what it is called."""
    if not options.paste:
        return None, Path(options.file).stem
    if sys.stdin.isatty():
        say("把表格粘贴在这里，再按 Ctrl-D 结束（Windows 按 Ctrl-Z 再回车）：")
    return sys.stdin.buffer.read(), PASTED


def _grid(options, content, name):
    from portal.editing.tables.grid import BadWorkbook
    from portal.editing.tables.workbook import grid_of, read_grid

    try:
        return read_grid(Path(options.file)) if content is None else grid_of(content, name)
    except BadWorkbook as error:
        raise Failure(f"没有导入。{error}") from None


def _list(data, id):
    from portal.as_of import BadAsOf, as_of
    from portal.editing.tables.list_file import open_list
    from portal.editing.tables.record_file import NoSuchTable
    from portal.read.problem import Unreadable

    try:
        return open_list(check.shown(data), id, as_of())
    except NoSuchTable as error:
        told = "新的清单先用 new.py 建好文件（题名、文号、日期），再导入条目。"
        raise Failure(f"没有导入。{error}{told}") from None
    except Unreadable as error:
        raise Failure(f"{error}\n没有导入。先改好上面的文件。") from None
    except BadAsOf as error:
        raise Failure(str(error)) from None


def _planned(grid, list_file, options):
    """What would be done, after everything was asked that can be asked."""
    from portal.editing.tables.grid import BadWorkbook
    from portal.editing.tables.import_choices import kept_mapping
    from portal.editing.tables.table_import import plan_table
    from portal.read.problem import Unreadable

    choices = choices_of(options)
    try:
        kept = kept_mapping(list_file.data, list_file.id)
        for _ in range(ROUNDS):
            plan = plan_table(grid, list_file, choices, kept, options.remove)
            if not plan.questions or options.paste or not sys.stdin.isatty():
                break
            choices = _answered(plan.questions, choices)
    except BadWorkbook as error:
        raise Failure(f"没有导入。{error}") from None
    except Unreadable as error:
        raise Failure(f"{error}\n没有导入。先改好上面的文件。") from None
    return plan, plan.mapping


def _answered(questions, choices):
    """The choices with what somebody at the terminal says."""
    from portal.editing.tables.import_doubts import NEW

    same, new, of_rows = dict(choices.same), set(choices.new), dict(choices.row_values)
    for question in questions:
        say(question.text)
        for number, (value, meaning) in enumerate(question.answers, 1):
            say(f"  {number}  {value}　{meaning}")
        say("输入前面的数字再按回车；不知道就直接回车：")
        answer = sys.stdin.readline().strip()
        if not answer.isdecimal() or not 0 < int(answer) <= len(question.answers):
            continue
        value = question.answers[int(answer) - 1][0]
        if question.option != "same":
            of_rows[tuple(question.option.rsplit(".", 1))] = value
        elif value == NEW:
            new.add(question.row)
        else:
            same[question.row] = value
    return dataclasses.replace(choices, same=same, new=frozenset(new), row_values=of_rows)


def _refuse(plan, options, content, grid, name):
    """Say what is wrong, write it beside the rows of a copy, and end."""
    from portal.editing.tables.problem_copy import problem_copy, write_copy
    from portal.editing.tables.table_problem import alike

    print()
    for problem in alike(plan.problems):
        print(f"问题：{problem}")
    sys.stdout.flush()
    original = Path(options.file) if content is None else Path(f"{name}.xlsx")
    raw = original.read_bytes() if content is None else content
    copy = problem_copy(raw, grid, plan.problems, plan.headings)
    at = Path(options.problems) if options.problems else None
    if at is not None and at.exists() and content is None and at.samefile(original):
        raise Failure("没有导入。--problems 不能是原来的表格：原表不改动。")
    try:
        written = write_copy(copy, original, at)
        told = f"每一处问题写在 {written} 的“问题”一列，可以在里面改，再导入那一份。"
    except OSError as error:
        told = f"带问题的表写不出来（{error.strerror}），用 --problems 文件 换一个地方。"
    raise Failure(f"没有导入，有 {len(plan.problems)} 处要先说明或改正。{told}")


def _finish(plan, list_file, mapping, options):
    """Write the list and its mapping, where somebody said so."""
    from portal.editing.tables.import_choices import mapping_path, mapping_text

    changed = plan.text != list_file.file.text
    if not options.yes:
        told = "要写入，在同一条命令后面加 --yes。" if changed else "和清单里的一样，没有要改的。"
        say(f"没有写入。{told}")
        return 0
    if list_file.file.path.read_bytes() != list_file.file.text.encode("utf-8"):
        raise Failure("没有写入：清单的文件刚才被改过。再运行一次。")
    texts = {}
    if mapping is not None:
        path = mapping_path(list_file.data, list_file.id)
        text = mapping_text(list_file.data, mapping)
        if not path.is_file() or path.read_bytes() != text.encode("utf-8"):
            texts[path] = text
    if changed:
        texts[list_file.file.path] = plan.text
    write_all(texts)
    for path in texts:
        say(f"已写入 {path}")
    say(
        "下一步：check.py 检查，serve.py 看页面，publish.py 发布。" if changed else "清单没有变化。"
    )
    return 0


def write_all(texts):
    """Write each file whole; none of them where one cannot be prepared."""
    from portal.editing.files.whole_file import write_all_whole

    try:
        for path in texts:
            path.parent.mkdir(exist_ok=True)
        write_all_whole({path: text.encode("utf-8") for path, text in texts.items()})
    except OSError as error:
        raise Failure(f"没有写完：写不进 {error.filename or ''}（{error.strerror}）。") from None


if __name__ == "__main__":
    run(main)
