// The boxes of a form, one kind each: { element, read(), show(value) }, and left() for what is typed and
// not chosen. `name` is the place of a value in the record as the checks write it, so that a problem
// finds its box.
import { make } from "./dom.js";
import { fill } from "./fill.js";
import { changed, choicesOf, fault, fieldset, framed } from "./frames.js";

const FEW = 24; // terms that are ticked; of more of them some are looked for
const WIDE = 50; // letters from which a line has more than one
const DATES = "写 2026-11-22；只知道年、月的写 2026 或 2026-11";
const BLANK = "（没有写）";
const YES = [["是", "是"], ["否", "否"]];

export function boxOf(field, context, name = field.name) {
  const kinds = { prose, date, number: text, amount: text, yes, pick, picks, ids, lines, groups };
  return (kinds[field.sort] || text)(field, context, name);
}

// What is typed and not chosen in boxes by their names.
export function leftIn(boxes) {
  return [...boxes.values()].flatMap((box) => (box.left ? box.left() : []));
}

// --- one value -------------------------------------------------------------------------------------

function text(field, context, name) {
  return single(field, name, make("input", { type: "text", autocomplete: "off" }), true);
}

function prose(field, context, name) {
  const rule = /Markdown/.test(field.help) ? "" : "可以用 Markdown";
  return single(field, name, make("textarea", { rows: field.required ? 7 : 3 }), false, rule);
}

// The rule stands once above a section of dates.
function date(field, context, name) {
  const input = make("input", { type: "text", autocomplete: "off" });
  const box = single(field, name, input, false, context.ruled ? "" : DATES);
  const described = input.getAttribute("aria-describedby");
  if (context.ruled) input.setAttribute("aria-describedby", `${context.ruled} ${described}`);
  return box;
}

export function dateRule(id) {
  return make("p", { class: "box__help box--wide", id }, `日期${DATES}。`);
}

function yes(field, context, name) {
  return choice(field, name, YES);
}

function pick(field, context, name) {
  return choice(field, name, choicesOf(field, context));
}

function choice(field, name, choices) {
  const options = [["", BLANK], ...choices].map(([value, words]) => make("option", { value }, words));
  return single(field, name, make("select", {}, ...options), false);
}

function single(field, name, made, mayBeLong, rule = "") {
  const control = made;
  const element = framed(field, name, rule, (ids) => {
    control.id = ids.control;
    control.setAttribute("aria-describedby", ids.described);
    return [control];
  });
  let box = control;
  return {
    element,
    read: () => box.value,
    show(value) {
      if (mayBeLong && box.tagName === "INPUT" && value.length > WIDE) {
        const { id } = box;
        const taller = make("textarea", { rows: 2, id });
        taller.setAttribute("aria-describedby", box.getAttribute("aria-describedby"));
        box.replaceWith(taller);
        box = taller;
        element.classList.add("box--wide");
      }
      if (box.tagName === "SELECT" && ![...box.options].some((option) => option.value === value)) {
        box.append(make("option", { value }, `${value}（没有这一项）`));
      }
      box.value = value;
      if (box.tagName === "TEXTAREA") box.rows = Math.max(box.rows, rowsOf(value));
    },
  };
}

function rowsOf(text) {
  const rows = text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / WIDE), 0);
  return Math.min(14, rows);
}

// --- several words ----------------------------------------------------------------------------------

function lines(field, context, name) {
  const box = single(field, name, make("textarea", { rows: 2 }), false, "一行写一个");
  box.element.classList.add("box--wide");
  return {
    element: box.element,
    read: () => box.read().split("\n").filter((line) => line.trim()),
    show(value) {
      box.show(value.join("\n"));
      box.element.querySelector("textarea").rows = Math.min(10, Math.max(2, value.length + 1));
    },
  };
}

function picks(field, context, name) {
  const choices = choicesOf(field, context);
  return choices.length > FEW ? looked(field, name, choices, field.vocabulary) : ticked(field, name, choices);
}

function ids(field, context, name) {
  return looked(field, name, context.records, "records");
}

function ticked(field, name, choices) {
  const list = make("div", { class: "ticks" });
  const element = fieldset(field, name, "", list);
  const tick = (value, words) => {
    const box = make("input", { type: "checkbox", value });
    list.append(make("label", {}, box, words));
    return box;
  };
  const boxes = choices.map(([value, words]) => tick(value, words));
  let order = [];
  return {
    element,
    // What was there keeps its order, so that an unchanged list is unchanged.
    read() {
      const now = boxes.filter((box) => box.checked).map((box) => box.value);
      return [...order.filter((id) => now.includes(id)), ...now.filter((id) => !order.includes(id))];
    },
    show(value) {
      order = value;
      for (const id of value) {
        if (!boxes.some((box) => box.value === id)) boxes.push(tick(id, `${id}（没有这一项）`));
      }
      for (const box of boxes) box.checked = value.includes(box.value);
    },
  };
}

