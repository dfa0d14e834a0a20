// Radicals that text copied from PDFs has in the place of characters: U+2EDB for U+98CE. They look alike
// and are other code points; NFKC folds the 214 Kangxi radicals and two of the supplement. The rest is
// Unicode's EquivalentUnifiedIdeograph. The same as hooks/portal/read/radicals.py; tests/vectors/ holds
// the two together.

const RADICALS =
  "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱" +
  "⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡" +
  "⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳";
const IDEOGRAPHS =
  "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓" +
  "罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐" +
  "马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

const MEANT = new Map();
const meant = Array.from(IDEOGRAPHS);
Array.from(RADICALS).forEach((radical, index) => MEANT.set(radical, meant[index]));

/** `text` with characters for the radicals of the supplement. */
export const ideographs = (text) => text.replace(/[\u2e80-\u2eff]/g, (one) => MEANT.get(one) || one);
