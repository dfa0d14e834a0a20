"""argparse's own words in Chinese, as the catalogue that it asks for each of them.

gettext finds a compiled catalogue on disk only where the environment's language is Chinese, and that
of a terminal seldom is. So argparse is given a catalogue that answers in Chinese everywhere.
"""

import argparse
import gettext

WORDS = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "subcommands": "命令",
    "options": "选项",
    "%(heading)s:": "%(heading)s:",
    "show this help message and exit": "显示这段说明",
    "show program's version number and exit": "显示版本",
    " (default: %(default)s)": "（默认 %(default)s）",
    "%(prog)s: error: %(message)s\n": "%(prog)s：%(message)s（加 --help 看说明）\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s：注意，%(message)s\n",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "the following arguments are required: %s": "缺少参数：%s",
    "one of the arguments %s is required": "要写其中一个参数：%s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "unexpected option string: %s": "这里不该有 %s",
    "not allowed with argument %s": "不能和 %s 同时写",
    "ignored explicit argument %r": "后面不能写值 %r",
    "expected one argument": "后面要写一个值",
    "expected at most one argument": "后面最多写一个值",
    "expected at least one argument": "后面至少写一个值",
    "expected %s arguments": "后面要写 %s 个值",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 说的是哪一个：%(matches)s",
    "invalid %(type)s value: %(value)r": "%(value)r 写法不对，应为 %(type)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "不能写 %(value)r（可选：%(choices)s）",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "不能写 %(value)r，可能是 %(closest)r（可选：%(choices)s）"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "没有命令 %(parser_name)r（可选：%(choices)s）"
    ),
    "can't open '%(filename)s': %(error)s": "打不开 %(filename)s：%(error)s",
    "option '%(option)s' is deprecated": "选项 %(option)s 将来不再支持",
    "argument '%(argument_name)s' is deprecated": "参数 %(argument_name)s 将来不再支持",
    "command '%(parser_name)s' is deprecated": "命令 %(parser_name)s 将来不再支持",
}
"""Every message that argparse of Python 3.11 to 3.14 has for those who type a command."""


class Chinese(gettext.NullTranslations):
    """The catalogue; what it does not know stays as it is."""

    def gettext(self, message):
        return WORDS.get(message, message)

    def ngettext(self, msgid1, msgid2, n):
        return WORDS.get(msgid2) or super().ngettext(msgid1, msgid2, n)


def speak_chinese():
    """Have argparse ask this catalogue."""
    catalogue = Chinese()
    argparse._ = catalogue.gettext
    argparse.ngettext = catalogue.ngettext
