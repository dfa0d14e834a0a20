"""Commands speak Chinese in every word, also in those that Python has for them."""

import argparse
import ast
import inspect
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers.scripts import command

bench, build, chinese, words = map(command, ("bench", "build", "chinese", "command"))
WORDS, speak_chinese = chinese.WORDS, chinese.speak_chinese
Failure, Parser, whole_number = words.Failure, words.Parser, words.whole_number

FOR_PROGRAMMERS = (
    "conflicting", ".__call__() not defined", "'required' is an invalid", "mutually exclusive",
    "cannot ", "%r is not callable", "invalid option string", "dest= is required",
    "invalid conflict_resolution", "argument \"-\" with mode", "unknown parser",
)  # fmt: skip
"""How messages begin that only a wrong program calls forth."""


def messages_of_argparse() -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
            found.update(texts[-1:])
    return found


def test_every_message_of_this_python_is_translated() -> None:
    messages = {text for text in messages_of_argparse() if not text.startswith(FOR_PROGRAMMERS)}
    assert len(messages) > 15
    assert messages <= WORDS.keys()


def test_a_translation_takes_what_the_message_gives() -> None:
    given = {"argument_name": 1, "message": 2, "option": 3, "matches": 4, "type": 5, "value": 6}
    given |= {"choices": 7, "closest": 8, "parser_name": 9, "filename": 10, "error": 11}
    given |= {"prog": 12, "heading": 13, "default": 14}
    for english, chinese in WORDS.items():
        argument = given if "%(" in english else ("甲",) if "%" in english else ()
        assert chinese % argument


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--number"], "参数 --number：后面要写一个值"),
        (["--number", "x"], "参数 --number：应为整数，不能写 x"),
        (["--kind", "丙"], "参数 --kind：不能写 '丙'（可选："),
        ([], "缺少参数：--kind"),
        (["--kind", "甲", "--kin"], "不认识的参数：--kin"),
        (["--kind", "甲", "--two", "1"], "后面要写 2 个值"),
    ],
)
def test_wrong_arguments_are_told_in_chinese(arguments, said, capsys) -> None:
    parser = Parser("试")
    parser.add_argument("--number", type=whole_number)
    parser.add_argument("--kind", choices=("甲", "乙"), required=True)
    parser.add_argument("--two", nargs=2)
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(arguments)
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in told and told.startswith("用法：") and "加 --help 看说明" in told
    assert "argument" not in told and "error" not in told


def test_the_language_of_the_terminal_changes_nothing() -> None:
    speak_chinese()
    line = [sys.executable, str(Path(build.__file__).with_name("check.py")), "--nonsense"]
    for language in ("C", "en_US.UTF-8", "de"):
        done = subprocess.run(
            line,
            check=False,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "LANGUAGE": language},
        )
        assert "不认识的参数：--nonsense" in done.stderr


def test_an_error_of_the_program_is_told_as_one_and_says_where() -> None:
    with pytest.raises(Failure) as ended, build.reasons(verbose=False):
        assert not build.EXAMPLE, "没有这个栏目"
    said = str(ended.value)
    assert said.startswith("没有生成网站：程序出了错，不是数据写错了。原来的网站没有动。")
    assert "tests/test_command_words.py 第" in said and "AssertionError 没有这个栏目" in said
    assert "build.py --verbose" in said


def test_verbose_shows_the_rest(capsys) -> None:
    with pytest.raises(Failure) as ended, build.reasons(verbose=True):
        raise KeyError("laws")
    assert "Traceback" in capsys.readouterr().err
    assert "--verbose" not in str(ended.value)


def test_each_step_that_the_measurement_names_is_a_function() -> None:
    """A step that was renamed would be measured as nothing."""
    import mkdocs

    roots = (Path(build.__file__).parent.parent / "hooks", Path(mkdocs.__file__).parent)
    for name, file, function in bench.STEPS:
        found = [path for root in roots for path in root.rglob(f"*{file}") if path.is_file()]
        texts = [path.read_text(encoding="utf-8") for path in found]
        assert any(f"def {function}(" in text for text in texts), name


def test_publish_says_of_texts_what_goes_with_texts():
    def ways(*lines):
        return list(command("publish")._ways([SimpleNamespace(lines=lines)]))

    new, corrected = (SimpleNamespace(new=one) for one in (True, False))
    assert "--minor" not in "".join(ways(SimpleNamespace(texts=[new])))
    assert "--minor --misprint" in ways(SimpleNamespace(texts=[new, corrected]))[1]
    for lines in ((), (SimpleNamespace(texts=[new]), SimpleNamespace(texts=[]))):
        assert "只是订正错字用 --minor" in ways(*lines)[0]
