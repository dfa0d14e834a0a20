// What is in a catalogue or about a term, loaded when it is first asked for. A failure is not kept: asking
// again tries again.

import { request } from "../request.js";

export const ROOT = new URL("../../", import.meta.url).href; // the site's, wherever it lies

let loading;

/** `name` is the catalogue's, or the facet's with the term's. A page has one list. */
export function load(name) {
  if (!loading)
    loading = fetched(name).catch((fault) => {
      loading = undefined;
      throw fault;
    });
  return loading;
}

const fetched = async (name) => (await request(`${ROOT}search/list-${name}.json`)).json();
