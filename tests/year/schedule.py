"""What happens in the year, from 2026-11-30 to 2028-03-02, in the order of time, and beside each
step what the subscribers should hear: first the words, then who hears them besides `all`.

Who hears what is judged by hand, as the guide says it: the paper mill hears what is for paper mills
and what is for everybody; Jiaxing what is its own, what is of Zhejiang, and what is for everybody; who
has motors what is about motors, and what is for everybody. Nobody of them hears what is for steel
works, for Guangdong or about boilers.
"""

from typing import Any

from helpers.tree import EVIDENCE, case, law, notice, relief, row
from year.office import (
    EVERYBODY,
    JIAXING,
    MOTOR,
    NOISE,
    PAPER,
    Heard,
    Office,
    heard,
    heard_of_many,
)

OPENED, CLOSED = "2026-11-30T08:00", "2028-03-02T18:00"
EXTENSION = "财政部、税务总局公告：一批优惠延长到2030年底"

PULP = {"industries": ["paper"]}
STEEL = {"industries": ["steel"]}
JX = {"regions": ["330400"]}
ZHEJIANG = {"regions": ["330000"]}
GUANGDONG = {"regions": ["440000"]}
MOTORS = {"equipment": ["motor"]}
BOILERS = {"equipment": ["boiler"]}

RELIEFS = [f"r{number}" for number in range(10)]
FOR_WHOM: list[dict[str, Any]] = [{}, {}, {}, PULP, PULP, ZHEJIANG, MOTORS, STEEL, STEEL, STEEL]


def plan(id: str, **fields: Any) -> dict[str, Any]:
    """A document of a ministry that holds."""
    return notice(id, issued="2020-01-01", **fields)


def deadline(scope: str, day: str) -> dict[str, Any]:
    return {"deadlines": [{"scope": scope, "date": day}]}


def news(id: str, day: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": id,
        "title": f"{id}动态",
        "date": day,
        "added": day,
        "body": "正文",
        **EVIDENCE,
    } | fields


def live_through(office: Office) -> None:
    """The whole year."""
    opening(office)
    winter(office)
    spring(office)
    summer(office)
    autumn(office)
    second_winter(office)


def opening(office: Office) -> None:
    office.put("laws", law("energy", effective="2020-01-01", topics=["energy-saving"]))
    office.put("laws", law("zj", effective="2021-01-01", topics=["noise-pollution"], **ZHEJIANG))
    office.put("laws", law("gd", effective="2021-01-01", **GUANGDONG))
    office.put("policies", plan("loan", expires="2027-06-30", topics=["energy-saving"]))
    office.put(
        "policies", plan("pulp", **PULP, **deadline("低于基准水平的装置完成改造", "2027-09-30"))
    )
    office.put("policies", plan("motors", target_until="2027-12-31", **MOTORS))
    office.put("policies", plan("grant", expires="2026-12-31", **JX))
    office.put("policies", plan("steel", **STEEL))
    office.put("policies", plan("boilers", **BOILERS))
    office.put(
        "tax",
        *(
            relief(
                id, row(f"{id}-1", rate="10%"), issued="2025-01-01", expires="2027-12-31", **whom
            )
            for id, whom in zip(RELIEFS, FOR_WHOM, strict=True)
        ),
    )
    office.publish(
        OPENED,
        "开通",
        heard_of_many("新收录 3 条（法律法规）", "开通", 3, paper=1, jiaxing=2, motor=1),
        heard_of_many("新收录 6 条（政策文件）", "开通", 6, paper=2, jiaxing=2, motor=2),
        heard_of_many("新收录 10 条（税收优惠）", "开通", 10, paper=5, jiaxing=4, motor=4),
    )


