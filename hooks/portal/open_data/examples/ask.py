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
    with urlopen(f"{site}api/v1/{path}") as answer:
        return json.load(answer)


def state(item, day):
    for span in item["validity"]:  # 一段接一段，没有空档；空的是谈不上有效无效
        if (span["from"] or "") <= day and (not span["until"] or day <= span["until"]):
            return span["state"]
    return None


def holds(site, catalogue, day):
    for item in get(site, f"{catalogue}.json")["items"]:
        seen = item["confidence"] != "low"  # low 没有见到来源，不能当事实
        yield item["id"], state(item, day) if seen else "unseen", item["title"]


def by(site, list_id):
    for item in get(site, "phase-out.json")["items"]:
        if item.get("parent") == list_id:
            days = [d for d in item["due"] if d["kind"] == "deadline"]
            for due in days or [{"day": "没有写到哪天", "word": ""}]:
                whom = due.get("whom") or item["fields"].get("scope", "")
                yield item["id"], due["day"], due["word"], item["title"], whom


def since(site, day):
    for year in get(site, "events.json")["years"]:
        if year["year"] >= day[:4]:
            for event in get(site, year["path"])["events"]:
                if event["at"][:10] >= day:
                    yield event["at"][:10], event["text"]


if __name__ == "__main__":
    site, question, *rest = sys.argv[1:]
    known: dict = {"holds": holds, "by": by, "since": since}
    for line in known[question](site, *rest):
        print(*line, sep="\t")