function looked(field, name, choices, listName) {
  const list = `list-${listName}`;
  if (!document.getElementById(list)) {
    const words = choices.map(([id, called]) => make("option", { value: `${called}（${id}）` }));
    document.body.append(make("datalist", { id: list }, ...words));
  }
  const called = new Map(choices);
  const shown = make("ul", { class: "chosen" });
  const input = make("input", { type: "text", list, autocomplete: "off" });
  const add = make("button", { type: "button" }, "添上");
  const element = fieldset(field, name, "写几个字，从列出的里选", shown, make("div", { class: "chooser" }, input, add));
  input.setAttribute("aria-label", `添一个：${field.label}`);
  let chosen = [];
  const draw = () => {
    fill(shown, ...chosen.map((id, index) => {
      const words = called.get(id) || `${id}（没有这一项）`;
      const drop = make("button", { type: "button", "aria-label": `去掉${words}` }, "×");
      drop.addEventListener("click", () => {
        chosen = chosen.filter((other) => other !== id);
        draw();
        (shown.querySelectorAll("button")[index] || input).focus();
        changed(element);
      });
      return make("li", {}, words, drop);
    }));
  };
  const take = () => {
    const typed = input.value.trim();
    if (!typed) return;
    const exact = choices.filter(([id, words]) => [id, words, `${words}（${id}）`].includes(typed));
    const found = exact.length ? exact : choices.filter(([, words]) => words.includes(typed));
    fault(element, found.length === 1 ? "" : found.length ? "有几个都像，从列出的里选一个" : "没有这一项，从列出的里选");
    if (found.length !== 1) return;
    if (!chosen.includes(found[0][0])) chosen = [...chosen, found[0][0]];
    input.value = "";
    draw();
    changed(element);
  };
  const left = () => {
    take();
    const words = input.value.trim();
    const hint = "从列出的里选一个，或者清空";
    return words ? [{ field: name, message: `“${words}”还没有选定`, hint }] : [];
  };
  add.addEventListener("click", take);
  input.addEventListener("change", () => {
    if (choices.some(([id, words]) => `${words}（${id}）` === input.value)) take();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    take();
  });
  return {
    element,
    left,
    read: () => [...chosen],
    show(value) {
      chosen = [...value];
      draw();
    },
  };
}

// --- groups -----------------------------------------------------------------------------------------

function groups(field, context, name) {
  const list = make("div");
  const add = make("button", { type: "button" }, "添一条");
  const element = fieldset(field, name, "", list, add);
  element.classList.add("box--wide");
  let held = [];
  const number = () => held.forEach((group, index) => {
    group.legend.textContent = `第 ${index + 1} 条`;
    for (const part of field.parts) {
      group.boxes.get(part.name).element.dataset.name = `${name}[${index + 1}].${part.name}`;
    }
    group.element.dataset.name = `${name}[${index + 1}]`;
  });
  const inside = { ...context, ruled: "" };
  const put = (was, values) => {
    const legend = make("legend");
    const made = field.parts.map((part) => [part.name, boxOf(part, inside, `${name}.${part.name}`)]);
    const boxes = new Map(made);
    const drop = make("button", { type: "button", class: "quiet" }, "去掉这一条");
    const inner = make("div", { class: "group__boxes" }, ...[...boxes.values()].map((box) => box.element));
    const group = { was, legend, boxes, element: make("fieldset", { class: "group" }, legend, inner, drop) };
    for (const part of field.parts) {
      const none = ["picks", "lines", "ids"].includes(part.sort) ? [] : "";
      boxes.get(part.name).show(values[part.name] || none);
    }
    drop.addEventListener("click", () => {
      held = held.filter((other) => other !== group);
      group.element.remove();
      number();
      add.focus();
      changed(element);
    });
    held.push(group);
    list.append(group.element);
    number();
    return group;
  };
  add.addEventListener("click", () => {
    const group = put(null, {});
    group.element.querySelector("input, select, textarea").focus();
    changed(element);
  });
  return {
    element,
    left: () => held.flatMap((group) => leftIn(group.boxes)),
    read: () => held.map((group) => ({
      was: group.was,
      values: Object.fromEntries(field.parts.map((part) => [part.name, group.boxes.get(part.name).read()])),
    })),
    show(value) {
      held = [];
      fill(list);
      for (const group of value) put(group.was, group.values);
    },
  };
}