def winter(office: Office) -> None:
    """2026-12 to 2027-02: a day that came at the end of the year, two within one second, months that
    begin with much, merges that come late."""
    # 30 days before 2026-12-31 was 2026-12-01.
    office.day("2026-12-01", heard("即将期满（2026-12-31）：关于grant的通知", JIAXING))
    office.quiet("2026-12-01T13:00")
    office.put("policies", plan("cleaner"))
    office.publish("2026-12-02T09:30", "清洁生产", heard("新收录：关于cleaner的通知", *EVERYBODY))
    office.change("pulp", summary="造纸企业的要求。")
    office.publish("2026-12-03T17:00", "补充摘要", heard("更新：关于pulp的通知", PAPER))
    office.change("energy", summary="错别子。")
    office.minor("2026-12-04T10:00")  # nobody hears of it
    office.change("energy", summary="错别字。")
    office.minor("2026-12-04T11:00")

    # Written on a Friday, merged on the Monday after: its week is over, so it is published again.
    friday = office.branch("2026-12-11T17:00", "policies", plan("friday", **PULP), "周五写的")
    office.pull("2026-12-14T10:00", friday, heard("新收录：关于friday的通知", PAPER))
    # Seven motor standards at once, and in the same second something about one record.
    office.put("standards", *(standard(number, **MOTORS) for number in range(7)))
    office.publish(
        "2026-12-16T09:00",
        "电动机标准",
        heard_of_many("新收录 7 条（标准限额）", "电动机标准", 7, motor=7),
    )
    office.put("policies", plan("second", **JX, **deadline("申报", "2027-04-30")))
    office.publish("2026-12-16T09:00", "同一秒", heard("新收录：关于second的通知", JIAXING))
    # Written in the old year, merged in the new one, within one week: it keeps its date.
    yearend = office.branch("2026-12-31T17:00", "policies", plan("yearend", **MOTORS), "年底")
    office.day("2027-01-01", heard("失效：关于grant的通知", JIAXING))
    office.pull("2027-01-01T10:00", yearend, heard("新收录：关于yearend的通知", MOTOR))
    for day in range(
        4, 26
    ):  # a flood: a new case on each day, so that January alone is a long feed
        whom = (PULP, JX, MOTORS, STEEL)[day % 4]
        scopes = ((PAPER,), (JIAXING,), (MOTOR,), ())[day % 4]
        office.put("cases", case(f"c{day}", **whom))
        office.publish(f"2027-01-{day:02}T10:00", "案例", heard(f"新收录：c{day}案例", *scopes))

    # The office corrects what it had copied wrongly.
    office.change("motors", summary="抄错了的。")
    office.publish(
        "2027-01-26T09:00", "抄错了", heard("更正：关于motors的通知", MOTOR), misprint=True
    )
    # Somebody else publishes while a branch waits: it is published again, after that.
    waiting = office.branch("2027-01-27T09:00", "policies", plan("waiting", **JX), "支路")
    office.change("boilers", summary="锅炉的要求。")
    office.publish("2027-01-27T10:00", "补充摘要", heard("更新：关于boilers的通知"))
    office.pull("2027-01-28T09:00", waiting, heard("新收录：关于waiting的通知", JIAXING))
    office.rename("2027-02-01T09:00", "cleaner", "cleaner-2020")
    office.withdraw(
        "2027-02-03T09:00", "second", "来源有误", heard("撤回：关于second的通知", JIAXING)
    )
    office.restore(
        "2027-02-10T09:00", "second", "核对过了", heard("恢复收录：关于second的通知", JIAXING)
    )
    office.put("policies", plan("twin", **JX), plan("twin-b", **PULP))
    office.publish(
        "2027-02-12T09:00",
        "收了两次",
        heard("新收录：关于twin的通知", JIAXING),
        heard("新收录：关于twin-b的通知", PAPER),
    )
    office.merge(
        "2027-02-15T09:00",
        "twin-b",
        "twin",
        "是同一件",
        heard("合并：关于twin的通知", JIAXING, PAPER),
    )


