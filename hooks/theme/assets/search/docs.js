// What can be found, loaded when it is first asked for. A failure is not kept: asking again tries
// again.

import { request } from "../request.js";

export const ROOT = new URL("../../", import.meta.url).href; // the site's, wherever it lies

let loading;

export function load() {
  if (!loading)
    loading = fetched().catch((fault) => {
      loading = undefined;
      throw fault;
    });
  return loading;
}

const fetched = async () => (await request(`${ROOT}search/docs.json`)).json();
