"""A legal text as its page shows it: divisions and articles one after the other, each place with its address
and with the words by which it is cited."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.pages.text.article_history import ArticleEvent, GoneArticle, VersionHistory
from portal.pages.text.parting import Placed
from portal.read.numerals import numeral_of
from portal.texts.citation import spoken_places
from portal.texts.labels import CLAUSE_LABEL
from portal.texts.structure import (
    Article,
    Block,
    Division,
    Paragraph,
    QuotedText,
    TextItem,
    TextTable,
)
from portal.view.article_basis import RestsOn
from portal.view.article_links import TextPiece
from portal.view.site import Site
from portal.view.text_pieces import pieces_of

Pieces = tuple[TextPiece, ...]

DEEPEST = 6
"""Of headings; the title of the page is the first."""


@dataclass(frozen=True)
class ShownItem:
    """项 or 目. `cited` is 第五十二条第二款第（一）项; '' for what stands in no article."""

    key: str
    label: str
    cited: str
    pieces: Pieces
    items: "tuple[ShownItem, ...]" = ()


@dataclass(frozen=True)
class ShownParagraph:
    """款. `sign` is 第二款, where the article has several."""

    key: str
    cited: str
    sign: str
    pieces: Pieces
    items: tuple[ShownItem, ...] = ()
    form: str = "paragraph"


@dataclass(frozen=True)
class ShownTextTable:
    """The first row is the head."""

    head: tuple[Pieces, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    name: str
    form: str = "table"


@dataclass(frozen=True)
class ShownQuote:
    """What the text quotes from another one."""

    lines: tuple[Pieces, ...]
    form: str = "quote"


ShownBlock = ShownParagraph | ShownTextTable | ShownQuote


@dataclass(frozen=True)
class ShownDivision:
    """A heading with what stands below it before the first article. `level` is that of the heading."""

    key: str
    name: str
    level: int
    blocks: tuple[ShownBlock, ...]
    form: str = "division"


@dataclass(frozen=True)
class ShownArticle:
    """An article. `label` is written as the text has it: 第五十二条, 一、."""

    key: str
    label: str
    cited: str
    heading: str
    blocks: tuple[ShownBlock, ...]
    history: tuple[ArticleEvent, ...] = ()
    gone: tuple[GoneArticle, ...] = ()
    """What stood behind it in an older version."""
    related: tuple[RestsOn, ...] = ()
    """与企业有关: who rests on it."""
    form: str = "article"


ShownPart = ShownDivision | ShownArticle


class ShownTexts:
    """Makes what is shown of one version. `related` has what rests on an article, by its key."""

    def __init__(
        self,
        item: Item,
        site: Site,
        history: VersionHistory,
        related: Mapping[str, tuple[RestsOn, ...]] | None = None,
        version: TextVersion | None = None,
    ):
        self._within = ""
        """The key of the article whose words are being made."""
        self._pieces: Callable[[str], Pieces] = lambda text: pieces_of(
            text, site, item, version, self._within
        )
        self._quoted: Callable[[str], Pieces] = lambda text: pieces_of(
            text, site, item, version, quoted=True
        )
        self._history = history
        self._related = related or {}

    def parts(self, parts: Iterable[Placed]) -> Iterator[ShownPart]:
        for part, above in parts:
            if isinstance(part, Division):
                self._within = ""
                level = min(DEEPEST, 2 + len(above))
                blocks = tuple(self._blocks(part.blocks, part.name, {}, False))
                yield ShownDivision(part.key, part.name, level, blocks)
            else:
                yield self._article(part, above)

    def _article(self, article: Article, above: tuple[Division, ...]) -> ShownArticle:
        cited = dict(spoken_places(article, above))
        self._within = article.key
        several = len(article.paragraphs) > 1
        return ShownArticle(
            article.key,
            written_label(article),
            cited[article.key],
            article.heading,
            tuple(self._blocks(article.blocks, cited[article.key], cited, several)),
            self._history.events.get(article.key, ()),
            self._history.gone.get(article.key, ()),
            self._related.get(article.key, ()),
        )

    def around(self, blocks: tuple[Block, ...], name: str) -> tuple[ShownBlock, ...]:
        """What comes before the first part, or after the last one: it has no addresses. `name` is what a
        table is called."""
        self._within = ""
        return tuple(self._blocks(blocks, name, {}, False, anchored=False))

    def _blocks(
        self,
        blocks: tuple[Block, ...],
        name: str,
        cited: Mapping[str, str],
        several: bool,
        anchored: bool = True,
    ) -> Iterator[ShownBlock]:
        """Blocks with how each place in them is `cited`."""
        number = 0
        for block in blocks:
            if isinstance(block, Paragraph):
                number += 1
                yield ShownParagraph(
                    block.key if anchored else "",
                    cited.get(block.key, ""),
                    f"第{numeral_of(number)}款" if several else "",
                    self._pieces(block.text),
                    self._items(block.items, cited, anchored),
                )
            elif isinstance(block, TextTable):
                yield self._table(block, name)
            else:
                yield self._quote(block)

    def _items(
        self, items: tuple[TextItem, ...], cited: Mapping[str, str], anchored: bool
    ) -> tuple[ShownItem, ...]:
        return tuple(
            ShownItem(
                one.key if anchored else "",
                one.label,
                cited.get(one.key, ""),
                self._pieces(one.text),
                self._items(one.items, cited, anchored),
            )
            for one in items
        )

    def _table(self, table: TextTable, name: str) -> ShownTextTable:
        head, *rows = (tuple(map(self._pieces, row)) for row in table.rows)
        return ShownTextTable(head, tuple(rows), f"{name}的表")

    def _quote(self, quote: QuotedText) -> ShownQuote:
        return ShownQuote(tuple(map(self._quoted, quote.lines)))


def written_label(article: Article) -> str:
    """一、 where the text has it so."""
    return f"{article.label}、" if CLAUSE_LABEL.fullmatch(f"{article.label}、") else article.label
