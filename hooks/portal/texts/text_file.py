"""What stands at the head of the file of a text."""

from typing import Annotated

from portal.read.fields import Line, Many, Model
from portal.read.markers import Label
from portal.read.record import Source


class TextHead(Model):
    """Front matter of `texts/<id>/<第一天>.md`."""

    title: Line
    """文件的标题，照原文写全，如“中华人民共和国节约能源法”"""
    history: Annotated[Many[Line], Label("题注")] = ()
    """题注：通过、公布、历次修改，一次一行，照原文写"""
    sources: Annotated[Many[Source], Label("来源")]
    """全文从哪里来、哪天见到，写法与记录的来源相同"""
    absent: Annotated[Many[Line], Label("没有的条")] = ()
    """原文就没有的条号，如“第一百九十九条”：修改时删去而没有重新编号的。不写在这里的空号是错误"""
    note: Annotated[Line | None, Label("说明")] = None
    """对这份全文的说明，写给读者看，如“附表是图片，没有录入，见来源”"""
