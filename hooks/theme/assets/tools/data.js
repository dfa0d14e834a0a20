// The data of a tool, made at build time from the catalogues. A failure is not kept: asking again
// tries again.

import { request } from "../request.js";

export const ROOT = new URL("../../", import.meta.url).href; // the site's, wherever it lies

const loading = new Map();

export function load(name) {
  if (!loading.has(name)) {
    const coming = fetched(name).catch((fault) => {
      loading.delete(name);
      throw fault;
    });
    loading.set(name, coming);
  }
  return loading.get(name);
}

const fetched = async (name) => (await request(`${ROOT}tools/${name}.json`)).json();
