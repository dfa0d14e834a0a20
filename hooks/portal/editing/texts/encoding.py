"""From bytes to characters, strictly: a wrong guess would be printed as law."""

import re

from portal.editing.texts.read_file import BadText

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]+)", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"}
_COMMON = re.compile("[的第条一是在和为有、，。]")
_HAN = re.compile("[\u3400-\u9fff]")


def decoded(data: bytes) -> str:
    """The text in the bytes: by its mark, by what the page says of itself, else UTF-8, else GB18030.
    Raises BadText where none of them fits to the last byte."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strictly(data[len(mark) :], (name,))
    said = _META.search(data[:4000])
    name = said[1].decode().lower() if said else ""
    names = ("gb18030", "utf-8") if name in _CHINESE else ("utf-8", "gb18030")
    return _strictly(data, names)


def _strictly(data: bytes, names: tuple[str, ...]) -> str:
    for name in names:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if name == "gb18030" and not _is_chinese(text):
            continue
        if "\ufffd" not in text:
            return text
    raise BadText(
        "认不出文件的编码：不是 UTF-8，也不是 GBK（GB18030），或者有的字节坏了，没有读。"
        "用记事本打开看有没有乱码，另存为 UTF-8，再导入。"
    )


def _is_chinese(text: str) -> bool:
    """Whether it reads as Chinese: bytes of other encodings make Han characters too, but rare ones."""
    han = len(_HAN.findall(text))
    return not han or len(_COMMON.findall(text)) * 40 > han
