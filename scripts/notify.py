"""Post what is new to group robots and mail, once to each. Never part of a build."""

import datetime
import os
import sys
from pathlib import Path

import project
from command import Failure, Parser, run, say
from file_lock import held

PATIENCE = 120
"""Seconds to wait for another notify.py."""


def main():
    parser = Parser(
        "把新的更新发到群机器人（企业微信、钉钉、飞书）和邮箱：每个群每个订阅范围一次一条消息，\n"
        "每件事只发一次。先生成网站并上线，再运行。怎样设，见 docs/manual/notify.md。\n\n"
        "发给谁、发什么写在 --config 的文件里；地址和密钥只从环境变量取，不写进任何文件、不显示。\n"
        "第一次运行只记下现有的，不发；以后只发那之后的。没有发成的留着，下次再发。\n"
        "不知道到没到的（交出去以后断了），不自己重发：到群里看一眼，再用 --sent 或 --resend 说一声。"
    )
    parser.add_argument(
        "--site", metavar="DIR", default=project.ROOT / "site", help="生成的网站，默认 site"
    )
    parser.add_argument(
        "--config",
        metavar="FILE",
        default=project.ROOT / "deploy" / "notify.yaml",
        help="发给谁、发什么，默认 deploy/notify.yaml",
    )
    parser.add_argument(
        "--state",
        metavar="FILE",
        default=project.ROOT / "notify-state.json",
        help="记着发过什么的文件，默认 notify-state.json；要留住，别提交",
    )
    parser.add_argument("--dry-run", action="store_true", help="只显示会发什么，不发，不记")
    parser.add_argument(
        "--collect", action="store_true", help="只记下有什么新的，不发；上线以后不加它再运行"
    )
    parser.add_argument(
        "--online",
        metavar="URL",
        help="还没有记录的范围，和这个网址上的旧网站比，多出来的算新的；在上线之前用，和 --collect 一起",
    )
    parser.add_argument(
        "--since", metavar="日期", type=day, help="第一次运行、停了很久以后：从这天起的也发"
    )
    parser.add_argument(
        "--only", metavar="名字", action="append", default=[], help="只发给这一个；可以写几次"
    )
    parser.add_argument("--sent", metavar="名字", help="说不准的那几条，群里看到了：不再发")
    parser.add_argument("--resend", metavar="名字", help="说不准的那几条，群里没有：这次再发")
    options = parser.parse_args()
    project.enter()
    if options.dry_run:
        return _notify(options)
    path = Path(options.state).resolve()
    if not path.parent.is_dir():
        raise Failure(f"没有目录 {path.parent}。")
    try:
        lock = held(
            str(path) + ".lock", PATIENCE, lambda: say("另一个 notify.py 正在发，等它做完…")
        )
        with lock:
            return _notify(options)
    except TimeoutError:
        raise Failure("没有发：另一个 notify.py 一直没有做完，等它做完再运行。") from None


def day(text):
    return datetime.date.fromisoformat(text)


day.__name__ = "日期"


