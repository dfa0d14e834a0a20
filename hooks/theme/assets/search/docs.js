// What can be found, loaded when it is first asked for. A failure is not kept: asking again tries
// again.

import { fetched } from "../fetched.js";

export const ROOT = new URL("../../", import.meta.url).href; // the site's, wherever it lies

let loading;

export function load() {
  loading ??= read().catch((fault) => {
    loading = undefined;
    throw fault;
  });
  return loading;
}

const read = async () => (await fetched(`${ROOT}search/docs.json`)).json();
