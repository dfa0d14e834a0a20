// The data of a tool, made at build time from the catalogues. A failure is not kept: asking again
// tries again.

import { fetched } from "../fetched.js";

export const ROOT = new URL("../../", import.meta.url).href; // the site's, wherever it lies

const loading = new Map();

export function load(name) {
  if (!loading.has(name)) {
    const coming = read(name).catch((fault) => {
      loading.delete(name);
      throw fault;
    });
    loading.set(name, coming);
  }
  return loading.get(name);
}

const read = async (name) => (await fetched(`${ROOT}tools/${name}.json`)).json();
