// The data of a tool, made at build time from the catalogues. A failure is not kept: asking again
// tries again.

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

async function fetched(name) {
  const answer = await fetch(`${ROOT}tools/${name}.json`);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}
