// The form of one record: what it shows, what it keeps, what it sends.
import { boxOf, dateRule, leftIn } from "./boxes.js";
import { make, unhurried } from "./dom.js";
import { fill } from "./fill.js";
import { forget, joined, keep, kept, same } from "./kept.js";
import { changesIn, note, problemsIn, savedIn } from "./said.js";
import { look, preview, Refused, send } from "./server.js";

const NEW = "new";
const PROPOSING = ["date", "title", "topics"]; // what an id is made of
const OPEN = ["dates", "text"]; // sections that stand open
const NEWS_OPEN = ["dates", "text", "terms", "links", "evidence"];

export async function newsForm(main) {
  const blank = await look("blank");
  blank.values.sources = [{ was: null, values: {} }];
  return formOf(main, { ...blank, isNew: true, digest: "", path: "" });
}

export async function recordForm(main, id) {
  return formOf(main, { ...(await look("form", { id })), isNew: false });
}

function formOf(main, told) {
  const key = told.isNew ? NEW : told.id;
  const context = { vocabularies: told.vocabularies, records: told.records };
  const boxes = new Map();
  const form = make("form", { novalidate: true, autocomplete: "off" });
  const above = make("div");
  const below = make("div");
  const idBox = told.isNew && newId(told);
  if (idBox) boxes.set("id", idBox);
  for (const section of told.sections) form.append(sectionOf(section, told, context, boxes));
  if (idBox) form.append(idBox.element);
  const check = make("button", { class: "go", type: "submit" }, "检查，看看会改什么");
  form.append(make("div", { class: "deeds" }, check), below);

  let base = told.values;
  let { digest } = told;
  const fields = told.sections.flatMap((section) => section.fields);
  const read = () => Object.fromEntries(fields.map((field) => [field.name, boxes.get(field.name).read()]));
  const show = (values) => fields.forEach((field) => boxes.get(field.name).show(values[field.name]));
  const sent = () => ({
    id: told.isNew ? idBox.read() : told.id, new: told.isNew, digest, values: read(),
  });
  const store = () => keep(key, { base, digest, mine: read(), id: idBox ? idBox.read() : "" });
  const later = unhurried(store, 300);
  const stale = () => fill(below);

  show(base);
  const settled = read();
  const earlier = kept(key);
  if (earlier && !(same(earlier.mine, settled) && !earlier.id)) restore(earlier);

  form.addEventListener("input", () => {
    later();
    stale();
  });
  window.addEventListener("pagehide", later.now);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    review();
  });
  if (idBox) idBox.follow(boxes);

  fill(main, ...headOf(told), above, form);

  // --- what was kept, and what somebody else wrote -----------------------------------------------------

  function restore(earlier) {
    const told = [make("p", {}, "上次写了没有保存的内容已经放回来。")];
    if (earlier.digest !== digest) told.push(...join(earlier.base, earlier.mine));
    else show(earlier.mine);
    if (idBox && earlier.id) idBox.show(earlier.id);
    const drop = make("button", { type: "button" }, "不要了，从文件重新开始");
    drop.addEventListener("click", () => {
      forget(key);
      location.reload();
    });
    fill(above, note("warn", "接着上次", ...told, drop));
  }

  function join(from, mine) {
    const { values, both } = joined(from, mine, base);
    show(values);
    if (!both.length) return [make("p", {}, "文件在别处改过，两边改的不是同一处，已经合在一起。再检查一次，没有问题就写入。")];
    return [
      make("p", {}, "这几处两边都改了，核对以后再保存："),
      make("ul", {}, ...both.map((name) => make(
        "li",
        {},
        `${fields.find((field) => field.name === name).label}：`,
        `文件里现在是“${words(base[name])}”，你写的是“${words(mine[name])}”`,
      ))),
    ];
  }

  async function meet() {
    const mine = read();
    const now = await look("form", { id: told.id });
    const from = base;
    base = now.values;
    digest = now.digest;
    const said = note("warn", "别处改过这个文件，没有写入", ...join(from, mine));
    said.setAttribute("role", "alert");
    fill(above, said);
    store();
    reach(above);
  }

  // --- looking and saving -------------------------------------------------------------------------------

  async function review() {
    await busy(check, async () => {
      const left = leftIn(boxes);
      if (idBox) await idBox.settled();
      const found = await send("review", sent());
      found.problems.unshift(...left.map((one) => ({ ...one, path: found.path })));
      fill(above);
      if (found.problems.length) {
        fill(above, problemsIn(form, found.problems, found.path));
        reach(above);
        return;
      }
      problemsIn(form, [], found.path);
      if (!found.changes.length) {
        fill(below, note("warn", "没有改动"));
        reach(below);
        return;
      }
      const write = make("button", { class: "go", type: "button" }, "写入文件");
      write.addEventListener("click", () => save(write));
      const deeds = make("div", { class: "deeds" }, write);
      fill(below, note("good", "没有问题，将改动", ...changesIn(found, named), deeds));
      reach(below);
    });
  }

  async function save(button) {
    await busy(button, async () => {
      const before = (await preview()) || { build: 0, version: "" };
      const found = await send("save", sent());
      if (found.problems.length) {
        stale();
        fill(above, problemsIn(form, found.problems, found.path));
        reach(above);
        return;
      }
      later.now();
      forget(key);
      const done = savedIn(found, before);
      if (told.isNew) {
        const again = make("a", { href: `#/edit/${told.kind.id}/${found.id}` }, "再改这一条");
        const back = make("a", { href: "#/" }, "回到编辑首页");
        fill(main, done, make("p", {}, again, " · ", back));
      } else {
        digest = found.digest;
        base = (await look("form", { id: told.id })).values;
        show(base);
        fill(below);
        fill(above, done);
      }
      reach(done);
    });
  }

  async function busy(button, deed) {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    store();
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status === 409) await meet();
      else {
        const said = note("bad", error.message || "没有写入", make("p", {}, "写的内容还在这一页上。"));
        said.setAttribute("role", "alert");
        fill(above, said);
        reach(above);
      }
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }

  // Terms by their names where a change tells them by their ids.
  function named(change, text) {
    const field = fields.find((one) => one.name === change.name);
    if (!field || !["pick", "picks", "ids"].includes(field.sort)) return text;
    const known = new Map([
      ...(told.vocabularies[field.vocabulary] || []).map((term) => [term.id, term.name]),
      ...field.choices,
      ...(field.sort === "ids" ? context.records : []),
    ]);
    return text.split("、").map((id) => known.get(id) || id).join("、");
  }
}

