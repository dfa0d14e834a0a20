// What goes from one page to the next in this tab: the machine table and the ledger. Nothing of it is kept when the
// tab is closed; what is to stay is stored in "my firm".
const TABLE = "portal-forms-table";
const LEDGER = "portal-forms-ledger";

const read = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined; // forbidden, or written by something else
  }
};

function write(key, value) {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // forbidden or full
  }
}

const isTable = (one) => Boolean(one) && Array.isArray(one.sheets) && one.sheets.every(({ rows }) => Array.isArray(rows));

/** The table `{ name, sheets }` that was read on another page of this tab; undefined where there is none. */
export const tableBrought = () => {
  const found = read(TABLE);
  return isTable(found) ? found : undefined;
};

/** Keeps a table for the next page; false where the browser does not let it. */
export const bringTable = (table) => write(TABLE, table && { name: table.name, sheets: table.sheets.map(({ name, rows, numbers, merges, layout }) => ({ name, rows, numbers, merges, layout })) });

export const ledgerBrought = () => {
  const found = read(LEDGER);
  return found && Array.isArray(found.entries) ? found : undefined;
};

export const bringLedger = (ledger) => write(LEDGER, ledger);
