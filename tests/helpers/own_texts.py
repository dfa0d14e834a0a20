"""Full texts for tests, in words of our own: a law in two versions with everything that a text can have,
and a document without articles."""

from pathlib import Path

LAW = """# 第一编　总的规定

## 第一章　一般规定

**第一条**　为了少用电，制定本法。

**第二条**　有下列情形之一的，先报告：

（一）换了大的电机；

（二）用了新的热源：

1.烧气的；

2.烧油的；

（三）其他。

报告写明日期。

**第二条之一**【抄送】　报告抄送隔壁。

## 第二章　数量

### 第一节　怎样量

**第三条**　限值如下：

| 名称 | 限值 |
| --- | --- |
| 甲 & 乙 | 1<2 |

> “第九条　别的法的话。”

**第四条**　<b>不是粗体</b>，“引号”。

# 附件1　清单

先说一句。

**第一条**　附件里的条。

***

某部

2020年1月1日
"""

CHANGED = LAW.replace("先报告", "事先报告").replace(
    "（三）其他。", "（三）隔壁的。\n\n（四）其他。"
)

OPINION = """各位：

# 一、总的想法

总的一段。

**（一）**一个想法。

第二段。

**（二）**又一个。

# 二、做什么

**（三）**做一件：

1.先做；

2.后做。
"""

HISTORY = ("2019年12月1日某会通过", "2022年3月1日某会修正")


def put_text(
    data: Path, id: str, day: str, body: str, title: str = "某某法", history: tuple[str, ...] = ()
) -> Path:
    """Write a version below a data folder."""
    lines = "".join(f"  - {line}\n" for line in history)
    head = (
        f"---\ntitle: {title}\n"
        + (f"history:\n{lines}" if lines else "")
        + "sources:\n  - title: 公报\n    url: https://gazette.example/1\n    seen: 2026-01-02\n"
        + "  - title: 抄的\n    url: https://copy.example/1\n    seen: 2026-01-01\n    citable: false\n"
    )
    path = data / "texts" / id / f"{day}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}---\n\n{body}", encoding="utf-8")
    return path