def _notify(options):
    from portal.as_of import CHINA, looks_elsewhere, now
    from portal.notify.delivery_state import BadState, read_state, write_state
    from portal.notify.dispatch import Dispatcher, answered
    from portal.notify.planning import BadClock, plan, refuse_clock

    if looks_elsewhere() and not options.dry_run:
        raise Failure(
            "没有发：环境变量 PORTAL_AS_OF 设成了 {}，先取消它。".format(os.environ["PORTAL_AS_OF"])
        )
    targets = _targets(options)
    path = Path(options.state).resolve()
    try:
        state = read_state(path)
    except BadState:
        raise Failure(
            f"没有发：{path} 读不出来。从备份恢复；没有备份就把它改名再运行，现有的都算发过，"
            "要补发的加 --since 日期。"
        ) from None
    feeds, faults = _feeds(options, targets)
    since = options.since and datetime.datetime.combine(options.since, datetime.time(), CHINA)
    moment = now()
    try:
        refuse_clock(state, feeds.values(), moment, since)
    except BadClock as error:
        raise Failure(f"没有发：{error}。") from None
    by_name = {one.name: one for one in targets}
    dispatcher = Dispatcher(state, path, feeds)
    if not options.dry_run:
        dispatcher.settle(by_name)
    before = _online(options, state, targets, feeds)
    for found in plan(state, targets, feeds, before, moment, since):
        _tell_found(found, options)
    for name, arrived in ((options.sent, True), (options.resend, False)):
        if name:
            if name not in state.targets:
                raise Failure("没有叫 {} 的，有：{}。".format(name, "、".join(state.targets)))
            count = answered(state.targets[name], arrived)
            say(
                "{}：{} 条说不准的，记为{}。".format(
                    name, count, "到了" if arrived else "没有到，再发"
                )
            )
    if options.dry_run:
        _show(targets, state, feeds, moment)
        return 1 if faults else 0
    write_state(path, state)
    if options.collect:
        waiting = sum(len(ids) for one in state.targets.values() for ids in one.waiting.values())
        say(f"记下了，没有发：{waiting} 件在等。")
        return 1 if faults else 0
    faults += _send(dispatcher, targets, options)
    faults += _remind(state)
    return 1 if faults else 0


def _targets(options):
    """The targets of the file; Failure with everything that is wrong in it."""
    from portal.notify.target import Targets
    from portal.read.file import read_file

    path = Path(options.config)
    if not path.is_file():
        raise Failure(f"没有 {path}：照 docs/manual/notify.md 写一个。")
    read = read_file(path, Targets)
    if read.record is None:
        raise Failure("\n".join(map(str, read.problems)) + "\n没有发：先改好上面的。")
    targets = read.record.targets
    names = [one.name for one in targets]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Failure(f"没有发：{path} 里有两个叫 {twice[0]} 的，各取一个名字。")
    unknown = [name for name in options.only if name not in names]
    if unknown:
        raise Failure("没有叫 {} 的，有：{}。".format(unknown[0], "、".join(names)))
    return [one for one in targets if not options.only or one.name in options.only]


def _feeds(options, targets):
    """The feeds that are asked for by scope, and how many could not be had."""
    from portal.notify.told_feed import NoFeed, built, scopes_built
    from portal.read.problem import nearest

    folder = Path(options.site) / "feeds"
    if not folder.is_dir():
        raise Failure(
            f"没有 {folder}：先运行 build.py。没有设网址（PORTAL_SITE_URL）的网站没有订阅源。"
        )
    feeds, faults = {}, 0
    have = scopes_built(folder)
    for scope in dict.fromkeys(scope for one in targets for scope in one.scopes):
        try:
            if scope not in have:
                raise NoFeed("没有这个订阅源")
            feeds[scope] = built(folder, scope)
        except NoFeed as error:
            near = nearest(scope, have)
            hint = f"，最接近的是 {near}" if near else ""
            say(
                f"{scope}：{error}{hint}。名字在“订阅”页上；还没有内容的范围没有订阅源，等有了再写。"
            )
            faults += 1
            continue
        if feeds[scope].ended:
            say(f"{scope}：这个范围停了，不会再有新的；从配置里去掉，改订别的。")
    hosts = {one.address.split("/")[2] for one in feeds.values() if one.address.count("/") > 2}
    if hosts & {"example.org"} and not options.dry_run:
        raise Failure(
            "没有发：网站的网址还是 example.org，发出去的链接打不开。先设 PORTAL_SITE_URL 再生成。"
        )
    return feeds, faults


