// Who looks for just what was typed: a model, a number of a document. Nothing stands above the results then.

import { identifier } from "./numbered.js";
import { asks, isOutside } from "./questions.js";

export const NONE = { leads: [], unknown: undefined, unsure: false };
const KIND = /^[a-z]{1,4}[0-9]{0,2}型/i; // JD型深井泵, as lists write it
const STANDARD = /(?:gb|hj|db\d*|jb|iso|iec|tsg)\s*[/／]?\s*t?\s*\d{3,}/i; // of a document

/** Whether a query has the number of a document. */
export const isNumbered = (text, raw) => Boolean(identifier(text).form) || STANDARD.test(raw);

/** Whether who types this looks for just that, and has it below as far as it is found. */
export const isForItself = (text, raw, models) =>
  !isOutside(text) && !asks(text) && (models.length > 0 || isNumbered(text, raw) || KIND.test(raw.trim()));
