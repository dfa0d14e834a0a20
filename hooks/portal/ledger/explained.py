"""What the ledger and publishing say, in groups, with what to do: for the page of messages.

Messages of publish.py itself begin with 没有发布 and have no place in a file.
"""

from portal.read.explanation import Explanation

EXPLAINED: dict[str, Explanation] = {
    "unpublished": Explanation(
        "改过，还没有发布",
        "改动要发布，订阅者才会知道；没有发布的改动不能生成上线的网站。",
        "运行 python scripts/publish.py 先看，再加 --note 和一句话发布；只是订正错字用 --minor。",
        ("id: 新增的记录还没有发布", "〈summary〉: 〈摘要〉改过，还没有发布"),
    ),
    "missing": Explanation(
        "发布过的不见了",
        "发布过的记录、条目、词条有人订阅、有人引用，不能悄悄删去。",
        "先恢复文件（git restore），再选一种：不再收录用 --withdraw，改 id 用 --rename，并入另一条用 --merge。",
        (
            "〈id〉: 记录 〈some-id〉（〈题名〉）已经发布过，现在不见了",
            "rows: 条目 〈some-id〉（〈名称〉）已经发布过，现在不见了",
            "〈id〉: 记录 〈some-id〉（〈题名〉）已经撤回，文件也要留着，现在不见了",
            "〈id〉: 词条 〈epc〉 的订阅（〈topics/epc〉）已经开通，词条现在不见了",
        ),
    ),
    "choices": Explanation(
        "订阅的组合",
        "组合把几个订阅并成一个地址；写错一个，订它的人就漏掉一部分，自己不会知道。",
        "照提示改 data/vocab/choices.yaml；能写的就是“订阅”页上栏目、主题、行业、地区、设备的名字。"
        "词条改了 id 或者去掉了，写着它的组合跟着改。",
        (
            "terms[〈1〉].scopes[〈2〉]: 没有 〈industry-papers〉 这个订阅 (最接近的是 〈industry-paper〉（〈行业：造纸〉）)",
            "terms[〈1〉].scopes[〈2〉]: 没有 〈x〉 这个订阅 (写“订阅”页上的名字，如 〈topic-energy-saving〉)",
            "terms[〈1〉].scopes[〈2〉]: 〈topic-brief〉（〈短暂〉）这个订阅已经停止 (删去，或换成代替它的)",
            "terms[〈1〉].scopes[〈3〉]: 〈equipment-motor〉 写了两次 (删去一个)",
            "terms[〈1〉].scopes: 一个组合至少要有两个订阅 (再写一个；只要一个订阅里的几个栏目，就加 catalogues)",
            "terms[〈1〉].scopes[〈1〉]: 〈weekly〉 不能放进组合 (组合里只写栏目、主题、行业、地区、设备的订阅)",
            "terms[〈1〉].id: 〈paper-mill〉 这个组合已经停过，订阅者收到过停止通知 (换一个没有用过的 id)",
        ),
    ),
    "retired": Explanation(
        "以前用过的 id",
        "改名以后，旧 id 的网址会引到新的地方，不能再指别的东西。",
        "换一个没有用过的 id。",
        ("id: 〈case-003〉 是 〈boiler-retrofit-3〉 以前的 id，不能再用 (换一个没有用过的 id)",),
    ),
    "fork": Explanation(
        "两个人同时发布",
        "两次发布接在同一次之后，合并以后只能留一份在前，另一份重新发布。",
        "照提示运行 publish.py --again，后面是还没有上线的那一份。",
        ("after: 与 〈2026-11-30-024234-f04efc2c.jsonl〉 接在同一次发布之后：合并带来了两次发布",),
    ),
    "altered": Explanation(
        "台账被改动或丢了",
        "data/ledger/ 记着什么时候对谁说了什么，只增不改；改动、改名、删去都会让订阅者看到的和记着的不一样。",
        "从版本库恢复原来的文件：git log --all -- data/ledger/文件名 找到它，再 git restore。",
        (
            "after: 它所接续的前一次发布（〈文件名以 -1355188b.jsonl 结尾的那份〉）不见了，或被改动过",
            "(台账): 文件改了名",
            "(台账): 这一行或它前面的一行被改动过，与封记不符",
            "at: 发布时间 〈2026-11-22T08:00:00+08:00〉 早于前一次发布的 〈2026-11-26T18:26:02+08:00〉",
            "event: 事件编号 〈0f3a〉 在 〈2026-11-26-182602-be88a73a.jsonl〉 里用过",
            "(台账): 台账里只放发布记录 (移到 data/ledger/ 以外)",
        ),
        also=(
            "这一行被改动过，读不出来〈〉",
            "应有 〈3〉 条记录，现在有 〈2〉 条",
            "〈case-001〉 在这之前没有发布过",
            "〈case-001〉 在这之前没有撤回",
            "〈case-001〉 已经发布过，id 不能再用",
            "〈case-001〉 的内容与摘要不符，被改动过",
            "改动与之前的内容对不上：〈〉",
        ),
    ),
    "clock": Explanation(
        "时钟不对",
        "发布时间写下就收不回来；时钟快了，订阅者要到那时才看得到。",
        "先校准电脑的时钟。PORTAL_AS_OF 只用来看某一天的网站，发布前取消它。",
        (
            "at: 发布时间 〈2027-06-01T23:59:59+08:00〉 在现在（〈2026-11-30T08:00:00+08:00〉）之后",
            "没有发布：现在的时间 〈2026-11-30T08:00:00+08:00〉 早于上一次发布的 〈2027-06-01T23:59:59+08:00〉：请先核对这台机器的时钟。",
            "没有发布：环境变量 PORTAL_AS_OF 设成了 〈2027-06-01〉",
        ),
    ),
    "late": Explanation(
        "发布得早，合并得晚",
        "每周摘要周一零点发出。上周发布、这周才合并的，摘要里补上了也没有人再看。",
        "用 publish.py --again 重新记时间。以后先审，合并前再发布。",
        (
            "at: 发布时间 〈2026-11-27T17:00:00+08:00〉 的那一周或者那个月已经过去，摘要已经发出，而 〈origin/main〉 里还没有这次发布",
        ),
    ),
    "minor": Explanation(
        "不能用 --minor",
        "--minor 不告诉订阅者；日期、数、型号、期限等读者照它去做，改了必须说。",
        "改用 --note 和一句话。原文没有变、只是本站抄错了的，用 --minor --misprint。",
        (
            "没有发布：〈some-id〉 是新增的记录，不能用 --minor，请用 --note 发布。",
            "没有发布：〈some-id〉 改动了已经通知过订阅者的日期（〈施行日期〉），不能用 --minor，请用 --note 发布；原来是本站抄错了的，再加 --misprint，订阅者读到“更正”。",
        ),
    ),
    "one-record": Explanation(
        "撤回、改名、合并时",
        "这几件事改变一条记录的去向，先要数据里准备好。",
        "照提示先改好文件再运行；不确定的先不加 --yes，看它会做什么。",
        (
            "没有发布：〈some-id〉 已经撤回过了。",
            "没有发布：〈some-id〉 没有撤回，不用恢复。",
            "没有发布：没有发布过 id 为 〈some-id〉 的记录或条目。",
            "没有发布：数据里没有 〈新id〉：先把文件名和 id 改成 〈新id〉，再运行这条命令。",
            "没有发布：数据里还有 〈旧id〉：先把它的文件名和 id 改成 〈新id〉。",
            "没有发布：〈some-id〉 没有要发布的改动。",
        ),
    ),
    "undo": Explanation(
        "撤销最近一次发布",
        "推送以前可以撤销；推送以后订阅者已经看到了。",
        "已经推送的，把数据改对，再发布一次，在一句话里说明更正了什么。",
        ("没有发布：台账是空的，没有可撤销的。",),
    ),
}
"""By the anchor on the page."""
