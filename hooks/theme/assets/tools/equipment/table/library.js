// Scripts that the page brings by an element: they know no modules.
import { unreached } from "./limits.js";

/** The library of workbooks, on the page. */
export const workbooks = () => script("sheetjs/xlsx.core.min.js", () => window.XLSX);

/** The library of CSV, on the page. */
export const papa = () => script("papaparse/papaparse.min.js", () => window.Papa);

const script = (path, given) =>
  new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(`../../../vendor/${path}`, import.meta.url).href;
    element.onload = () => resolve(given());
    element.onerror = () => reject(unreached("读表格的程序"));
    document.head.append(element);
  });
