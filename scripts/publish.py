"""Publish edits: compare the data with the ledger, say who would see what, write the publication."""

import contextlib
import gc
import os
import sys
from urllib.parse import urlsplit

import build
import check
import project
import schema
from build import EXAMPLE
from command import Failure, run, say
from file_lock import held
from publish_options import asked, is_asked, needs_word, writes

PATIENCE = 60
"""Seconds to wait for another run; it takes one or two."""

SURE = "写入"
"""What somebody types who has seen what there is to see."""


def main():
    options = asked()
    project.enter()
    gc.disable()  # one pass and out, as in check.py
    refuse_other_days()
    data = project.data_folder(options.data)
    if not writes(options):
        return publish(data, options)
    with alone(data):
        return publish(data, options)


def refuse_other_days():
    """What is written here stays, so only the clock says when."""
    from portal.as_of import looks_elsewhere

    if looks_elsewhere():
        raise Failure(
            f"没有发布：环境变量 PORTAL_AS_OF 设成了 {os.environ['PORTAL_AS_OF']}，"
            "那是看某一天的网站用的，发布只按电脑的时钟。\n"
            "先取消它：Linux、macOS 用 unset PORTAL_AS_OF，"
            "PowerShell 用 Remove-Item Env:PORTAL_AS_OF，再运行。"
        )


@contextlib.contextmanager
def alone(data):
    """Let one run at a time write into a ledger: a second click waits, and finds nothing to do."""
    from portal.ledger.ledger_file import clear_leftovers
    from portal.ledger.ledger_folder import FOLDER

    folder = data / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        lock = held(folder / ".lock", PATIENCE, lambda: say("另一个 publish.py 正在写，等它做完…"))
        with lock:
            clear_leftovers(data)
            yield
    except TimeoutError:
        raise Failure("没有发布：另一个 publish.py 一直没有做完。等它结束再运行。") from None
    except PermissionError as error:
        raise Failure(f"没有发布：不能写入 {check.shown(folder)}（{error.strerror}）。") from None
    except OSError as error:
        raise Failure(f"没有发布：写不进 {check.shown(folder)}（{error.strerror}）。") from None


def publish(data, options):
    """Show what there is to publish, and write it where an option says so; 0 when all went well."""
    from portal.ledger.press import Refusal
    from portal.ledger.rebase import rebase

    try:
        if options.undo:
            return undo(data, options)
        again = rebase(check.shown(data), options.again) if options.again else None
        opened = open_data(data, again.names if again else frozenset())
        publisher = press_of(opened)
        if options.withdraw:
            refuse_gap(data, publisher, options.withdraw)
        publications = again.made(publisher) if again else [_publication(publisher, options)]
        show(_seen(publications, publisher, opened, options))
        refuse_fast_clock(publisher, options)
        return finish(data, options, publications, again, opened)
    except Refusal as refusal:
        raise Failure(f"没有发布：{refusal}") from None


def refuse_gap(data, publisher, id):
    """Raise Failure where something still relies on what is to be withdrawn: it could not be restored
    afterwards either, for nothing is published while the data have a fault."""
    from portal.data_folder import problems_without

    problems = problems_without(check.shown(data), publisher.at, id)
    if problems:
        check.report(problems, data)
        raise Failure(f"没有撤回：撤回 {id} 以后，上面这些地方就有问题。先改好它们，再撤回。")


def refuse_fast_clock(publisher, options):
    """Raise Failure where the clock is so far ahead that somebody should look at it first."""
    from portal.ledger.clock import LONG, days_since

    days = days_since(publisher.ledger, publisher.at)
    if writes(options) and days > LONG and not options.yes:
        raise Failure(
            f"没有发布：现在的时间 {publisher.at.date()} 比上一次发布晚了 {days} 天。"
            "先核对电脑的时钟；时钟没有错，就在同一条命令后面加 --yes。"
        )


def finish(data, options, publications, again, opened):
    """Write what was shown, where it is wanted."""
    from portal.editing.new.new_annotation import fill_in_bases
    from portal.ledger.ledger_file import take_away, write

    if not writes(options):
        if options.show and is_asked(options):
            say("没有写入。要照这样写入，就去掉 --show 再运行。")
        else:
            for line in _ways(publications):
                say(line)
        return 0
    if needs_word(options) and not sure(options):
        say("没有写入。看过上面的内容，确认要写入，就在同一条命令后面加 --yes。")
        return 1
    for publication in publications:
        if publication.lines or publication.head.authority:
            say(f"已写入 {check.shown(write(publication, data))}，和数据一起提交。")
    schema.tell(schema.refresh(data))
    for path in fill_in_bases(opened.catalogue):
        say(f"已在 {check.shown(path)} 里记下批注所依据的内容，和数据一起提交。")
    if again:
        take_away(again.names, data)
        for name in sorted(again.names):
            say(f"已删去 data/ledger/{name}，由上面的代替。")
    return 0


def _ways(publications):
    """How to go on from what was shown."""
    lines = [line for one in publications for line in one.lines]
    texts = [text for line in lines for text in line.texts]
    if not texts or not all(line.texts for line in lines):
        yield '没有写入。要发布就加 --note "给订阅者的一句话"；只是订正错字用 --minor。'
        yield "原来是本站抄错了的，--note 再加 --misprint，订阅者读到“更正”。"
        return
    yield '没有写入。要发布就在同一条命令后面加 --note "给订阅者的一句话"。'
    if not all(text.new for text in texts):
        yield "只改了空格、全角半角的用 --minor；抄错了字、不必告诉订阅者的用 --minor --misprint。"


