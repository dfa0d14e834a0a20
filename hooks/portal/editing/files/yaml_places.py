"""Where the values of a YAML text begin and end, from the marks of PyYAML's nodes."""

import yaml


class Uneditable(Exception):
    """The text is written in a way that cannot be changed without losing something of it."""


class NodePlaces:
    """The places of one text, whose lines end in \n and so does the last."""

    def __init__(self, text: str):
        self.text = text

    def colon(self, name: yaml.Node) -> int:
        """The place behind the colon of a field."""
        return self.text.index(":", name.end_mark.index) + 1

    def dashes(self, node: yaml.SequenceNode) -> list[int]:
        found = [node.start_mark.index]
        for before, held in zip(node.value, node.value[1:], strict=False):
            place = self.after(before, found[-1] + 1, node.start_mark.column)
            while (line := self.text[place:].split("\n", 1)[0]).lstrip()[:1] != "-":
                place += len(line) + 1
                if place > held.start_mark.index:
                    raise Uneditable("列表的写法认不出来")
            found.append(place + len(line) - len(line.lstrip()))
        return found

    def start(self, node: yaml.Node, after: int) -> int:
        return after if _is_empty(node) else int(node.start_mark.index)

    def end(self, node: yaml.Node, after: int) -> int:
        """The end of what is written: the marks of blocks lie behind blank lines and comments."""
        if _is_empty(node):
            return after
        end = int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            body = self.text[node.start_mark.index : end]
            if "+" in body.split("\n", 1)[0]:
                return end - 1 if body.endswith("\n") else end
            return int(node.start_mark.index) + len(body.rstrip())
        if isinstance(node, yaml.ScalarNode) or node.flow_style:
            return end
        last = node.value[-1]
        if isinstance(node, yaml.MappingNode):
            return self.end(last[1], self.colon(last[0]))
        return self.end(last, self.dashes(node)[-1] + 1)

    def after(self, node: yaml.Node, after: int, column: int) -> int:
        """The beginning of the line after a value, and after the remarks that stand further in than
        `column`: they belong to it."""
        place = found = self.text.index("\n", self.end(node, after)) + 1
        while place < len(self.text):
            stop = self.text.index("\n", place) + 1
            line = self.text[place:stop]
            deep = line.lstrip(" ")
            if deep.strip() and (not deep.startswith("#") or len(line) - len(deep) <= column):
                break
            place = stop
            if deep.strip():
                found = stop
        return found

    def begins_line(self, place: int) -> bool:
        return not self.text[self.text.rfind("\n", 0, place) + 1 : place].strip(" ")


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style
