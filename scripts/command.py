"""What all commands share: Chinese usage text, UTF-8 in and out, and endings without a traceback.

Plain syntax on purpose, here and in every file of this folder: an old Python has to be able to
read the file before it can be told that it is too old.
"""

import argparse
import errno
import os
import signal
import sys

from chinese import speak_chinese

OLDEST_PYTHON = (3, 11)


class Failure(Exception):
    """Ends the command with exit code 1; the text says in Chinese why and what to do."""


def say(text):
    """Tell the person at the terminal. On stderr, so that stdout stays free for results."""
    print(text, file=sys.stderr, flush=True)


def run(main):
    """Run a command's `main() -> exit code` and end the process with that code."""
    _speak_utf8()
    _stop_once()
    try:
        require_python(sys.version_info)
        code = main()
    except Failure as failure:
        say(str(failure))
        code = 1
    except KeyboardInterrupt:
        say("\n已停止。")
        code = 130
    except BrokenPipeError:  # `check.py | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except OSError as error:
        if not words_of(error):
            raise
        say(f"没有做完：{words_of(error)}。")
        code = 1
    sys.exit(code)


WORDS = {
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有读写的权限",
    errno.EPERM: "没有读写的权限",
    errno.EBUSY: "正被占用",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "文件名太长",
    getattr(errno, "EDQUOT", -1): "磁盘配额用完了",
}
"""What the system refuses, by its numbers."""


def words_of(error):
    """What to say of an OSError, and of which file; '' where there are no words for it."""
    words = WORDS.get(error.errno, "")
    named = words and error.filename and error.errno not in (errno.ENOSPC, errno.EIO)
    return f"{words}：{error.filename}" if named else words  # of a copy it names what is whole


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese, and takes options only as they are written."""

    def __init__(self, description="", **options):
        speak_chinese()
        options.setdefault("formatter_class", argparse.RawTextHelpFormatter)
        super().__init__(description=description, allow_abbrev=False, **options)

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """Python before 3.14 cuts its own "usage: " off by its length, which is not that of ours."""
        if self.usage is None:
            self.usage = self.format_usage()[len("用法：") :].rstrip()
        return super().parse_known_intermixed_args(args, namespace)


def whole_number(text):
    """The type of an option whose value is a whole number."""
    if text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError(f"应为整数，不能写 {text}")


def require_python(version):
    if tuple(version[:2]) < OLDEST_PYTHON:
        needed, found = (".".join(map(str, pair[:2])) for pair in (OLDEST_PYTHON, version))
        raise Failure(
            f"需要 Python {needed} 或更高版本，现在运行的是 {found}（{sys.executable}）。\n"
            "请安装新版 Python（https://www.python.org/downloads/），再用它运行同一条命令。"
        )


def _speak_utf8():
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _stop_once():
    """Turn the first Ctrl-C or termination into an exception, so that clean-up runs, and let
    it finish: a Ctrl-C can reach us twice, from the terminal and from the outer process."""

    def interrupt(number, frame):
        signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    def terminate(number, frame):
        signal.signal(number, signal.SIG_IGN)
        sys.exit(128 + number)

    signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGTERM, terminate)
    if minds_hang_up():
        signal.signal(signal.SIGHUP, terminate)


def minds_hang_up():
    """Whether the end of the terminal is the end of this command: not under nohup."""
    return hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN
