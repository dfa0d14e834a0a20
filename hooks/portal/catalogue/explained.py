"""What is said of files that nobody reads: for the page of messages."""

from portal.read.explanation import Explanation

EXPLAINED: dict[str, Explanation] = {
    "not-read": Explanation(
        "文件没有读",
        "放错了地方、名字不对的文件不会显示在网站上，也没有检查过。",
        "照提示移动或改名。记录是栏目文件夹里名为 某id.yaml 的文件。Windows 上先在资源管理器里打开“文件扩展名”，免得存成 某id.yaml.txt。",
        (
            "(文件): 不在栏目的文件夹里，没有读 (移到栏目的文件夹：〈laws、policies、standards、technologies、phase-out、tax、cases、news、jobs、services、forms、bodies、terms、interpretations、questions〉)",
            "(文件): 扩展名不是 .yaml，没有读 (〈改名为 extension-yml.yaml〉)",
            "(文件): 栏目里不能再分文件夹，没有读 (移到 〈laws〉/ 下)",
            "(文件): 没有这个词表，没有读 (〈最接近的是 topics.yaml〉)",
        ),
        also=(
            "没有栏目 〈法律法规〉，里面的文件没有读",
            "文件名里有不能显示的字符，没有读",
            "符号链接绕成了圈",
            "符号链接指向的文件不存在，或者绕成了圈",
            "这不是文件（是管道、设备之类）",
            "缺少词表文件",
        ),
    ),
    "attachment-copies": Explanation(
        "附件的副本不能用",
        "副本会放在网站上给人下载：不是它所说的格式，或者打开会运行程序的，不放。",
        "从官方网页重新下载，放到 attachments/<记录的 id>/<附件的代号>.<格式>；不能放的，只写官方网址。见编者手册“附件”。",
        (
            "(文件): 内容是网页，不是文件 (多半是下载时转到了别处：从官方网页重新下载)",
            "(文件): 扩展名是 〈docx〉，内容〈是旧格式的文档（doc、xls、wps 等），或者加了密码〉 (从官方网页重新下载，扩展名照内容写)",
            "(文件): 〈文件里有宏〉，打开它的电脑会有危险 (不放副本，只写官方网址：删去文件和 permission)",
            "(文件): 〈exe〉 不能放副本 (可以放的是 〈pdf、docx、doc、xlsx、xls、pptx、ppt、wps、et、dps、ofd、zip、jpg、png〉；别的只写官方网址)",
            "(文件): 附件要放在各自记录的文件夹里，没有读 (放到 attachments/<记录的 id>/<附件的代号>.<格式>)",
        ),
        also=(
            "文件有 〈12.0 MB〉，上限是 〈10.0 MB〉",
            "附件的副本一共 〈120.0 MB〉，上限是 〈100.0 MB〉",
        ),
    ),
    "full-texts": Explanation(
        "全文读不出来",
        "全文是 texts/<记录的 id>/<施行的第一天>.md；有一处读不明白，整份都不显示，免得把半份当成全文。",
        "照提示改。写法见编者手册“放全文”；最省事的是用 import_text.py 从 DOCX、HTML、TXT 导入。",
        (
            "(文件): 没有文件头 (开头写 ---，再写 title、sources，再写 ---，然后是正文；import_text.py 会写好)",
            "(正文): 没有正文 (写上全文，或者删去文件)",
            "(文件): 文件名不是日期 (用这一版施行的第一天做文件名，如 〈texts/neighbour-law〉/2018-10-26.md)",
            "(文件夹): 文件夹的名字不是记录的 id (放在 texts/<记录的 id>/ 里)",
            "(正文): “〈第一条〉”出现了两次，第一次在第 〈7〉 行 (对照原文改正编号；引用的别的文件的条文，每行前面加 >)",
            "(正文): 标题“〈第一节　名称〉”前面有 〈3〉 个 #，这里最多 〈1〉 个 (上一级的标题少一个 #；编、章、节各比上一级多一个)",
            "(正文): “〈重要〉”不是条号 (写 **第五十二条**、**第十条之一**，没有条的文件写 **一、**、**（一）**)",
            "(正文): 这一行有 〈1〉 格，表头有 〈2〉 格 (补上缺的格，或者删去多的 |；格里的竖线写 \\|)",
            "(文件): 不是全文的文件，没有读 (全文是 .md 文件，用 import_text.py 从 DOCX、HTML、TXT 导入；原件放到数据文件夹外面)",
            "(文件): 全文要放在各自记录的文件夹里，没有读 (放到 texts/<记录的 id>/<施行的第一天>.md；用 import_text.py 导入)",
        ),
    ),
}
"""By the anchor on the page."""