function words(value) {
  if (typeof value === "string") return value || "没有写";
  const group = (one) => Object.values(one.values).filter((text) => text.length).join("，");
  return value.map((one) => (typeof one === "string" ? one : group(one))).join("；") || "没有写";
}

function reach(element) {
  element.scrollIntoView({ block: "start" });
  const head = element.querySelector("h2[tabindex]");
  if (head) head.focus({ preventScroll: true });
}

function headOf(told) {
  if (told.isNew) {
    return [make("h1", {}, "写一条动态"), make("p", { class: "soft" }, "写一件有日期的事。核实到什么程度、看过哪些来源，要你自己填。")];
  }
  const parts = [
    make("h1", {}, told.title),
    make("p", { class: "soft" }, `${told.kind.name} · ${told.path}`),
  ];
  if (told.withdrawn) {
    const why = `原因：${told.withdrawn}。改了也不会回到栏目里；要恢复，用 publish.py --restore。`;
    parts.push(note("warn", "这一条已经撤回", make("p", {}, why)));
  }
  if (told.problems.length) {
    const lines = told.problems.map((one) => {
      const hint = one.hint ? `（${one.hint}）` : "";
      return make("li", {}, `第 ${one.line} 行，${one.field}：${one.message}${hint}`);
    });
    parts.push(note("warn", "这个文件现在就有问题", make("ul", {}, ...lines)));
  }
  if (told.tables.length) {
    const command = make("code", {}, `python scripts/export_table.py ${told.id}`);
    const words = `${told.tables.join("、")}不在这张表单里，在文件里改；有条目的也可以用表格改：`;
    parts.push(make("p", { class: "soft" }, words, command));
  }
  return parts;
}

function sectionOf(section, told, context, boxes) {
  const dated = section.id === "dates";
  const inner = make("div", { class: dated ? "dates" : "" }, dated ? dateRule("date-rule") : "");
  for (const field of section.fields) {
    const box = boxOf(field, { ...context, ruled: dated ? "date-rule" : "" });
    boxes.set(field.name, box);
    if (field.sort !== "date") box.element.classList.add("box--wide");
    inner.append(box.element);
  }
  const open = (told.isNew ? NEWS_OPEN : OPEN).includes(section.id);
  return make("details", { class: "part", open }, make("summary", {}, section.name), inner);
}

// The id of a new item: proposed from what is written, until somebody writes another.
function newId() {
  const help = "也是文件名和网址；照日期和题名提出来的，可以改，发布以后不再改";
  const field = { name: "id", sort: "line", label: "编号", help, required: true };
  const box = boxOf(field, {});
  let own = false;
  return {
    ...box,
    show(value) {
      own = Boolean(value);
      box.show(value);
    },
    follow(boxes) {
      box.element.addEventListener("input", () => {
        own = Boolean(box.read());
      });
      const propose = async () => {
        if (own) return;
        const [date, title, topics] = PROPOSING.map((name) => boxes.get(name).read());
        const asked = { date, title, topic: topics[0] || "" };
        if (!asked.date && !asked.title) return;
        try {
          const { id } = await look("proposal", asked);
          if (!own) box.show(id);
        } catch (error) {
          // an editor can write one
        }
      };
      const later = unhurried(propose, 500);
      for (const name of PROPOSING) boxes.get(name).element.addEventListener("input", later);
      this.settled = propose;
    },
  };
}
