// What of a page is read aloud, in its order: headings, paragraphs, rows of tables as “column: value”. Not what
// leads elsewhere, is pressed or filled in, and not what is not seen.

const SILENT =
  "nav, form, label, button, input, select, textarea, svg, script, style, noscript, [hidden], [aria-hidden=true], .do, " +
  ".chips, .facets, .words__back, .result--told .result__said"; // the last is only heard, and the verdict says it again

/** The pieces below `root`: an element to mark and the words to say. */
export function pieces(root) {
  const found = [];
  gather(root, found);
  return found;
}

function gather(part, found) {
  let words = "";
  const say = () => {
    const text = words.replace(/\s+/g, " ").trim();
    if (text) found.push({ part, text });
    words = "";
  };
  for (const child of seen(part)) {
    if (child.nodeType === Node.TEXT_NODE) words += child.data;
    else if (child.localName === "br") words += " ";
    else if (isBlock(child)) {
      say();
      if (child.localName === "table") rows(child, found);
      else gather(child, found);
    } else words += textOf(child);
  }
  if (part.localName === "dt" && words.trim()) words = words.trim().replace(/[：:]?$/, "：");
  say();
}

/** What of the nodes in `part` is there to be read. */
function seen(part) {
  const folded = part.localName === "details" && !part.open;
  return [...part.childNodes].filter((child) => {
    if (child.nodeType !== Node.ELEMENT_NODE) return child.nodeType === Node.TEXT_NODE && !folded;
    return !child.matches(SILENT) && !(folded && child.localName !== "summary") && shown(child);
  });
}

function shown(part) {
  const style = getComputedStyle(part);
  return style.display !== "none" && style.visibility !== "hidden";
}

// Where nothing but words is inside, what looks like a block is a word of its line (badges, marks).
const BLOCKS = "p, li, dt, dd, h1, h2, h3, h4, div, section, ul, ol, dl, table, figure, figcaption, details, summary, blockquote, pre, article, aside";

function isBlock(part) {
  return part.matches(BLOCKS) || part.querySelector(BLOCKS) !== null;
}

function textOf(part) {
  const inner = seen(part).map((child) => (child.nodeType === Node.TEXT_NODE ? child.data : textOf(child)));
  return inner.join("");
}

function rows(table, found) {
  if (table.caption && shown(table.caption)) gather(table.caption, found);
  const names = [];
  for (const row of grid(table)) {
    const { part, cells } = row;
    if (part.parentNode.localName === "thead") {
      cells.forEach((cell, at) => (names[at] = [names[at], clean(cell)].filter(Boolean).join(" ")));
      continue;
    }
    if (!shown(part) || part.hidden) continue;
    const own = cells.filter((cell, at) => cells.indexOf(cell) === at); // one that spans is said once
    const said = own.map((cell) => {
      const words = clean(cell);
      const name = cell.dataset.label || names[cells.indexOf(cell)];
      return words && name && cell.localName === "td" ? `${name}：${words}` : words;
    });
    const text = said.filter(Boolean).join("；");
    if (text) found.push({ part, text });
  }
}

const clean = (cell) => (shown(cell) ? textOf(cell).replace(/\s+/g, " ").trim() : "");

/** Each row with the cell that stands in each of its columns, those from rows above too. */
function grid(table) {
  const down = []; // by column: the cell that reaches down, and how many rows yet
  return [...table.rows].map((part) => {
    const cells = [];
    const place = () => {
      for (let at = cells.length; down[at] && down[at].rows > 0; at += 1) {
        cells[at] = down[at].cell;
        down[at].rows -= 1;
      }
    };
    for (const cell of part.cells) {
      place();
      for (let i = 0; i < cell.colSpan; i += 1) {
        down[cells.length] = { cell, rows: cell.rowSpan - 1 };
        cells.push(cell);
      }
    }
    place();
    return { part, cells };
  });
}
