"""What relevance.py has measured, as a table for people."""

import unicodedata

FIRST = 3
"""Answers that are shown where the right one does not come soon enough."""


def show(report):
    """The table of ranks, then what it comes to; what fell short is repeated in the end."""
    stock = "stock" in report
    print(f"条目 {report['records']} 个，查询 {len(report['queries'])} 条\n")
    print(" 要求  本站" + ("  自带" if stock else "") + "  查询")
    file = None
    for entry in report["queries"]:
        if entry["file"] != file:
            file = entry["file"]
            print(f"— {file}")
        columns = [f"{entry['top'] if entry['expect'] else '无':>5}", _place(entry["ours"])]
        columns += [_place(entry["stock"])] if stock else []
        mark = "  ←" if entry["ours"]["short"] else ""
        print("".join(columns) + f"  {entry['query']}{mark}")
    _print_scores(report)
    _print_short([entry for entry in report["queries"] if entry["ours"]["short"]])
    if "speed" in report:
        _print_speed(report)


def _place(found):
    rank = found["rank"] or ("-" if not found["total"] else "…")
    return f"{rank:>6}"


def _print_scores(report):
    count = len(report["queries"])
    print("\n“-”没有任何结果，“…”有结果但没有正确的\n")
    rows = [("本站", report)] + ([("Material 自带", report["stock"])] if "stock" in report else [])
    for name, one in rows:
        met = count - one["short"]
        print(f"{_padded(name, 16)}MRR {one['mrr']:.3f}，{met}/{count} 条达到要求")
    for file in sorted({entry["file"] for entry in report["queries"]}):
        entries = [entry for entry in report["queries"] if entry["file"] == file]
        parts = [f"本站 {_mrr(entries, 'ours'):.3f}"]
        parts += [f"自带 {_mrr(entries, 'stock'):.3f}"] if "stock" in report else []
        print(f"  {_padded(file, 20)}{'，'.join(parts)}（{len(entries)} 条）")


def _mrr(entries, side):
    from portal.bench import relevance

    places = [entry[side]["rank"] for entry in entries if entry["expect"]]
    return relevance.mean_reciprocal_rank(places)


def _print_short(entries):
    if not entries:
        print("\n全部达到要求。")
        return
    print(f"\n没有达到要求的 {len(entries)} 条")
    for entry in entries:
        ours = entry["ours"]
        wanted = "、".join(entry["expect"]) or "查无结果"
        place = ours["rank"] or "没有"
        print(f"  {entry['file']}  {entry['query']}  名次 {place}（要求前 {entry['top']}）")
        print(
            f"      应为 {wanted}；共 {ours['total']} 条，也搜索了 {'、'.join(ours['also']) or '-'}"
        )
        first = [
            f"{id}[{tier}]" for id, tier in zip(ours["first"][:FIRST], ours["tiers"] + [""] * FIRST)
        ]
        print(f"      最前 {'、'.join(first) or '-'}")


def _print_speed(report):
    rows = (
        ("首次查询所取（KB，gzip）", "first_bytes", 1000),
        ("首次结果（毫秒）", "first_ms", 1),
        ("整句查询 95 百分位（毫秒）", "full_ms", 1),
        ("逐字查询 95 百分位（毫秒）", "typed_ms", 1),
        ("最慢一次（毫秒）", "slowest_ms", 1),
        ("占用内存（MB）", "heap", 1_000_000),
    )
    names = [f"放慢 {one['slowdown']} 倍" for one in report["speed"]]
    print("\n" + _padded("", 30) + "".join(_padded(name, 14, right=True) for name in names))
    for name, field, unit in rows:
        values = [f"{one[field] / unit:.1f}" for one in report["speed"]]
        print(_padded(name, 30) + "".join(_padded(value, 14, right=True) for value in values))
    print(f"逐字查询共 {report['speed'][0]['typed']} 次；文件取自本机，不含网络时间。")
    stock = report.get("stock")
    if stock:
        print(
            f"Material 自带：首次查询所取 {stock['bytes'] / 1000:.1f} KB，"
            f"原速准备 {stock['ready_ms']:.0f} 毫秒，查询 95 百分位 {stock['query_ms']:.1f} 毫秒"
        )


def _padded(text, width, right=False):
    """Pad to a width in columns; a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)
    space = " " * max(0, width - taken)
    return space + text if right else text + space
