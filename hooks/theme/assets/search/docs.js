// What can be found, loaded when it is first asked for. A failure is not kept: asking again tries
// again.

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

async function fetched() {
  const answer = await fetch(`${ROOT}search/docs.json`);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}
