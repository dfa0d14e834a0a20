"""Build the site; the finished one takes the old one's place only when all went well."""

import contextlib
import logging
import os
import re
import sys
import time
import traceback
from pathlib import Path
from urllib.parse import urlsplit

import check
import place
import project
from command import Failure, Parser, run, say, words_of


def main():
    parser = Parser("检查数据并生成网站。有问题时不动原来的网站，退出码为 1。")
    project.add_data_option(parser)
    parser.add_argument(
        "--site",
        metavar="DIR",
        help="网站输出到哪里，默认 site（离线副本是 site-offline）；原有内容会被整个替换",
    )
    parser.add_argument(
        "--offline",
        action="store_true",
        help="做成离线副本：一个目录，从磁盘、U 盘直接打开 index.html 就能用，旁边另有一个 ZIP；没有订阅源",
    )
    parser.add_argument("--verbose", action="store_true", help="出错时显示程序的调用过程")
    options = parser.parse_args()
    project.enter()
    from portal.data_layers import roots_of

    data = project.data_folder(options.data)
    site = Path(
        options.site or project.ROOT / ("site-offline" if options.offline else "site")
    ).resolve()
    os.umask(0o022)  # others are to read it: the web server is another user
    place.restore(site)
    place.refuse_foreign(site, (project.ROOT, *roots_of(data)))
    prepare(data)
    opened = require_good(data)
    extra = {"offline": True} if options.offline else {}
    build_into(site, verbose=options.verbose, opened=opened, extra=extra)
    pages, size = _measure(site)
    say(f"网站在 {site}：{pages} 个页面，{size / 1e6:.1f} MB。")
    if options.offline:
        archive = packed(site)
        say(f"压缩成一个文件：{archive}，{archive.stat().st_size / 1e6:.1f} MB。")
    return 0


def packed(site):
    """The folder of a site as one ZIP beside it. An older one stays until the new one is whole."""
    from portal.offline.archive import pack

    archive = site.with_name(f"{site.name}.zip")
    work = site.with_name(f".{site.name}-{os.getpid()}.zip")
    try:
        pack(site, work, site.name, frozenset((place.MARK,)))
        work.replace(archive)
    except OSError as error:
        raise Failure(f"目录做好了，没有压缩成：{words_of(error) or error}。") from None
    finally:
        work.unlink(missing_ok=True)
    return archive


EXAMPLE = "example.org"
"""The host in mkdocs.yml while nobody has said where the site is going to be."""


def mention_example(address, by_portal=False):
    """Say what is going to be wrong in a site that does not know its own address: `by_portal` when its
    portal.yaml says the one of the example."""
    if urlsplit(address or "").hostname == EXAMPLE:
        unsaid = "portal.yaml 的 address 还是示例" if by_portal else "没有设 PORTAL_SITE_URL"
        say(
            f"注意：{unsaid}，订阅源、日历、“复制地址”、网站地图和规范链接里都会是 https://{EXAMPLE}/，"
            "上线前设好再生成。"
        )


def require_good(data):
    """Check the data and return them opened; print the problems and raise Failure when there are any."""
    start = time.monotonic()
    say(f"检查数据 {data} …")
    opened, faults = check.opened_with_faults(data)
    problems, unpublished = opened.problems, opened.unpublished
    if problems or unpublished or faults:
        check.report(problems or unpublished + faults, data)
        what = "数据有问题" if problems else "有改动还没有发布" if unpublished else "时钟有问题"
        raise Failure(f"{what}，没有生成网站。请按上面的提示处理。")
    refuse_wrong_clock(opened.following.ledger)
    check.tell_remarks(opened)
    say(f"数据没有问题，{time.monotonic() - start:.1f} 秒。")
    return opened


def refuse_wrong_clock(ledger):
    """Raise Failure when the clock is so far ahead that it can hardly be right: what is told of
    days that have not come cannot be taken back."""
    from portal.as_of import looks_elsewhere, now
    from portal.ledger.clock import refusal_to_build

    refusal = "" if looks_elsewhere() else refusal_to_build(ledger, now())
    if refusal:
        raise Failure(f"没有生成网站：{refusal}")


def prepare(data):
    """Set up what MkDocs and the hooks take from the process: the data folder, and somebody to
    tell warnings and errors to."""
    from portal.read.file import keep_what_is_read

    keep_what_is_read()
    os.environ["PORTAL_DATA"] = str(data)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(_Speaker(logging.WARNING))
    logger.propagate = False
    # The preview server calls every redirect a warning.
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)


class Superseded(BaseException):
    """A preview has something newer to show than what it is building. Nothing has failed."""


