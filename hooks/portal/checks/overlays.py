"""What a portal lays upon the nation's data keeps to its own ids, and says beside the nation's records
only what can be said there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from portal.catalogue.annotation import LocalThreshold
from portal.catalogue.catalogue import FACETS, Catalogue
from portal.catalogue.overlay import NAMELESS, AnnotationFile, Overlay
from portal.catalogue.tree import Tree
from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.kinds.item import Item, parts_of
from portal.kinds.kinds import BY_ID
from portal.read.explanation import Explanation
from portal.read.imprint import imprint_faults
from portal.read.portal_settings import (
    DARK_GROUND,
    LEAST_CONTRAST,
    LIGHT_GROUND,
    SETTINGS,
    WHITE,
    PortalSettings,
    contrast,
)
from portal.read.problem import nearest
from portal.read.prose import linked_ids
from portal.read.relation import Relation
from portal.read.strict_yaml import Place
from portal.site_info import written_out

EXPLAINED = {
    "own-settings": Explanation(
        "portal.yaml",
        "自己的数据叠在国家的数据上，portal.yaml 说明是谁的网站、编号怎样开头。",
        "照提示改。开头（prefix）一经发布不再改。",
        (),
        also=(
            "自己的数据没有说明是哪个网站",
            "没有写自己的编号怎样开头",
            "没有写订阅条目的编号以谁的名义",
            "〈tools〉 是本站已经用作网址的名称，不能作编号的开头",
            "〈白底〉上看不清这个颜色，对比度 〈2.1〉，至少 〈4.5〉",
            "没有标志的文件 〈logo.svg〉",
            "词表 regions 里没有 〈999〉",
        ),
    ),
    "own-ids": Explanation(
        "自己的编号",
        "自己的记录、条目、词条的编号都带自己的开头，国家以后加什么都不会撞上；国家的记录只有国家能改。",
        "照提示改编号和文件名。要在国家的记录旁边说话，写批注。",
        (),
        also=(
            "自己的编号要以 〈zj-〉 开头，现在是 〈heat〉",
            "〈energy-law〉 是国家的编号，在 〈data/laws/energy-law.yaml〉，不能改它",
            "词表 〈topics〉 里国家已有 〈epc〉，在 〈data/vocab/topics.yaml〉，不能改它",
            "自己的记录不能〈替代或废止〉国家的 〈energy-law〉",
        ),
    ),
    "annotations": Explanation(
        "批注",
        "批注显示在国家那一条的页面上，标着自己的名称；它不改国家的记录。",
        "照提示改。",
        (),
        also=(
            "文件名是 〈a〉，里面批注的却是 〈b〉",
            "〈zj-heat〉 是自己的记录，不用批注",
            "批注什么也没有说",
            "〈zj-heat〉 不是“找谁问”里的记录",
            "〈政策文件〉没有 〈limit〉 这个字段",
            "来源里没有代号 〈gd-2026〉",
            "〈2027-01-01〉 还没有到",
        ),
    ),
}

MENDED_BY_OTHERS = (
    Relation.SUPERSEDES,
    Relation.ENDS,
    Relation.CONTINUES,
    Relation.AMENDS,
)
"""What only whoever made a document can do to it."""

TAKEN = frozenset(
    (
        *BY_ID,
        *FACETS,
        "about",
        "accessibility",
        "api",
        "assets",
        "calendar",
        "data",
        "embed",
        "feeds",
    )
    + ("follow", "guide", "manual", "my", "quality", "search", "tools", "updates", "vocab", "admin")
)
"""The first parts of addresses; a portal's own pages stand below its prefix."""


def overlay_violations(tree: Tree, catalogue: Catalogue, today: date) -> Iterator[Violation]:
    """What is wrong with what a portal says of itself, and with what lies upon the nation's data."""
    path = tree.root / SETTINGS
    if tree.settings is not None and path.is_file():
        yield from _of_settings(tree.settings, path, catalogue)
    overlay = tree.overlay
    if overlay is None:
        return
    if path.is_file() and overlay.settings is not NAMELESS:
        yield from _of_names(overlay.settings, path.as_posix())
    if overlay.prefix:
        yield from _of_ids(overlay, catalogue)
        for book in tree.vocabulary_files:
            if overlay.holds(book.path):
                yield from _of_terms(book, tree.vocabulary_files, overlay)
    for file in overlay.annotations:
        yield from _of_annotation(file, catalogue, today)