def _online(options, state, targets, feeds):
    """What is online of the scopes that some target has not been told of yet."""
    from portal.notify.told_feed import NoFeed, online
    from portal.notify.wire import fetched

    if not options.online:
        return {}
    if not options.online.startswith(("https://", "http://127.0.0.1")):
        raise Failure("--online 应为 https:// 开头的网址。")
    site = options.online if options.online.endswith("/") else options.online + "/"
    before, missing = {}, []
    for one in targets:
        kept = state.targets.get(one.name)
        for scope in one.scopes:
            if scope in feeds and scope not in before and not (kept and scope in kept.known):
                try:
                    there = online(fetched, site, scope)
                except (OSError, NoFeed) as error:
                    raise Failure(f"没有发：{site} 上的 {scope} 取不到（{error}）。") from None
                if there:
                    before[scope] = set(there.entries)
                elif scope not in missing:
                    missing.append(scope)
    for scope in missing:
        say(f"{site} 上还没有 {scope} 这个订阅源：现有的记下，不发。")
    if missing and not before:
        say("一个也没有：--online 的网址写错了，还是网站第一次上线？写错了就漏发，核对一下。")
    return before


def _tell_found(found, options):
    name = f"{found.target.name}，{found.scope}"
    if found.first and not options.since and not options.online:
        say(f"{name}：第一次，记下现有的 {found.old} 件，不发。要发近期的加 --since 日期。")
    elif found.new or found.old:
        early = f"，另有 {found.old} 件原来就有或太早，不发" if found.old else ""
        say(f"{name}：新的 {len(found.new)} 件{early}。")


def _show(targets, state, feeds, moment):
    """Print what would be sent, to whom, and how large it is."""
    from portal.notify.dispatch import composed, deliveries, entries_of, looks_like
    from portal.notify.planning import is_due
    from portal.notify.target import KINDS, BadAddress, address_of

    shown = 0
    for target in targets:
        kept = state.targets[target.name]
        try:
            address_of(target, os.environ)
        except BadAddress as error:
            say(f"{target.name}：{error}。")
        due = "" if is_due(target, kept, moment) else "，每周一次，这周的发过了，留到下周"
        for delivery in deliveries(target, kept, feeds):
            entries = entries_of(delivery, feeds)
            if not entries:
                continue
            message = composed(target, feeds[delivery.scope], entries)
            text, size, most = looks_like(target, message)
            shown += 1
            print(
                f"==== {target.name}（{KINDS[target.kind]}），{delivery.scope}：{len(entries)} 件，显示 {message.shown} 件，{size} 字节，限 {most}{due}"
            )
            print(text.rstrip())
            print()
    sys.stdout.flush()
    say(f"会发 {shown} 条消息。没有发，也没有记。" if shown else "没有要发的。")


def _send(dispatcher, targets, options):
    """Send to each target what waits for it; how many had trouble."""
    from portal.notify.outcome import SENT, UNSURE
    from portal.notify.target import BadAddress, address_of

    faults, sent = 0, 0
    for target in targets:
        kept = dispatcher.state.targets[target.name]
        if kept.is_quiet:
            continue
        try:
            address = address_of(target, os.environ)
        except BadAddress as error:
            say(f"{target.name}：没有发，{error}。")
            faults += 1
            continue
        for told in dispatcher.send(target, address):
            where = "，".join(part for part in (target.name, told.scope) if part)
            if told.outcome.how == SENT:
                sent += 1
                more = f"；{told.outcome.why}" if told.outcome.why else ""
                say(f"{where}：发了 {told.count} 件{more}。")
            elif told.outcome.how == UNSURE:
                faults += 1
                say(f"{where}：不知道到没到，{told.outcome.why}。")
            else:
                faults += 1
                say(f"{where}：没有发成，{told.outcome.why}。留着，下次再发。")
    say(f"发了 {sent} 条消息。" if sent or faults else "没有新的，没有发。")
    return faults


def _remind(state):
    """Say again what only a person can find out; how many there are."""
    count = 0
    for name, kept in state.targets.items():
        for one in kept.unsure:
            count += 1
            at = one.at.strftime("%Y-%m-%d %H:%M") if one.at else "上次"
            say(
                f"{name}：{at} 发的 {one.scope}（{len(one.events)} 件）不知道到没到。到群里看一眼：有，运行 notify.py --sent {name}；"
                f"没有，运行 notify.py --resend {name}。"
            )
    return count


if __name__ == "__main__":
    run(main)