def build_into(site, verbose=False, **settings):
    """Build the site; `site` changes only on success. Failure says why not. Of a preview only what
    the theme renders is written; what makes the rest when it is asked for is returned.

    `settings` override those of mkdocs.yml; `serve_url` says that it is a preview; `opened` are the
    data, where somebody has read and checked them already, `made` the portal that was made of them;
    `extra` is added to what mkdocs.yml has under that name;
    while `is_old()` the build ends with Superseded.
    """
    start = time.monotonic()
    say("生成网站 …")
    with reasons(verbose), place.replacing(site) as folder:
        maker = _mkdocs(folder, **settings)
    say(f"网站已生成，{time.monotonic() - start:.1f} 秒。")
    return maker


def load_config(**settings):
    """Return the configuration of mkdocs.yml with `settings` on top."""
    from mkdocs import config

    path = str(project.ROOT / "mkdocs.yml")
    return config.load_config(path, config_file_path=path, **settings)


class Progress:
    """Says how far long work is: on a terminal in one line that is written over, elsewhere a line now
    and then."""

    EVERY = 15
    """Seconds between two lines of a file."""

    def __init__(self):
        self._begun = self._said = time.monotonic()

    def told(self, done, count):
        now = time.monotonic()
        if sys.stderr.isatty():
            if now - self._said < 0.2 and done < count:
                return
            sys.stderr.write(f"\r写网页和文件：{done * 100 // count}%")
            sys.stderr.write("\n" if done == count else "")
            sys.stderr.flush()
        elif now - self._said > self.EVERY and done < count:
            say(f"写网页和文件：{done * 100 // count}%，已用 {now - self._begun:.0f} 秒")
        else:
            return
        self._said = now


def _going_on(is_old):
    def go_on():
        if is_old():
            raise Superseded

    return go_on


def _mkdocs(folder, serve_url=None, opened=None, made=None, is_old=None, extra=None, **settings):
    from mkdocs.commands.build import build

    config = load_config(site_dir=str(folder), **dict({"strict": not serve_url}, **settings))
    config["extra"].update(extra or {})
    config["extra"]["preview"] = bool(serve_url)
    config["extra"]["opened"] = opened
    config["extra"]["made"] = made
    config["extra"]["go_on"] = _going_on(is_old) if is_old else None
    config["extra"]["told"] = Progress().told
    if not serve_url:
        own = opened.catalogue.settings if opened else None
        named = own is not None and bool(own.address)
        mention_example(own.address if named else config.site_url, named)
    if serve_url:  # the server has its own beginning and end
        makers = []
        config["extra"]["later"] = makers.append
        build(config, serve_url=serve_url)
        return makers[0]
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return None


@contextlib.contextmanager
def reasons(verbose):
    """Turn whatever stops a build into a Failure that names the reason."""
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        yield
    except Exception as error:  # noqa: BLE001 - hooks and plugins can raise anything
        if verbose:
            traceback.print_exc()
        if isinstance(error, Abort) and "Aborted with" in str(error):
            reason = "见上面的警告和错误。"
        elif isinstance(error, MkDocsException):
            reason = error.format_message()
        elif isinstance(error, MemoryError):
            reason = "内存不够。关掉别的程序，或设 PORTAL_JOBS=1 再试。原来的网站没有动。"
        elif isinstance(error, OSError) and words_of(error):
            reason = f"{words_of(error)}。原来的网站没有动。"
        else:
            reason = told(error, verbose)
        raise Failure(f"没有生成网站：{reason}") from None


def told(error, verbose=False):
    """What to say of an error that nobody foresaw."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    # What failed in another process says where that was.
    path = Path(getattr(error, "file", None) or frame.filename)
    line = getattr(error, "line", None) or frame.lineno
    with contextlib.suppress(ValueError):
        path = path.relative_to(project.ROOT)
    words = getattr(error, "words", None) or " ".join(f"{type(error).__name__} {error}".split())
    more = "" if verbose else "运行 build.py --verbose，"
    return (
        "程序出了错，不是数据写错了。原来的网站没有动。\n"
        f"出错的地方：{path.as_posix()} 第 {line} 行（{words}）。\n"
        f"请{more}把显示的内容连同刚才改动的文件报告给维护的人。"
    )


LINK = re.compile(r"Doc file '([^']+)' contains a link '([^']+)', but (.*)", re.DOTALL)
"""What MkDocs says of a link that leads nowhere: the mistake that people who write guides make."""


def words_of_mkdocs(record):
    """What MkDocs logged, in Chinese where it is for those who write."""
    found = LINK.match(record.getMessage())
    if not found:
        return record.getMessage()
    path, link, reason = found.groups()
    lost = "那一页没有这个标题" if "anchor" in reason else "没有这个文件"
    near = re.search(r"Did you mean '([^']+)'", reason)
    likely = f"，可能是 {near.group(1)}" if near else ""
    return f"docs/{path} 里的链接 {link}：{lost}{likely}"


class _Speaker(logging.Handler):
    def emit(self, record):
        kind = "错误" if record.levelno >= logging.ERROR else "警告"
        say(f"{kind}：{words_of_mkdocs(record)}")


def _measure(site):
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, sum(path.stat().st_size for path in files)


if __name__ == "__main__":
    run(main)