def _of_names(settings: PortalSettings, path: str) -> Iterator[Violation]:
    """By what a portal's own is told from the nation's."""
    if not settings.prefix:
        hint = "写 prefix，如 prefix: zj-hz；一经发布不再改"
        yield Violation(path, (), "没有写自己的编号怎样开头", hint)
    elif settings.prefix in TAKEN:
        told = f"{settings.prefix} 是本站已经用作网址的名称，不能作编号的开头"
        yield Violation(path, ("prefix",), told, "换一个，如地区的拼音")
    if not settings.authority:
        hint = "写 authority，域名和一个日子，如 authority: portal.example.cn,2026-12-01"
        yield Violation(path, (), "没有写订阅条目的编号以谁的名义", hint)


def _of_settings(settings: PortalSettings, file: Path, catalogue: Catalogue) -> Iterator[Violation]:
    path = file.as_posix()
    colours = settings.colours
    for name, ground, words in (
        ("primary", WHITE, "白底"),
        ("accent", LIGHT_GROUND, "浅色底"),
        ("accent_dark", DARK_GROUND, "深色底"),
    ):
        colour = getattr(colours, name) if colours else None
        if colour and (found := contrast(colour, ground)) < LEAST_CONTRAST:
            told = f"{words}上看不清这个颜色，对比度 {int(found * 10) / 10}，至少 {LEAST_CONTRAST}"
            hint = "换一个" + ("浅" if ground == DARK_GROUND else "深") + "一些的颜色"
            yield Violation(path, ("colours", name), told, hint)
    if settings.logo and not (file.parent / settings.logo).is_file():
        hint = "把标志放在 portal.yaml 旁边，或删去 logo"
        yield Violation(path, ("logo",), f"没有标志的文件 {settings.logo}", hint)
    regions = catalogue.vocabularies.get("regions", {})
    for at, id in enumerate(settings.regions):
        if regions and id not in regions:
            near = nearest(id, list(regions))
            hint = (
                f"最接近的是 {near}（{regions[near].name}）" if near else "写词表 regions 里的 id"
            )
            yield Violation(path, ("regions", at), f"词表 regions 里没有 {id}", hint)
    if settings.imprint:
        for place, message, hint in imprint_faults(settings.imprint, settings.regions):
            yield Violation(path, ("imprint", *place), message, hint)
    if settings.address:
        try:
            written_out(settings.address)
        except ValueError as error:
            yield Violation(path, ("address",), str(error), "写成 https://example.org/ 这样")


def _of_ids(overlay: Overlay, catalogue: Catalogue) -> Iterator[Violation]:
    repeated = [item for item, place, _ in catalogue.repeated if place == (*item.place, "id")]
    for item in (*catalogue.items.values(), *repeated):
        if not item.own:
            continue
        for place, id in _ids_of(item):
            if not id.startswith(overlay.prefix):
                yield Violation.of(item, place, *_not_own(id, catalogue, overlay))
        for relation in MENDED_BY_OTHERS:
            for at, id in enumerate(item.get(relation.field, ()) or ()):
                target = catalogue.find(id) if isinstance(id, str) else None
                if target is not None and not target.own:
                    told = f"自己的记录不能{relation.forward}国家的 {target.id}"
                    hint = "只有国家能改国家的记录；本地另有规定，写批注，或写在 basis、related 里"
                    yield Violation.of(item, (relation.field, at), told, hint)


def _ids_of(item: Item) -> Iterator[tuple[Place, str]]:
    yield ("id",), item.id
    for at, address in enumerate(item.get("alias_ids", ())):
        yield ("alias_ids", at), address.rpartition("/")[2]
    if item.parent is None:
        for place, id in parts_of(item.record):
            yield (*place, "id"), id


