"""Elements of Akoma Ntoso, put into one another."""

import re
from typing import Any

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

Element = Any
"""lxml's, which has no types of its own."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def root_element() -> Element:
    return etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})


def put(within: Element, element: str, /, **attributes: str) -> Element:
    """A new element at the end of another."""
    return etree.SubElement(within, f"{{{NAMESPACE}}}{element}", attributes)


def put_text(within: Element, name: str, text: str) -> Element:
    """A new element that holds a text; what XML cannot say is the sign for that."""
    element = put(within, name)
    try:
        element.text = text
    except ValueError:
        element.text = _NOT_XML.sub("\ufffd", text)
    return element
