"""问开放数据三件事。只要 Python 3.7 以上，不用装别的。

python3 ask.py 网址 holds laws 2026-08-15      这一天，这个栏目的各条是什么状态
python3 ask.py 网址 by gaohaoneng-3            这份清单里的设备最迟哪天淘汰、停用
python3 ask.py 网址 since 2026-11-25           从这一天起变了什么

网址是网站的首页，以 / 结尾。
"""

import json
import sys
from urllib.request import urlopen


def get(site, path):
    return json.load(urlopen(f"{site}api/v1/{path}"))


def state(item, day):  # 一段接一段，没有空档；一段也没有的，谈不上有效无效
    spans = (s for s in item["validity"] if (s["from"] or "") <= day <= (s["until"] or "9999"))
    return next(spans, {"state": "none"})["state"]


def holds(site, catalogue, day):
    for item in get(site, f"{catalogue}.json")["items"]:  # low 没有见到来源，不能当事实
        yield item["id"], state(item, day), item["confidence"], item["title"]


def by(site, list_id):
    for item in get(site, "phase-out.json")["items"]:
        if item.get("parent") == list_id:
            told = [(due["day"], due["word"], due.get("whom", "")) for due in item["due"]]
            for rule in item["fields"].get("deadline_rules", []):
                if "stop_use" in rule:  # immediate 立即停用，encouraged 只是鼓励更换
                    told.append((rule["stop_use"], rule.get("made", ""), rule.get("when", "")))
            for line in told or [("没有写到哪天", "", "")]:
                yield (item["id"], *line, item["fields"].get("scope", ""), item["title"])


def since(site, day):
    for year in get(site, "events.json")["years"]:
        for event in get(site, year["path"])["events"] if year["year"] >= day[:4] else ():
            if event["at"][:10] >= day:
                yield event["at"][:10], event["text"]


if __name__ == "__main__":
    site, question, *rest = sys.argv[1:]
    for line in globals()[question](site, *rest):
        print(*line, sep="\t")
