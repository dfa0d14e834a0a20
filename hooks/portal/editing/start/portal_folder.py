"""The folder of a portal that begins: who it is, how it is run, and nothing else."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from portal.read.portal_settings import SETTINGS

EXAMPLE = "https://example.org/"


@dataclass(frozen=True)
class NewPortal:
    """What somebody says of a portal. Without a prefix it has all data of its own."""

    name: str
    short: str = ""
    address: str = EXAMPLE
    regions: tuple[str, ...] = ()
    prefix: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or "example.org"


def files_of(portal: NewPortal, folder: str, nation: str, day: date) -> dict[str, str]:
    """The files by their names in the folder, called `folder` by who runs commands in the project;
    `nation` is the folder below it, called in the same way."""
    made = {
        SETTINGS: _settings(portal, day),
        ".gitignore": IGNORED,
        "README.md": _filled(README if portal.prefix else ALONE, portal, folder, nation),
    }
    if portal.prefix:
        made["docs/index.md"] = _filled(PAGE, portal, folder, nation)
    return made


def _settings(portal: NewPortal, day: date) -> str:
    regions = ", ".join(f"'{id}'" for id in portal.regions)
    lines = [
        "# 这个网站是谁的。每一项的说明见编者手册“自己的门户”。",
        f"name: {_quoted(portal.name)}",
        "# 简称，标在自己的记录和批注旁边",
        f"short: {_quoted(portal.short or portal.name[:12])}",
        "# 网址，写到目录，以 / 结尾；上线前改成真的",
        f"address: {portal.address}",
        f"regions: [{regions}]",
    ]
    if portal.prefix:
        lines += ["# 自己的编号都以它开头；一经发布不再改", f"prefix: {portal.prefix}"]
    lines += [
        "# 订阅条目的编号以谁的名义：自己的域名和一个日子；第一次发布以前改对，以后不再改",
        f"authority: {portal.host},{day.isoformat()}",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _filled(text: str, portal: NewPortal, folder: str, nation: str) -> str:
    data = f"{nation}:{folder}" if portal.prefix else folder
    words = {"NAME": portal.name, "FOLDER": folder, "DATA": data, "PREFIX": portal.prefix}
    for word, value in words.items():
        text = text.replace(f"<{word}>", value)
    return text


IGNORED = "/ledger/.*\n.DS_Store\n*.swp\n"

README = """\
# <NAME>

这个文件夹是“<NAME>”自己的数据，叠在国家的数据上：国家的记录照旧，这里只放自己的。

在项目的文件夹里运行（Windows 上把 `python3` 换成 `py`）：

```
python3 scripts/serve.py --data <DATA>      # 在本机看网站
python3 scripts/check.py --data <DATA>      # 检查
python3 scripts/new.py news --data <DATA>   # 新建一条自己的记录
python3 scripts/new.py 批注 --id 国家那条的id --data <DATA>
python3 scripts/publish.py --data <DATA> --note "给订阅者的一句话"
python3 scripts/build.py --data <DATA>      # 生成网站，在 site/
```

不想每次写 `--data`，在 `mkdocs.yml` 的 `extra` 下加一行 `data: <DATA>`，或者设环境变量 `PORTAL_DATA`。

- 自己的编号都以 `<PREFIX>-` 开头，国家以后加什么都撞不上。
- 国家的记录改不了；要在旁边说话，写批注（`annotations/`）。
- 法规的全文自己收：`texts/记录的id/施行的第一天.md`，国家的记录也可以，用 `import_text.py` 导入。
- 更新国家的数据：在项目里 `git pull`。这个文件夹不动，没有冲突。然后运行 check.py：批注所依据的国家记录改过的，会列出来。

全部说明在编者手册“自己的门户”。
"""

ALONE = """\
# <NAME>

这个文件夹是“<NAME>”的全部数据，里面还没有记录；词表是从项目里抄来的，可以改。

在项目的文件夹里运行（Windows 上把 `python3` 换成 `py`）：

```
python3 scripts/serve.py --data <DATA>      # 在本机看网站
python3 scripts/check.py --data <DATA>      # 检查
python3 scripts/new.py laws --data <DATA>   # 新建一条记录
python3 scripts/publish.py --data <DATA> --note "给订阅者的一句话"
python3 scripts/build.py --data <DATA>      # 生成网站，在 site/
```

不想每次写 `--data`，在 `mkdocs.yml` 的 `extra` 下加一行 `data: <DATA>`，或者设环境变量 `PORTAL_DATA`。

没有记录的栏目，页面上写着没有；项目带的指南照旧在，里面说到而这里没有的记录不加链接。自己的网页放在 `docs/`，和项目里同名的，用这里的。

全部说明在编者手册“自己的门户”。
"""

PAGE = """\
---
title: 关于<NAME>
---
# 关于<NAME>

本站在国家的数据上加了<NAME>自己的内容。标着名称的记录、批注是<NAME>说的，其余的和全国一样；批注不改国家记录的内容和状态。

- 国家数据怎样来、怎样核实，见[关于本站](../about.md)。
- 新的和改过的，见[更新记录](../updates/index.md)。
"""