def spring(office: Office) -> None:
    """2027-03 to 2027-05: deadlines whose words and days change, records for other people."""
    # Due: 2027-08-31 is 30 days before the deadline of `pulp`; nothing of it has been told so far.
    office.change("pulp", **deadline("低于基准水平的装置完成改造或者淘汰", "2027-09-30"))
    office.publish("2027-03-01T09:00", "改措辞", heard("更新：关于pulp的通知", PAPER))
    office.change("pulp", **deadline("低于基准水平的装置完成改造或者淘汰", "2027-10-31"))
    office.publish("2027-03-02T09:00", "延到10月底", heard("延长：关于pulp的通知", PAPER))
    # A row of a list that is about motors ends, the list does not.
    office.put(
        "tax",
        relief(
            "list", row("line", expires="2027-04-15", **MOTORS), row("other"), issued="2025-01-01"
        ),
    )
    office.publish("2027-03-02T16:00", "清单", heard("新收录：关于list的通知", *EVERYBODY))
    # A deadline for everybody; then it turns out to be for steel works only.
    office.put("policies", plan("audit", **deadline("完成能源审计", "2027-07-31")))
    office.publish("2027-03-03T09:00", "能源审计", heard("新收录：关于audit的通知", *EVERYBODY))
    office.change("audit", **STEEL)
    office.publish("2027-03-10T09:00", "只管钢铁", heard("更新：关于audit的通知", *EVERYBODY))
    # One for steel works, which is for Jiaxing's motors as well: three edits of three kinds.
    office.put("policies", plan("retrofit", **STEEL, **deadline("更新改造", "2027-11-15")))
    office.publish("2027-03-11T09:00", "改造", heard("新收录：关于retrofit的通知"))
    office.change("retrofit", topics=["energy-saving"])
    office.publish("2027-03-12T09:00", "主题", heard("更新：关于retrofit的通知"))
    office.change("retrofit", **PULP)
    office.publish("2027-03-15T09:00", "行业", heard("更新：关于retrofit的通知", PAPER))
    office.day("2027-03-16", heard("即将期满（2027-04-15）：关于list的通知：line项", MOTOR))
    office.change("retrofit", **JX)
    office.publish("2027-03-16T09:00", "地区", heard("更新：关于retrofit的通知", PAPER, JIAXING))
    # A law that is to come is announced 30 days ahead, which is 2027-05-02.
    office.put("laws", law("coming", effective="2027-06-01"))
    office.publish("2027-03-18T09:00", "新法", heard("新收录：coming法", *EVERYBODY))
    office.day("2027-03-31", heard("期限将到（2027-04-30）：关于second的通知", JIAXING))
    # A topic loses its only record, and then leaves the vocabulary: its subscribers are told.
    office.change("zj", topics=None)
    office.publish("2027-04-01T09:00", "不是噪声", heard("更新：zj法", JIAXING))
    noise = "  - id: noise-pollution\n    name: 噪声污染防治\n    description: 工业噪声控制\n"
    office.replace_in_vocabulary("topics", noise, "")
    office.publish("2027-04-02T09:00", "并入别的主题", Heard({NOISE: "订阅停止：噪声污染防治"}))
    office.day("2027-04-16", heard("失效：关于list的通知：line项", MOTOR))
    office.day("2027-05-01", heard("期限届满：关于second的通知", JIAXING))
    office.day("2027-05-02", heard("即将施行（2027-06-01）：coming法", *EVERYBODY))
    # A label changes and changes back: what was told keeps the name of its day.
    office.look("2027-05-03T12:00")
    office.replace_in_vocabulary("industries", "name: 造纸", "name: 纸业")
    office.put("policies", plan("water", **PULP, **deadline("装表", "2027-12-20")))
    office.publish("2027-05-04T09:00", "用水", heard("新收录：关于water的通知", PAPER))
    office.look("2027-05-04T12:00")
    office.replace_in_vocabulary("industries", "name: 纸业", "name: 造纸")
    office.change("water", summary="取水定额。")
    office.publish("2027-05-05T09:00", "用水", heard("更新：关于water的通知", PAPER))
    # `loan` ends on 2027-06-30, which is told 30 days ahead.
    office.day("2027-05-31", heard("即将期满（2027-06-30）：关于loan的通知", *EVERYBODY))


def summer(office: Office) -> None:
    """2027-06 to 2027-08: an old month's news in the new one, much in one week, an empty August."""
    monday = office.branch(
        "2027-05-31T17:00",
        "policies",
        plan("monday", **JX, **deadline("备案", "2027-12-31")),
        "五月写的",
    )
    office.day("2027-06-01", heard("施行：coming法", *EVERYBODY))
    office.pull("2027-06-01T10:00", monday, heard("新收录：关于monday的通知", JIAXING))
    # After its end was announced, it is moved; the new end is announced again when its time comes.
    office.change("loan", expires="2027-12-31")
    office.publish("2027-06-15T09:00", "延长半年", heard("延长：关于loan的通知", *EVERYBODY))
    for number, day in enumerate((16, 17, 18, 19, 21, 22, 23, 24, 25, 28, 29)):
        office.put("news", news(f"s{number}", f"2027-06-{day:02}"))
        office.publish(
            f"2027-06-{day:02}T09:00", "动态", heard(f"新收录：s{number}动态", *EVERYBODY)
        )
    # `audit` is for steel works by now: nobody of these three hears of its deadline, 2027-07-31.
    office.day("2027-07-01", heard("期限将到（2027-07-31）：关于audit的通知"))
    office.withdraw(
        "2027-07-05T09:00", "monday", "来源有误", heard("撤回：关于monday的通知", JIAXING)
    )
    # A deadline that is taken back altogether.
    office.change("water", deadlines=None)
    office.publish("2027-07-05T15:00", "不设期限", heard("更新：关于water的通知", PAPER))
    # `retrofit` is for paper mills in Jiaxing by now; its deadline is 2027-11-15.
    for number in range(6):
        office.change("gd", summary=f"第{number}稿。")
        office.publish(f"2027-07-{6 + number:02}T09:00", "摘要", heard("更新：gd法"))
    office.change("pulp", summary="造纸企业的新要求。")
    office.publish("2027-07-20T09:00", "摘要", heard("更新：关于pulp的通知", PAPER))
    office.quiet("2027-07-30T12:00")
    office.look("2027-07-30T12:00")


