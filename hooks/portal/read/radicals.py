"""Radicals that text copied from PDFs has in the place of characters: U+2EDB for U+98CE.

They look alike and are other code points; NFKC folds the 214 Kangxi radicals and two of the
supplement. The rest is Unicode's EquivalentUnifiedIdeograph, which no module of Python has. The same
is done in the browser by hooks/theme/assets/radicals.js; tests/vectors/ holds the two together.
"""

import re

RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱"
    "⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡"
    "⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
"""U+2E81 to U+2EF3, as far as they stand for a character."""

IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓"
    "罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐"
    "马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""The characters, in the same order."""

_TABLE = str.maketrans(RADICALS, IDEOGRAPHS)
_ANY = re.compile(f"[{RADICALS[0]}-{RADICALS[-1]}]")
"""Few texts have one, and a long one is translated slowly."""


def ideographs(text: str) -> str:
    """`text` with characters for the radicals of the supplement."""
    return text.translate(_TABLE) if _ANY.search(text) else text
