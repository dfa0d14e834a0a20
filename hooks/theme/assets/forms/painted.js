// The library writes formats and no colours: what its styles lack is put into the finished workbook. A format that
// ends in a mark's word gets the mark's colour, and every sheet is laid out to print on the width of a page.
import { MARKS } from "./marks.js";

/** The format that puts a mark's word behind a number or a text. */
export const formatOf = (mark) => {
  const word = `"［${MARKS[mark].word}］"`;
  return `General${word};-General${word};General${word};@${word}`;
};
// Formats that show a text as it is, each of its own so that it can be told by its style.
export const LEFT = '@"";@"";@"";@'; // a cell that is left open
export const HEAD = '@"" ""'; // a heading of a column
export const WORDS = '@""'; // all other words

const decode = (bytes) => new TextDecoder().decode(new Uint8Array(bytes));
const encode = (text) => new TextEncoder().encode(text);

/** The same workbook with colours and page setup; `cfb` is the library's reader of archives. */
export function painted(bytes, cfb) {
  const archive = cfb.read(bytes, { type: "array" });
  archive.FullPaths.forEach((path, at) => {
    const file = archive.FileIndex[at];
    if (/xl\/styles\.xml$/.test(path)) put(file, coloured(decode(file.content)));
    else if (/xl\/worksheets\/sheet\d+\.xml$/.test(path)) put(file, laidOut(decode(file.content)));
  });
  return new Uint8Array(cfb.write(archive, { fileType: "zip", type: "array", compression: true }));
}

function put(file, text) {
  file.content = encode(text);
  file.size = file.content.length;
}

const BORDER = "<border><left style=\"thin\"><color rgb=\"FF999999\"/></left><right style=\"thin\"><color rgb=\"FF999999\"/></right><top style=\"thin\"><color rgb=\"FF999999\"/></top><bottom style=\"thin\"><color rgb=\"FF999999\"/></bottom><diagonal/></border>";

// By its format: the colour, and whether it is a cell of the table.
function styleOf(code) {
  if (code === WORDS) return {};
  if (code === HEAD) return { ink: "F3F6F4", bordered: true };
  if (code === LEFT) return { ink: MARKS.typed.ink, bordered: true };
  const found = Object.values(MARKS).find(({ word }) => code.includes(`［${word}］`));
  return found && { ink: found.ink, bordered: true };
}

function coloured(xml) {
  const inks = [...new Set([...Object.values(MARKS).map(({ ink }) => ink), "F3F6F4"])];
  const fills = inks.map((ink) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${ink}"/><bgColor indexed="64"/></patternFill></fill>`);
  const [count, borders] = ["fills", "borders"].map((name) => Number(new RegExp(`<${name} count="(\\d+)"`).exec(xml)[1]));
  const plain = (code) => code.replace(/&quot;/g, '"');
  const formats = new Map([...xml.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, plain(code)]));
  const dressed = (whole, said) => {
    const style = styleOf(formats.get(/numFmtId="(\d+)"/.exec(said)[1]) ?? "");
    if (!style) return whole;
    const inked = style.ink ? said.replace(/fillId="\d+"/, `fillId="${count + inks.indexOf(style.ink)}"`) : said;
    const own = style.bordered ? inked.replace(/borderId="\d+"/, `borderId="${borders}"`) : inked;
    return `<xf ${own} applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
  };
  return xml
    .replace(/<fills count="\d+">/, `<fills count="${count + fills.length}">`)
    .replace("</fills>", `${fills.join("")}</fills>`)
    .replace(/<borders count="\d+">/, `<borders count="${borders + 1}">`)
    .replace("</borders>", `${BORDER}</borders>`)
    .replace(/<cellXfs[\s\S]*<\/cellXfs>/, (all) => all.replace(/<xf ([^>]*?)\/>/g, dressed));
}

const FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const SETUP = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

// The order of a sheet's parts is fixed: sheetPr comes first, pageSetup behind the margins.
function laidOut(xml) {
  const fitted = /<sheetPr/.test(xml) ? xml : xml.replace(/(<worksheet[^>]*>)/, `$1${FIT}`);
  return fitted.replace(/(<pageMargins[^>]*\/>)/, `$1${SETUP}`);
}
