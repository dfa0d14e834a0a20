"""What has to be cut out of the text of a YAML file and put into it, so that it says something else.

PyYAML tells where everything stands; only what changes is written anew. Comments above an item of a
list go where it goes, those of an item that is removed stay.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from portal.editing.files.field_order import FieldOrder, below, ranks
from portal.editing.files.yaml_places import NodePlaces, Uneditable
from portal.editing.files.yaml_written import (
    after_dash,
    after_key,
    entry,
    flow,
    form_of,
    key,
    scalar_like,
)
from portal.editing.item_match import matched


@dataclass(frozen=True)
class Splice:
    """What stands from `start` to `end` is to be `text`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: list[Splice], start: int = 0, end: int | None = None) -> str:
    """A part of the text with the splices in it done."""
    pieces = []
    for one in sorted(splices, key=lambda one: (one.start, one.end)):
        if one.start < start:
            raise Uneditable("两处改动叠在一起")
        pieces += [text[start : one.start], one.text]
        start = one.end
    return "".join([*pieces, text[start:end]])


class Splices(NodePlaces):
    """The splices that turn one text into another."""

    def of(self, old: Any, new: Any, order: FieldOrder | None) -> list[Splice]:
        """`old` is what the strict reader makes of the text, `new` what it is to make."""
        root = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        if not isinstance(root, yaml.MappingNode) or not set(old) & set(new):
            raise Uneditable("记录的字段全都不同了")
        found = self._value(root, old, new, order, inside=False)
        return list(found or ())

    def _value(
        self, node: yaml.Node, old: Any, new: Any, order: FieldOrder | None, inside: bool
    ) -> Iterator[Splice] | None:
        """The splices within a value; None where all of it is to be written anew."""
        if isinstance(node, yaml.MappingNode) and isinstance(new, dict) and set(old) & set(new):
            if node.flow_style:
                return self._flow_mapping(node, old, new, order)
            return self._mapping(node, old, new, order)
        if isinstance(node, yaml.SequenceNode) and isinstance(new, list) and old and new:
            if node.flow_style:
                return self._flow_sequence(node, old, new, order)
            return None if inside else self._sequence(node, old, new, order)
        return None

    # Fields

    def _mapping(
        self, node: yaml.MappingNode, old: Any, new: Any, order: FieldOrder | None
    ) -> Iterator[Splice]:
        column = node.start_mark.column
        ends = {}
        led = -1
        if not self.begins_line(node.start_mark.index) and node.value[0][0].value not in new:
            yield (first_gone := self._behind_dash(node, new))
            led = first_gone.end
        for name_node, held in node.value:
            name, start, colon = name_node.value, name_node.start_mark.index, self.colon(name_node)
            end = ends[name] = self.after(held, colon, column)
            if name not in new:
                if start > led:  # else it goes with those that the dash leads
                    yield Splice(start - column, end, "")
            elif form_of(old[name]) != form_of(new[name]):
                inner = self._value(held, old[name], new[name], below(order, name), inside=False)
                if inner is not None:
                    yield from inner
                    continue
                yield self._replaced(
                    held, colon, after_key(new[name], order, name, column), new[name]
                )
        first = next(one.start_mark.index for one, _ in node.value if one.value in new)
        for name, before in self._added(old, new, order):
            text = entry(name, new[name], order, column)
            if before:
                yield Splice(ends[before], ends[before], text + "\n")
            else:
                yield Splice(first, first, text[column:] + "\n" + " " * column)

    def _behind_dash(self, node: yaml.MappingNode, new: Any) -> Splice:
        """The first fields of an item cut out, so that the next that stays stands behind the dash."""
        names = [one for one, _ in node.value]
        stay = next(index for index, one in enumerate(names) if one.value in new)
        start, end = names[0].start_mark.index, names[stay].start_mark.index
        gap = self.after(node.value[0][1], self.colon(names[0]), node.start_mark.column)
        for name, held in node.value[1:stay]:
            if "#" in self.text[gap : name.start_mark.index]:
                raise Uneditable("删去的字段之间夹着说明")
            gap = self.after(held, self.colon(name), node.start_mark.column)
        return Splice(start, gap if "#" in self.text[gap:end] else end, "")

    def _replaced(self, node: yaml.Node, after: int, text: str, new: Any) -> Splice:
        """A value written anew behind its colon or dash. What is remarked on its line stays."""
        start, end = self.start(node, after), self.end(node, after)
        between, behind = self.text[after:start], self.text[end : self.text.index("\n", end)]
        remarks = between.rstrip() if "#" in between else ""
        if (remarks or "#" in behind) and text.startswith(" ") and "\n" not in text:
            text = " " + flow(new, None, commented=True) if isinstance(new, str) else text
            text = " " + _likewise(node, new, text[1:], commented=True)
        elif remarks or "#" in behind:
            raise Uneditable(f"这一行后面有说明，程序不知道放在哪里：{(remarks or behind).strip()}")
        elif text.startswith(" ") and "\n" not in text:
            text = " " + _likewise(node, new, text[1:])
        if between.strip(" ") == "" and start < end and text.startswith(" "):
            return Splice(start, end, text[1:])
        return Splice(after, end, text + remarks)

    def _added(self, old: Any, new: Any, order: FieldOrder | None) -> list[tuple[str, str | None]]:
        """The fields that are new, each with the one that it comes after."""
        known = ranks(order) if order else {}
        kept = [
            (known.get(name, len(known)), index, name)
            for index, name in enumerate(old)
            if name in new
        ]
        added = sorted((known.get(name, len(known)), name) for name in new if name not in old)
        found = []
        for rank, name in added:
            earlier = [one for one in kept if one[0] <= rank]
            found.append((name, max(earlier)[2] if earlier else None))
        return found

    def _flow_mapping(
        self, node: yaml.MappingNode, old: Any, new: Any, order: FieldOrder | None
    ) -> Iterator[Splice]:
        ends, starts, names = {}, {}, []
        for name_node, held in node.value:
            name, colon = name_node.value, self.colon(name_node)
            names.append(name)
            starts[name], ends[name] = name_node.start_mark.index, self.end(held, colon)
            if name in new and form_of(old[name]) != form_of(new[name]):
                inner = self._value(held, old[name], new[name], below(order, name), inside=True)
                if inner is not None:
                    yield from inner
                    continue
                text = flow(new[name], below(order, name), inside=True)
                text = _likewise(held, new[name], text, inside=True)
                yield Splice(self.start(held, colon), self.end(held, colon), text)
        yield from self._removed_in_flow(
            [(starts[name], ends[name], name in new) for name in names]
        )
        first = next(starts[name] for name in names if name in new)
        for name, before in self._added(old, new, order):
            text = f"{key(name, True)}: {flow(new[name], below(order, name), inside=True)}"
            if before:
                yield Splice(ends[before], ends[before], ", " + text)
            else:
                yield Splice(first, first, text + ", ")

    def _removed_in_flow(self, parts: list[tuple[int, int, bool]]) -> Iterator[Splice]:
        """Parts of {…} or […] cut out, each with one comma; the third of each says whether it stays."""
        seen = False
        for index, (start, end, stays) in enumerate(parts):
            seen = seen or stays
            if stays:
                continue
            cut = (parts[index - 1][1], end) if seen else (start, parts[index + 1][0])
            if "#" in self.text[cut[0] : start] + self.text[end : cut[1]]:
                raise Uneditable("括号里夹着说明")
            yield Splice(*cut, "")

    # Lists

    def _sequence(
        self, node: yaml.SequenceNode, old: list[Any], new: list[Any], order: FieldOrder | None
    ) -> Iterator[Splice] | None:
        column = node.start_mark.column
        dashes = self.dashes(node)
        if not all(map(self.begins_line, dashes)):
            return None
        steps = matched(old, new)
        inner: dict[int, list[Splice]] = {}
        for value, index in zip(new, steps, strict=True):
            if index is not None and form_of(old[index]) != form_of(value):
                held, after = node.value[index], dashes[index] + 1
                found = self._value(held, old[index], value, order, inside=False)
                text = after_dash(value, order, column, _is_on_line(held))
                inner[index] = (
                    [self._replaced(held, after, text, value)] if found is None else list(found)
                )
        if steps == list(range(len(old))):
            return (one for found in inner.values() for one in found)
        return iter([self._rearranged(node, dashes, steps, new, inner, order)])

    def _rearranged(
        self,
        node: yaml.SequenceNode,
        dashes: list[int],
        steps: list[int | None],
        new: list[Any],
        inner: dict[int, list[Splice]],
        order: FieldOrder | None,
    ) -> Splice:
        """The items of a list in their new order, each as it stands, with what is said above it."""
        column = node.start_mark.column
        start = end = dashes[0] - column
        blocks, remarks = [], []
        for index, held in enumerate(node.value):
            head = dashes[index] - column
            remarks.append(self.text[end:head])
            end = self.after(held, dashes[index] + 1, column)
            blocks.append(spliced(self.text, inner.get(index, []), head, end))
        kept = {index for index in steps if index is not None}
        homeless = ""
        for index in range(len(blocks) - 1, -1, -1):  # what is said above a removed item stays
            if index in kept:
                remarks[index] += homeless
                homeless = ""
            else:
                homeless = remarks[index] + homeless
        on_line = all(map(_is_on_line, node.value))
        pieces = [homeless]
        for value, step in zip(new, steps, strict=True):
            if step is None:
                text = after_dash(value, order, column, on_line)
                pieces.append(f"{' ' * column}-{text}\n")
            else:
                pieces.append(remarks[step] + blocks[step])
        return Splice(start, end, "".join(pieces))

    def _flow_sequence(
        self, node: yaml.SequenceNode, old: list[Any], new: list[Any], order: FieldOrder | None
    ) -> Iterator[Splice]:
        steps = matched(old, new)
        spots = [(one.start_mark.index, self.end(one, one.start_mark.index)) for one in node.value]
        inner: dict[int, list[Splice]] = {}
        for value, index in zip(new, steps, strict=True):
            if index is not None and form_of(old[index]) != form_of(value):
                found = self._value(node.value[index], old[index], value, order, inside=True)
                text = flow(value, order, inside=True)
                text = _likewise(node.value[index], value, text, inside=True)
                inner[index] = [Splice(*spots[index], text)] if found is None else list(found)
        if steps == list(range(len(old))):
            yield from (one for found in inner.values() for one in found)
            return
        gaps = [self.text[spots[i][1] : spots[i + 1][0]] for i in range(len(spots) - 1)]
        if any("#" in gap for gap in gaps):
            raise Uneditable("括号里夹着说明")
        usual = gaps[0] if gaps else ", "
        pieces = []
        for value, step in zip(new, steps, strict=True):
            if step is None:
                pieces.append(flow(value, order, inside=True))
            else:
                pieces.append(spliced(self.text, inner.get(step, []), *spots[step]))
        yield Splice(spots[0][0], spots[-1][1], usual.join(pieces))


def _likewise(
    node: yaml.Node, new: Any, text: str, inside: bool = False, commented: bool = False
) -> str:
    """What is written in the place of a word, in quotes where it was in quotes."""
    if isinstance(node, yaml.ScalarNode) and node.style in (None, "", "'") and isinstance(new, str):
        return scalar_like(new, node.style or None, inside, commented)
    return text


def _is_on_line(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) or bool(node.flow_style)
