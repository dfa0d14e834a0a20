"""What is said of files that nobody reads: for the page of messages."""

from portal.read.explanation import Explanation

EXPLAINED: dict[str, Explanation] = {
    "not-read": Explanation(
        "文件没有读",
        "放错了地方、名字不对的文件不会显示在网站上，也没有检查过。",
        "照提示移动或改名。记录是栏目文件夹里名为 某id.yaml 的文件。Windows 上先在资源管理器里打开“文件扩展名”，免得存成 某id.yaml.txt。",
        (
            "(文件): 不在栏目的文件夹里，没有读 (移到栏目的文件夹：〈laws、policies、standards、technologies、phase-out、tax、cases、news、jobs、services、forms、bodies、terms、interpretations〉)",
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
}
"""By the anchor on the page."""
