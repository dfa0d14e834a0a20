"""Visit the addresses in the data, politely, and keep what was found. Never part of a build."""

import os
import sys
import threading
from collections import Counter

import check
import project
from command import Failure, Parser, run, say, whole_number

SAVED = 20
"""Visits after which the report is written."""


def main():
    parser = Parser(
        "看数据里的网址还打不打得开，结果写进 data/links/report.json，和数据一起提交。\n"
        "不加 --yes 只说要看哪些，不上网。生成网站时从不上网，只读这个结果。\n\n"
        "结果有四种：打得开；失效（两个不同的日子都说没有这一页）；被劫持（两个不同的日子都像是\n"
        "换了主人：题名、文字、网站变了，或者有赌博、色情、卖域名的字）；说不准（超时、不让程序看、\n"
        "证书有问题、只看到一次的，一律算这种）。每个网站一次只问一句，两句之间停一停。只读网页开头的\n"
        "256 KB，不运行脚本。看错了的，记在 data/vocab/accepted-links.yaml。\n"
        "没有看完的、中途按了 Ctrl-C 的，再运行一次会接着看。"
    )
    project.add_data_option(parser)
    parser.add_argument("--yes", action="store_true", help="真的去看，并写下结果")
    parser.add_argument(
        "--max", metavar="N", type=whole_number, default=200, help="这次最多看几个，默认 200"
    )
    parser.add_argument(
        "--delay", metavar="秒", type=whole_number, default=2, help="同一网站两次之间停几秒，默认 2"
    )
    parser.add_argument(
        "--timeout", metavar="秒", type=whole_number, default=15, help="等几秒算超时，默认 15"
    )
    parser.add_argument(
        "--all", action="store_true", help="不公布的网址（citable: false，多是转载站）也看"
    )
    parser.add_argument("--again", action="store_true", help="今天看过的再看一遍")
    options = parser.parse_args()
    project.enter()
    data = project.data_folder(options.data)
    return _check_links(data, options)


def _check_links(data, options):
    from portal.as_of import looks_elsewhere, now
    from portal.editing.care.link_round import chosen
    from portal.editing.care.web_addresses import all_web_addresses

    if looks_elsewhere():
        raise Failure(
            f"没有查：环境变量 PORTAL_AS_OF 设成了 {os.environ['PORTAL_AS_OF']}，结果要写真的日子。"
            "先取消它再运行。"
        )
    opened, _ = check.opened_with_faults(data)
    broken = [one for one in opened.problems if one.path.endswith("links/report.json")]
    if broken:
        check.report(broken, data)
        raise Failure("没有查：上次的结果读不出来。")
    addresses = list(all_web_addresses(opened.catalogue))
    urls = {one.url for one in addresses if one.shown or options.all}
    report, day = opened.catalogue.link_report, now().date()
    wanted = chosen(sorted(urls), report, day, options.max, options.again)
    hosts = len({_host(url) for url in wanted})
    say(f"数据里有 {len(urls)} 个网址；这次看 {len(wanted)} 个，在 {hosts} 个网站上。")
    if not options.yes:
        _tell_known(opened.catalogue, report, urls, addresses, day)
        say("没有上网。要去看就加 --yes。")
        return 0
    if wanted:
        every = {one.url for one in addresses}  # what is not asked for this time keeps its answer
        files = {one.url for one in addresses if "attachments" in one.place}
        report = _visit_all(wanted, opened.catalogue, every, day, data, options, files)
    _tell_known(opened.catalogue, report, urls, addresses, day)
    return 0


