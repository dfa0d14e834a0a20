// Reads tables beside the page, so that the page answers while a large file is read. A plain worker and
// no module, for Papa Parse wants to be loaded by importScripts.
const vendor = (path) => new URL(`../../../vendor/${path}`, self.location.href).href;

const libraries = {
  papa: async () => {
    importScripts(vendor("papaparse/papaparse.min.js"));
    return self.Papa;
  },
  workbook: async () => {
    importScripts(vendor("read-excel-file/read-excel-file.min.js"));
    return self.readXlsxFile;
  },
};

self.onmessage = async ({ data: { file, text } }) => {
  try {
    const { read } = await import("./reading.js");
    const bytes = file && new Uint8Array(await file.arrayBuffer());
    self.postMessage({ sheets: await read({ bytes, text }, libraries) });
  } catch (fault) {
    self.postMessage({ refused: fault.name === "Refusal" ? fault.message : "", fault: String(fault) });
  }
};
