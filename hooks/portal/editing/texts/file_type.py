"""What a file is, seen from its bytes, and whether a text can be taken from it at all."""

from portal.editing.texts.read_file import BadText

LARGEST = 10_000_000
"""Bytes. The civil code as a Word document has 200,000."""

SAVE_AS = "用 Word 或 WPS 打开，另存为“Word 文档（.docx）”，再导入"

_SIGNS = (
    (
        b"%PDF",
        f"这是 PDF，读不了。到国家法律法规数据库下载 Word 版；只有 PDF 的，{SAVE_AS}，逐段核对。",
    ),
    (b"{\\rtf", f"这是 RTF 文件，读不了。{SAVE_AS}。"),
    (b"\x89PNG", "这是图片，里面没有文字，读不了。找有文字的版本，或者录入成文字再导入。"),
    (b"\xff\xd8\xff", "这是图片，里面没有文字，读不了。找有文字的版本，或者录入成文字再导入。"),
    (b"GIF8", "这是图片，里面没有文字，读不了。找有文字的版本，或者录入成文字再导入。"),
    (b"II*\0", "这是图片，里面没有文字，读不了。找有文字的版本，或者录入成文字再导入。"),
    (b"Rar!", "这是压缩包。先解压，再导入里面的文件。"),
    (b"7z\xbc\xaf", "这是压缩包。先解压，再导入里面的文件。"),
    (b"\x1f\x8b", "这是压缩包。先解压，再导入里面的文件。"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def type_of(data: bytes) -> str:
    """docx, html or text; raises BadText for what is none."""
    if len(data) > LARGEST:
        raise BadText(
            f"文件有 {len(data) / 1_000_000:.1f} MB，上限是 {LARGEST // 1_000_000} MB，没有读。"
            "多半是图片占的：删去图片，另存一份再导入，图片是什么写在 --note 里。"
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise BadText("文件是空的。重新下载，或者从原来的地方再复制一次。")
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise BadText(f"这个文件带密码，读不了。去掉密码，{SAVE_AS}。")
        raise BadText(f"这是旧版的 .doc、.wps 文件（或者别的旧格式），读不了。{SAVE_AS}。")
    for sign, told in _SIGNS:
        if data.startswith(sign):
            raise BadText(told)
    if data.startswith(b"PK"):
        return "docx"
    head = data[:4000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"mime-version:", b"from: <saved by")):
        raise BadText(
            "这是单个文件的网页（.mht），读不了。在浏览器里另存为“网页，仅 HTML”，再导入。"
        )
    if (
        head.startswith((b"<!doctype html", b"<html", b"<?xml"))
        or b"<body" in head
        or (head.startswith(b"<") and b"</p>" in data.lower())
    ):
        return "html"
    return "text"
