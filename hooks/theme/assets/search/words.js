// What a word means, or how two words differ: the terms that a question names as a whole stand above all else.

import { compact } from "./normalise.js";

const MOST = 3; // cards
const FEWEST = 2; // characters of what a term's name may begin with
const MEANS = /是?(?:什么|啥|甚么)意思|(?:什么|啥)叫做?|叫(?:什么|啥)|什么是|(?:是|指的?是?)(?:什么|啥)|怎[么样]理解|如何理解|的?(?:含义|意思|定义)/g;
const APART = /(?:有|的)?(?:什么|啥|哪些)?(?:区别|不同|差别|不一样)(?:在哪里?|是什么|吗)?|(?:是不是|是)?(?:一样|一回事)(?:吗|么)?|怎[么样]区分/g;
const BETWEEN = /[ 、，]|和|与|跟|同|及|还是|vs/;
const AROUND = /^(?:请问|想知道|里|说的)+|(?:的|呢|吗|啊|里)+$/g;

const HOW = /怎[么样](?:去|来)?(?:办|做|弄|填|报|申请)|如何(?:办|做|填|报|申请)|流程|步骤|手续/;

/** Whether a question asks how something is done: the steps come before what the word means. */
export const asksHow = (text) => HOW.test(text) && !wordsAsked(text).length;

/** The words that a question asks the meaning of; none where it asks something else. */
export function wordsAsked(text) {
  const apart = text.search(APART) >= 0;
  if (!apart && text.search(MEANS) < 0) return [];
  const rest = text.replace(MEANS, " ").replace(APART, " ").trim();
  const whole = named(rest);
  if (!apart) return whole ? [whole] : [];
  const several = rest.split(BETWEEN).map(named).filter(Boolean);
  return several.length > 1 ? several : [];
}

const named = (text) => compact(text.trim().replace(AROUND, ""));

/** The documents of terms that are called so, in the order in which they were asked for; several of a word
 * that means several things. Where one of the words is none, nobody asks for the meaning of words. */
export function termsOf(text, names, docs) {
  const found = wordsAsked(text).map((word) => termsNamed(word, names, docs));
  return found.every(({ length }) => length) ? [...new Set(found.flat())].slice(0, MOST) : [];
}

// The terms of that name; else the only one whose name begins so.
function termsNamed(word, names, docs) {
  const exact = terms(names.with(`=${word}`), docs);
  if (exact.length || word.length < FEWEST) return exact;
  const begun = terms(names.beginning(`=${word}`), docs);
  return begun.length === 1 ? begun : [];
}

const terms = (lists, docs) => [...new Set(lists.flatMap(({ numbers }) => numbers))].filter((doc) => docs.kind(doc) === "terms");
