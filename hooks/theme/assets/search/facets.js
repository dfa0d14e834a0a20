// What results can be narrowed by: seven questions with the counts of their answers.
import { make } from "../dom.js";

const SHOWN = 6; // answers to a question before the rest is asked for
const FEW = 2; // not worth asking for

const named = (names, id) =>
  names && Object.prototype.hasOwnProperty.call(names, id) ? names[id] : undefined;

const listed = (facet) => ({
  of: (doc) => doc.f[facet] ?? [],
  name: (id, docs) => named(docs.terms[facet], id),
  order: (docs) => Object.keys(docs.terms[facet] ?? {}),
});

const FACETS = {
  kind: { title: "栏目", of: (doc) => [doc.k], name: (id, docs) => named(docs.kinds, id), order: (docs) => Object.keys(docs.kinds) },
  status: { title: "状态", of: (doc) => (doc.s ? [doc.s] : []), name: (id, docs) => named(docs.statuses, id), order: (docs) => Object.keys(docs.statuses) },
  way: { title: "怎样办", ...listed("claim-modes") },
  industry: { title: "行业", ...listed("industries") },
  region: { title: "地区", ...listed("regions") },
  equipment: { title: "设备类别", ...listed("equipment") },
  year: { title: "年份", of: (doc) => (doc.y ? [String(doc.y)] : []), name: (id) => (/^\d{4}$/.test(id) ? id : undefined), order: null },
};

export const NAMES = Object.keys(FACETS);

export function passes(doc, picked, except = "") {
  return NAMES.every((name) => {
    if (name === except || picked[name].size === 0) return true;
    return FACETS[name].of(doc).some((id) => picked[name].has(id));
  });
}

export const someone = (picked) => NAMES.reduce((sum, name) => sum + picked[name].size, 0);

export const none = () => Object.fromEntries(NAMES.map((name) => [name, new Set()]));

// An address may hold anything: what no facet has is dropped.
export function known(picked, docs) {
  const kept = none();
  for (const name of NAMES) {
    for (const id of picked[name]) if (FACETS[name].name(id, docs)) kept[name].add(id);
  }
  return kept;
}

// The questions that divide `found`, each with [id, name, count] for its answers. A count says how
// many there would be with this answer and what was picked elsewhere.
function questions(found, picked, docs) {
  return NAMES.flatMap((name) => {
    const facet = FACETS[name];
    const counts = new Map();
    const within = found.filter((doc) => passes(doc, picked, name));
    for (const doc of within) {
      for (const id of facet.of(doc)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    for (const id of picked[name]) if (!counts.has(id)) counts.set(id, 0);
    const divides = [...counts.values()].some((count) => count < within.length);
    if (!divides && picked[name].size === 0) return [];
    const answers = [...counts].map(([id, count]) => [id, facet.name(id, docs) ?? id, count]);
    return [{ name, title: facet.title, answers: ordered(answers, facet, docs) }];
  });
}

function ordered(answers, facet, docs) {
  if (!facet.order) return answers.sort(([a], [b]) => b - a);
  const place = new Map(facet.order(docs).map((id, index) => [id, index]));
  return answers.sort(([a, , m], [b, , n]) => n - m || place.get(a) - place.get(b));
}

// The questions as boxes to tick. `changed` is called with what is picked then.
export class Facets {
  constructor(part, changed) {
    this.fold = part.querySelector(".facets");
    this.place = part.querySelector(".facets__groups");
    this.whole = new Set(["kind", "status"]); // questions of which all answers are shown
    this.changed = changed;
    this.place.addEventListener("change", ({ target }) => {
      const picked = Object.fromEntries(NAMES.map((name) => [name, new Set(this.picked[name])]));
      picked[target.name][target.checked ? "add" : "delete"](target.value);
      this.changed(picked);
    });
  }

  // Where they stand beside the results, there is no need to fold them away; in the simple view they never do.
  unfold() {
    const simple = /simple/.test(document.documentElement.dataset.aids);
    if (!this.unfolded) this.fold.open = matchMedia("(min-width: 60em)").matches && !simple;
    this.unfolded = true;
  }

  // Something will be here, where there is more than one document.
  keepPlace(some) {
    this.place.replaceChildren();
    this.fold.hidden = !some;
    this.fold.querySelector("summary").textContent = "筛选";
  }

  show(found, picked, docs) {
    const held = document.activeElement;
    this.picked = picked;
    const asked = questions(found, picked, docs);
    this.place.replaceChildren(...asked.map((question) => this.drawn(question)));
    this.fold.hidden = asked.length === 0;
    const count = someone(picked);
    this.fold.querySelector("summary").textContent = count ? `筛选（已选 ${count} 项）` : "筛选";
    if (held?.name && !held.isConnected) this.at(held.name, held.value)?.focus();
  }

  at(name, value) {
    return [...this.place.querySelectorAll("input")].find(
      (box) => box.name === name && box.value === value,
    );
  }

  drawn({ name, title, answers }) {
    const group = make("fieldset", { class: "facet" }, make("legend", {}, title));
    const all = this.whole.has(name) || answers.length <= SHOWN + FEW;
    answers.forEach(([id, words, count], index) => {
      const checked = this.picked[name].has(id);
      const box = make("input", { type: "checkbox", name, value: id, autocomplete: "off" });
      box.checked = checked;
      const label = make("label", {}, box, make("span", {}, words), " ", make("span", { class: "count" }, count));
      label.hidden = index >= SHOWN && !checked && !all;
      group.append(label);
    });
    const folded = group.querySelectorAll("label[hidden]");
    if (folded.length) group.append(this.rest(name, folded));
    return group;
  }

  rest(name, folded) {
    const button = make("button", { type: "button", class: "facet__rest" }, `还有 ${folded.length} 项`);
    button.addEventListener("click", () => {
      this.whole.add(name);
      for (const label of folded) label.hidden = false;
      folded[0].querySelector("input").focus();
      button.remove();
    });
    return button;
  }
}
