// What was found, as a table for spreadsheet programs.

// What is wholly a number, or a dash for nothing, is no formula.
const NUMBER = /^[+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?%?$|^-{1,3}$/i;

/** A text for a cell: one that begins like a formula would be run as one. */
export function harmless(value) {
  const text = String(value);
  const formula = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !NUMBER.test(text);
  return formula ? `'${text}` : text;
}

const cell = (value) => {
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

// The mark at the beginning tells spreadsheet programs that the text is UTF-8.
export const csv = (lines) => `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;

export function download(content, name, type = "text/csv;charset=utf-8") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
