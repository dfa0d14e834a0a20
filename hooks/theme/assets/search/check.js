// The way to the equipment check, above what was found.
import { CALLED, WHY, addressOf } from "./checking.js";
import { ROOT } from "./docs.js";
import { make } from "../dom.js";

/** Shows the way in `place`; hides it where no model was asked for. */
export function lead(place, model) {
  place.hidden = !model;
  if (!model) return place.replaceChildren();
  const link = make("a", { href: ROOT + addressOf(model) }, `${CALLED}：${model}`);
  return place.replaceChildren(link, make("small", {}, `${WHY}。`));
}
