"""Publish edits: compare the data with the ledger, say who would see what, write the publication."""

import os
import sys
from urllib.parse import urlsplit

import check
import project
from command import Failure, Parser, run, say


def main():
    parser = Parser(
        "比较数据和台账，列出还没有发布的改动，以及哪些订阅源的订阅者会看到什么。\n"
        "不加选项时只看，不写入；下面的选项一次用一种。台账写在 data/ledger/，和数据一起提交。"
    )
    project.add_data_option(parser)
    parser.add_argument("--note", metavar="TEXT", help="发布；TEXT 是给订阅者看的一句话")
    parser.add_argument(
        "--minor", action="store_true", help="订正错字、核对日期等，订阅者看不到；不能用于新记录"
    )
    parser.add_argument("--withdraw", metavar="ID", help="撤回一条记录或条目，网页保留并说明原因")
    parser.add_argument("--reason", metavar="TEXT", help="撤回的原因，与 --withdraw 同用")
    parser.add_argument(
        "--rename",
        nargs=2,
        metavar=("OLD", "NEW"),
        help="改了 id 之后登记，旧网址会引到新网址，订阅者看不到",
    )
    parser.add_argument(
        "--again", metavar="FILE", help="合并带来两次发布时，把还没有上线的那份重新发布"
    )
    options = parser.parse_args()
    refuse_mixtures(parser, options)
    project.enter()
    data = project.data_folder(options.data)
    return publish(data, options)


def refuse_mixtures(parser, options):
    """End with the usage when options are given that do not go together."""
    ways = [bool(one) for one in (options.minor, options.withdraw, options.rename, options.again)]
    if sum(ways) > 1:
        parser.error("--minor、--withdraw、--rename、--again 一次只能用一个")
    if bool(options.withdraw) != bool(options.reason):
        parser.error("--withdraw 和 --reason 要一起用")
    if options.again and options.note:
        parser.error("--again 沿用原来的 --note")
    if options.note is not None and not options.note.strip():
        parser.error("--note 要写一句话")


def publish(data, options):
    """Show what there is to publish, and write it where an option says so; 0 when all went well."""
    from portal.ledger.preview import preview
    from portal.ledger.publisher import Refusal, write
    from portal.ledger.rebase import rebase

    try:
        again = rebase(check.shown(data), options.again) if options.again else None
        opened = open_data(data, again.names if again else frozenset())
        publisher = press_of(opened)
        publications = again.made(publisher) if again else [_publication(publisher, options)]
        show(preview(publications, publisher, opened.catalogue))
        if not (again or options.note or options.minor or options.withdraw or options.rename):
            say('没有写入。要发布就加 --note "给订阅者的一句话"；只是订正错字用 --minor。')
            return 0
        for publication in publications:
            if publication.lines:
                say(f"已写入 {check.shown(write(publication, data))}，和数据一起提交。")
        for name in again.names if again else ():
            (data / "ledger" / name).unlink()
            say(f"已删去 data/ledger/{name}，由上面的代替。")
    except Refusal as refusal:
        raise Failure(f"没有发布：{refusal}") from None
    return 0


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
    from portal.as_of import BadAsOf, as_of

    try:
        found = data_folder.open_data(check.shown(data), as_of(), without)
    except BadAsOf as error:
        raise Failure(str(error)) from None
    if found.problems:
        check.report(found.problems, data)
        raise Failure("数据或台账有问题，没有发布。请先按上面的提示修改。")
    return found


def press_of(opened):
    """Return what makes publications of an opened folder."""
    from portal.ledger.publisher import Publisher

    following = opened.following
    authority = "" if following.begun else f"{_host()},{following.moment.date()}"
    return Publisher(
        opened.catalogue, following.ledger, following.whole, following.moment, authority
    )


def _publication(publisher, options):
    note = (options.note or "").strip()
    if options.withdraw:
        return publisher.withdrawal(options.withdraw, options.reason.strip(), note)
    if options.rename:
        return publisher.renaming(*options.rename, note)
    return publisher.minor(note) if options.minor else publisher.regular(note)


def _host():
    """The host of the site: who its tag: URIs are named after, once and for all."""
    import build

    return urlsplit(build.load_config().site_url or "").hostname or "example.org"


if __name__ == "__main__":
    run(main)
