"""What every drawing keeps to, on whatever records."""

from itertools import combinations, pairwise

from portal.pages.drawings import box, lettering, lineage
from portal.pages.drawings.scale import LEVELS_LEGEND, POLICY_LEGEND, WIDE, scale
from portal.view.site import Site


def checked_lineages(site: Site) -> int:
    """How many lineages the records have; each is held to running nowhere into itself."""
    drawn = [x.data for item in site.catalogue.records for x in lineage.sections(item, site)]
    for one in drawn:
        boxes = sorted(
            [one.main, *(b for group in one.groups for b in group.boxes)], key=lambda it: it.y
        )
        for upper, lower in pairwise(boxes):
            assert upper.y + upper.height < lower.y, one.name
        assert boxes[0].y > 0 and boxes[-1].y + boxes[-1].height < one.height
        for it in boxes:
            assert it.x > 0 and it.x + it.width < lineage.WIDE
            for line in it.lines:
                end = line.x + lettering.width(line.text, box.TITLE)
                assert end <= it.x + it.width, line.text
            if it.pill:
                assert it.facts.x + lettering.width(it.facts.text, box.SMALL) < it.pill.x
    return len(drawn)


def checked_scales(site: Site) -> int:
    """How many scales the indicators have, some with a zero; no two of their labels meet."""
    found = [x for item in site.catalogue.records for x in item.get("indicators", ())]
    scales = [one for one in map(scale, found) if one]
    assert any(one.zero is not None for one in scales)
    for one in (*scales, LEVELS_LEGEND, POLICY_LEGEND):
        for a, b in combinations(one.labels, 2):
            if a.y == b.y:
                first, second = sorted((a.span, b.span))
                assert first[1] < second[0], (a, b)
    for one in scales:
        assert list(one.marks) == sorted(one.marks)
        for label in one.labels:
            assert label.span[0] >= -1 and label.span[1] <= WIDE + 1, label
    return len(scales)