def undo(data, options):
    """Take back the last publication, where nobody else has it."""
    from portal.ledger.ledger import read_ledger
    from portal.ledger.ledger_file import take_away
    from portal.ledger.shared import shared
    from portal.ledger.undo import undoable

    ledger = read_ledger(check.shown(data))
    if ledger.problems:
        check.report(ledger.problems, data)
        raise Failure("台账有问题，没有撤销。请先按上面的提示处理。")
    last, why = undoable(ledger, shared(data))
    name = last.path.rpartition("/")[2]
    head = last.head
    show(
        [
            f"撤销最后一次发布 data/ledger/{name}：{head.at}，{len(last.lines)} 行",
            f"  {head.note or '（没有一句话）'}",
            "数据文件不动；这次发布的改动又成为没有发布的。",
            why,
        ]
    )
    if not writes(options):
        say("没有写入。")
        return 0
    if not sure(options):
        say("没有写入。确认要撤销，就在同一条命令后面加 --yes。")
        return 1
    take_away([name], data)
    say(f"已删去 data/ledger/{name}。已经提交过的，把这次删除也提交。")
    return 0


def sure(options):
    """Whether somebody has said, now or beforehand, that it is meant."""
    if options.yes:
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        return False
    say(f"确认就输入“{SURE}”或 yes 再按回车，别的都是不写：")
    return sys.stdin.readline().strip().lower() in (SURE, "yes")


def show(lines):
    """Print lines. Whoever looks at the first few only (`| head`) still wants the rest done."""
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def open_data(data, without):
    """Return the folder `data` opened, but for some files of its ledger; Failure when the data or
    the ledger have to be mended first."""
    from portal import data_folder
    from portal.as_of import as_of

    with check.parsed_before(data):
        found = data_folder.open_data(check.shown(data), as_of(), without)
    if found.problems:
        check.report(found.problems, data)
        raise Failure("数据或台账有问题，没有发布。请先按上面的提示修改。")
    return found


def press_of(opened):
    """Return what makes publications of an opened folder."""
    from portal.ledger.publisher import Publisher

    following = opened.following
    ledger = following.ledger
    authority = "" if ledger.publications else ledger.named or _named_now(opened)
    return Publisher(
        opened.catalogue, following.ledger, following.whole, following.moment, authority
    )


def _named_now(opened):
    """Who tag: URIs are named after from the first publication on: who the settings of a portal's own
    data say, else the host of the site, and the day."""
    return f"{_host(opened)},{opened.following.moment.date()}"


def _publication(publisher, options):
    note = (options.note or "").strip()
    if options.withdraw:
        return publisher.withdrawal(options.withdraw, options.reason.strip(), note)
    if options.restore:
        return publisher.restoring(options.restore, note)
    if options.rename:
        return publisher.renaming(*options.rename, note)
    if options.merge:
        return publisher.merging(*options.merge, note)
    if options.authority:
        return publisher.naming(options.authority)
    only = publisher.records_of(options.ids) if options.ids else None
    if options.minor:
        return publisher.minor(note, only, options.misprint)
    return publisher.regular(note, only, misprint=options.misprint)


def _seen(publications, publisher, opened, options):
    """What the editor is shown, line by line."""
    from portal.feeds.entry_preview import entries
    from portal.ledger.preview import preview

    yield from preview(publications, publisher, opened.catalogue)
    regular = not (options.note or options.withdraw or options.again)
    yield from entries(publications, publisher, opened.catalogue, regular)
    yield from _named_after(publications, publisher, opened)


def _named_after(publications, publisher, opened):
    """What the ids of entries begin with: subscribers' programs know entries by it for good."""
    first = publications[0].head.authority if publications else ""
    authority = first or publisher.ledger.authority
    if first:
        yield f"订阅条目的编号从此以 tag:{first} 开头，以后换网址也不再变。"
    host = authority.partition(",")[0]
    told = any(line.event for one in publications for line in one.lines)
    if host == EXAMPLE and told:
        here = _host(opened)
        own = here if here != EXAMPLE else "自己的域名"
        yield (
            "注意：编号以示例网址 example.org 开头，会和别的站的条目混在一起。"
            + (
                _before_the_first(opened)
                if first
                else f"自己的网站上线以前，运行一次 publish.py --authority {own}。"
            )
        )


def _before_the_first(opened):
    """Whence the name comes that the first publication says."""
    overlay = opened.catalogue.overlay
    if overlay is None:
        return "先设环境变量 PORTAL_SITE_URL 再第一次发布。"
    path = (overlay.layers.own / "portal.yaml").as_posix()
    return f"先把 {path} 的 authority 改成自己的域名，再第一次发布。"


def _host(opened):
    """The host of the site: who its tag: URIs are named after, once and for all."""
    from portal.site_info import written_out

    settings = opened.catalogue.settings
    own = settings.address if settings else None
    address = (
        os.environ.get("PORTAL_SITE_URL")
        or own
        or build.load_config().site_url
        or f"https://{EXAMPLE}/"
    )
    try:
        return urlsplit(written_out(address)).hostname
    except ValueError as error:
        raise Failure(f"没有发布：环境变量 PORTAL_SITE_URL {error}，这里是 {address}") from None


if __name__ == "__main__":
    run(main)