def autumn(office: Office) -> None:
    """2027-08 to 2027-11: days bring what was moved, and ten reliefs are extended at once."""
    office.day("2027-08-01", heard("期限届满：关于audit的通知"))
    office.quiet("2027-08-20T12:00")
    office.quiet("2027-09-15T01:00")
    # The deadline of `pulp` was moved to 2027-10-31 in March; 30 days ahead is 2027-10-01.
    office.day("2027-10-01", heard("期限将到（2027-10-31）：关于pulp的通知", PAPER))
    # Its words change after it was announced: it stays one deadline.
    office.change("pulp", **deadline("低于基准水平的装置完成改造或淘汰", "2027-10-31"))
    office.minor("2027-10-08T09:00")
    office.day("2027-10-16", heard("期限将到（2027-11-15）：关于retrofit的通知", PAPER, JIAXING))
    office.day("2027-11-01", heard("期限届满：关于pulp的通知", PAPER))
    office.day("2027-11-16", heard("期限届满：关于retrofit的通知", PAPER, JIAXING))
    office.change(*RELIEFS, expires="2030-12-31")
    office.publish(
        "2027-11-20T10:00",
        EXTENSION,
        heard_of_many("延长 10 条（税收优惠）", EXTENSION, 10, paper=5, jiaxing=4, motor=4),
    )
    # Eight standards amended at once, none of whose ends moves.
    office.change(*(f"m{number}" for number in range(7)), summary="新的说法。")
    office.publish(
        "2027-11-22T10:00", "说法", heard_of_many("更新 7 条（标准限额）", "说法", 7, motor=7)
    )


def second_winter(office: Office) -> None:
    """2027-12 to 2028-03: the end of another year, the leap day."""
    office.day(
        "2027-12-01",
        heard("即将期满（2027-12-31）：关于loan的通知", *EVERYBODY),
    )
    office.put("policies", plan("leap", expires="2028-02-29", **PULP))
    office.publish("2027-12-10T09:00", "到闰日", heard("新收录：关于leap的通知", PAPER))
    # Seven standards that take effect on one day: one message then, and one 30 days ahead.
    office.put("standards", *(standard(number, "2028-03-01", **MOTORS) for number in range(10, 17)))
    office.publish(
        "2027-12-15T09:00",
        "明年施行",
        heard_of_many("新收录 7 条（标准限额）", "明年施行", 7, motor=7),
    )
    office.day(
        "2028-01-01",
        heard("失效：关于loan的通知", *EVERYBODY),
        heard("目标期满：关于motors的通知", MOTOR),
    )
    for day in range(4, 28):
        whom, scope = ((PULP, PAPER), (JX, JIAXING), (MOTORS, MOTOR))[day % 3]
        office.put("cases", case(f"d{day}", **whom))
        office.publish(f"2028-01-{day:02}T10:00", "案例", heard(f"新收录：d{day}案例", scope))
    office.day("2028-01-30", heard("即将期满（2028-02-29）：关于leap的通知", PAPER))
    office.day("2028-01-31", heard("2028-03-01 即将实施 7 条（标准限额）", MOTOR))
    office.change("leap", topics=["water-saving"])
    office.publish("2028-02-10T09:00", "主题", heard("更新：关于leap的通知", PAPER))
    office.day(
        "2028-03-01",
        heard("失效：关于leap的通知", PAPER),
        heard("2028-03-01 起实施 7 条（标准限额）", MOTOR),
    )
    office.quiet(CLOSED)
    office.look(CLOSED)


APPOINTMENTS = [
    ("2026-12-31", "grant", "CONFIRMED"),
    ("2027-04-15", "line", "CONFIRMED"),
    ("2027-04-30", "second", "CONFIRMED"),  # withdrawn for a week
    ("2027-06-01", "coming", "CONFIRMED"),
    ("2027-07-31", "audit", "CONFIRMED"),
    ("2027-10-31", "pulp", "CONFIRMED"),  # first 2027-09-30, three wordings
    ("2027-11-15", "retrofit", "CONFIRMED"),
    ("2027-12-20", "water", "CANCELLED"),
    ("2027-12-31", "loan", "CONFIRMED"),  # first 2027-06-30
    ("2027-12-31", "monday", "CANCELLED"),
    ("2027-12-31", "motors", "CONFIRMED"),
    ("2028-02-29", "leap", "CONFIRMED"),
    *(("2028-03-01", f"m{number}", "CONFIRMED") for number in range(10, 17)),
    *(("2030-12-31", id, "CONFIRMED") for id in RELIEFS),  # first 2027-12-31
]
"""What stands in the calendar of all in the end: each due day of the year once."""


def standard(number: int, effective: str = "2020-01-01", **fields: Any) -> dict[str, Any]:
    """Of a machine."""
    head = {"level": "national-standard", "doc_no": f"GB {18000 + number}-2020"}
    head |= {"coverage": "能效等级表没有收录"}
    return law(f"m{number}", title=f"第{number}种能效限定值", effective=effective, **head, **fields)