def _visit_all(wanted, catalogue, every, day, data, options, files):
    """Visit addresses and write down what is found, also of a round that is cut short."""
    from portal.catalogue.link_report import FOLDER, REPORT
    from portal.editing.care.link_round import Judgement, updated, visits
    from portal.editing.care.link_suspicion import HijackSigns
    from portal.editing.care.link_visit import THERE, Visitor
    from portal.editing.files.whole_file import write_whole
    from portal.read.vocabulary import HIJACK_SIGNS

    signs = HijackSigns.of(catalogue.vocabularies.get(HIJACK_SIGNS, {}).values())
    wanted_whole = {"signs": signs, "whole": frozenset(files)}
    visitor = Visitor(_agent(), options.delay, options.timeout, **wanted_whole, **_network())
    judgement = Judgement(catalogue.hosts, catalogue.accepted_links)
    path = data / FOLDER / REPORT
    path.parent.mkdir(exist_ok=True)
    made, stop = {}, threading.Event()

    def save():
        found = updated(catalogue.link_report, made, day, every, judgement)
        write_whole(path, found.text.encode("utf-8"))
        return found

    try:
        for url, visit in visits(wanted, visitor.visit, stop):
            made[url] = visit
            said = visit.strange or ("打得开" if visit.found == THERE else visit.why)
            say(f"  {len(made)}/{len(wanted)} {url}　{said}")
            if len(made) % SAVED == 0:
                save()
    except KeyboardInterrupt:
        stop.set()
        say(f"停在第 {len(made)} 个，看过的都记下了；再运行一次会接着看。")
    found = save()
    if made and not any(visit.answered for visit in made.values()):
        say("没有一个网站有回音：多半是自己的网不通，都算说不准，连上网再运行 --again。")
    say(f"已写入 {check.shown(path)}，和数据一起提交。")
    return found


def _network():
    """What may be visited besides the open Internet: nothing."""
    return {}


def _agent():
    """What sites see of us: which program asks, and whom to ask about it."""
    address = os.environ.get("PORTAL_SITE_URL", "")
    about = address if address.isascii() and address.startswith("http") else "sme-green-portal"
    return f"sme-green-portal-linkcheck/1.0 (checks its own citations; {about})"


def _tell_known(catalogue, raw, urls, addresses, day):
    """Print what is known of the addresses, those that are lost or doubtful with where they stand."""
    from portal.catalogue.link_report import STATES
    from portal.read.positions import Positions

    report = raw.with_accepted(catalogue.accepted_links.values(), day)
    counts = report.counts(urls)
    words = (*STATES.items(), ("", "没有看过"))
    say("，".join(f"{word} {counts[state]} 个" for state, word in words) + "。")
    positions = Positions()
    for one in addresses:
        found = report.findings.get(one.url)
        told = _lost(found) if found and one.url in urls else ""
        if told:
            line, column = positions.of(one.item.path, (*one.item.place, *one.place))
            print(f"{one.item.path}:{line}:{column}: {one.url} {told}")
    accepted = sum(
        raw.findings[url].doubted != found.doubted for url, found in report.findings.items()
    )
    if accepted:
        say(f"有 {accepted} 个像是被劫持，accepted-links 里记着是误报，算打得开。")
    single = Counter(
        found.seen.family
        for url, found in report.findings.items()
        if url in urls and found.seen and found.seen.family
    )
    if single:
        names = (("ipv4", "IPv4"), ("ipv6", "IPv6"))
        told = [f"只有 {name} 地址的 {single[id]} 个" for id, name in names if single[id]]
        say("，".join(told) + "，不算毛病。")
    why = Counter(
        found.why.split("，")[0].split("：")[0]
        for url, found in report.findings.items()
        if url in urls and found.state == "unknown" and found.why
    )
    if why:
        say(
            "说不准的："
            + "，".join(f"{name} {count} 个" for name, count in why.most_common(6))
            + "。"
        )
    sys.stdout.flush()


def _lost(found):
    """What is wrong with an address that leads nowhere, or perhaps to somebody else; '' otherwise."""
    if found.state == "dead":
        return f"失效：{found.why}（{found.gone} 起，最近 {found.checked}）"
    if found.state == "hijacked":
        title = f"，题名“{found.seen.title}”" if found.seen and found.seen.title else ""
        return f"被劫持：{found.why}（{found.doubted} 起，最近 {found.checked}{title}）"
    return found.why if found.doubted else ""


def _host(url):
    return url.split("/")[2].lower()


if __name__ == "__main__":
    run(main)
