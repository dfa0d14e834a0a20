// Reads tables beside the page, so that the page answers while a large file is read. A plain worker and
// no module, for the libraries want to be loaded by importScripts.
const vendor = (path) => new URL(`../../../vendor/${path}`, self.location.href).href;

const MISSED = "读表格的程序没有载入，可能是网络断了。检查网络，再试一次。";

function loaded(path) {
  try {
    importScripts(vendor(path));
  } catch (fault) {
    throw fault.name === "NetworkError" ? Object.assign(new Error(MISSED), { name: "Refusal" }) : fault;
  }
}

const libraries = {
  papa: async () => {
    loaded("papaparse/papaparse.min.js");
    return self.Papa;
  },
  workbook: async () => {
    loaded("sheetjs/xlsx.core.min.js");
    return self.XLSX;
  },
};

self.onmessage = async ({ data: { file, text } }) => {
  if (typeof importScripts !== "function") return self.postMessage({ unable: true }); // in a page: an offline copy
  let reading;
  try {
    reading = await import("./reading.js");
  } catch {
    return self.postMessage({ unable: true }); // no modules here before Safari 15
  }
  try {
    const bytes = file && new Uint8Array(await new Response(file).arrayBuffer());
    self.postMessage({ table: await reading.read({ bytes, text }, libraries) });
  } catch (fault) {
    self.postMessage({ refused: fault.name === "Refusal" ? fault.message : "", fault: String(fault) });
  }
};
