// What is loaded, and the one fault that a connection can be blamed for.

/** A file did not come. `name` tells it from what a script itself does wrong, in workers too. */
export class NotLoaded extends Error {
  /** `status` is what a server said that was there; none says that nothing came. */
  constructor(said, status = 0) {
    super(said);
    this.status = status;
  }

  get name() {
    return "NotLoaded";
  }
}

/** The answer to a request, or NotLoaded. */
export async function request(url, how) {
  let answer;
  try {
    answer = await fetch(url, how);
  } catch (fault) {
    throw new NotLoaded(`${url}: ${fault.message}`);
  }
  if (!answer.ok) throw new NotLoaded(`${url}: ${answer.status}`, answer.status);
  return answer;
}

const IMPORTS = /dynamically imported module|module script failed/; // in Chromium, Firefox; in Safari

/** "line" where something did not come; "build" where it is of another day than the program; "browser" where it came
 * and does not work here. */
export function reason(fault) {
  if (fault && fault.name === "OtherBuild") return "build";
  return fault && (fault.name === "NotLoaded" || IMPORTS.test(fault.message)) ? "line" : "browser";
}

/** Shows the words for what went wrong: those children of `part` that are for its reason. */
export function explain(part, fault) {
  const found = reason(fault);
  for (const words of part.querySelectorAll("[data-why]")) words.hidden = words.dataset.why !== found;
  part.hidden = false;
}
