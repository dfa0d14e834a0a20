// What the pages ask scripts/admin.py. Nothing goes anywhere else.

const said = (name) => document.querySelector(`meta[name="portal-${name}"]`).content;

export const SITE = said("site");

// An answer that is no good: `status` as HTTP has it, `told` what the server said.
export class Refused extends Error {
  constructor(status, told) {
    super(told.failure || "");
    this.status = status;
    this.told = told;
  }
}

export function look(name, asked = {}) {
  return ask(`api/${name}?${new URLSearchParams(asked)}`, {});
}

export function send(name, value) {
  return ask(`api/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Portal-Token": said("token") },
    body: JSON.stringify(value),
  });
}

// What the preview says of itself; null where it does not answer.
export async function preview() {
  try {
    const answer = await fetch("/__preview__/state.json", { cache: "no-store" });
    return answer.status === 200 ? await answer.json() : null;
  } catch (error) {
    return null;
  }
}

async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, { cache: "no-store", ...options });
  } catch (error) {
    throw new Refused(0, { failure: "预览没有回答：它停了吗？写的内容还在，重新启动 serve.py 后再试。" });
  }
  let told = { failure: `预览没有照做（${answer.status}），看看终端里说什么。` };
  try {
    told = await answer.json();
  } catch (error) {
    // turned away before it came to the form
  }
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}