def _not_own(id: str, catalogue: Catalogue, overlay: Overlay) -> tuple[str, str]:
    known = catalogue.find(id)
    own = f"{overlay.prefix}{id}"
    if known is not None and not known.own:
        hint = f"要补充它，写批注 annotations/{known.id}.yaml；另一件事，编号写成 {own}"
        return f"{id} 是国家的编号，在 {known.path}，不能改它", hint
    return f"自己的编号要以 {overlay.prefix} 开头，现在是 {id}", f"写成 {own}，文件名也改"


def _of_terms(
    book: VocabularyFile, books: list[VocabularyFile], overlay: Overlay
) -> Iterator[Violation]:
    below = {
        term.id: one.path
        for one in books
        if one.name == book.name and one is not book
        for term in one.terms
    }
    for at, term in enumerate(book.terms):
        place: Place = ("terms", at, "id")
        own = f"{overlay.prefix}{term.id}"
        if term.id in below:
            told = f"词表 {book.name} 里国家已有 {term.id}，在 {below[term.id]}，不能改它"
            yield Violation(book.path, place, told, f"直接用它；意思不同就写成 {own}")
        elif not term.id.startswith(overlay.prefix):
            told = f"自己的编号要以 {overlay.prefix} 开头，现在是 {term.id}"
            yield Violation(book.path, place, told, f"写成 {own}")


def _of_annotation(file: AnnotationFile, catalogue: Catalogue, today: date) -> Iterator[Violation]:
    annotation, path = file.annotation, file.path
    if Path(path).stem != annotation.id:
        told = f"文件名是 {Path(path).stem}，里面批注的却是 {annotation.id}"
        yield Violation(path, ("id",), told, f"把文件改名为 {annotation.id}.yaml")
    item = catalogue.find(annotation.id)
    if item is None:
        if fault := dangling(catalogue, annotation.id):
            yield Violation(path, ("id",), *fault)
    elif item.own:
        told = f"{item.id} 是自己的记录，不用批注"
        yield Violation(path, ("id",), told, f"直接写在 {item.path} 里")
    if not (annotation.note or annotation.contacts or annotation.thresholds):
        yield Violation(path, (), "批注什么也没有说", "写 note、contacts、thresholds 中的一样")
    for at, id in enumerate(annotation.contacts):
        body = catalogue.find(id)
        if body is None:
            if fault := dangling(catalogue, id):
                yield Violation(path, ("contacts", at), *fault)
        elif body.kind.id != "bodies":
            told = f"{id} 不是“找谁问”里的记录"
            yield Violation(path, ("contacts", at), told, "写 bodies 里一条记录的 id")
    for id in linked_ids(annotation.note or ""):
        if fault := dangling(catalogue, id):
            yield Violation(path, ("note",), *fault)
    keys = {source.key for source in annotation.sources if source.key}
    for at, threshold in enumerate(annotation.thresholds):
        yield from _of_threshold(path, at, threshold, item, keys)
    for at, source in enumerate(annotation.sources):
        if source.seen.first > today:
            yield Violation(path, ("sources", at, "seen"), f"{source.seen} 还没有到", "写哪天看的")
    if annotation.verification.checked.first > today:
        told = f"{annotation.verification.checked} 还没有到"
        yield Violation(path, ("verification", "checked"), told, "写哪天核对的")


def _of_threshold(
    path: str, at: int, threshold: LocalThreshold, item: Item | None, keys: set[str]
) -> Iterator[Violation]:
    place: Place = ("thresholds", at)
    if threshold.field and item is not None and threshold.field not in item.fields:
        near = nearest(threshold.field, list(item.fields))
        hint = f"最接近的是 {near}" if near else "不对应哪个字段就不写 field"
        told = f"{item.kind.name}没有 {threshold.field} 这个字段"
        yield Violation(path, (*place, "field"), told, hint)
    if threshold.source and threshold.source not in keys:
        told = f"来源里没有代号 {threshold.source}"
        yield Violation(path, (*place, "source"), told, "在 sources 里给那个来源写 key")
