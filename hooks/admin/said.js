// What the server found, as people read it.
import { make } from "./dom.js";
import { fill } from "./fill.js";
import { fault } from "./frames.js";
import { preview, SITE } from "./server.js";

const PATIENCE = 180; // looks at the preview, one a second, until somebody else has to look

export function note(kind, title, ...children) {
  return make("section", { class: `note note--${kind}` }, make("h2", { tabindex: -1 }, title), ...children);
}

// --- problems ---------------------------------------------------------------------------------------

// Puts each problem beside its box, and returns what stands above the form.
export function problemsIn(form, problems, own) {
  for (const box of form.querySelectorAll("[data-name]")) fault(box, "");
  const told = new Map();
  const items = problems.map((problem) => {
    const words = `${problem.message}${problem.hint ? `（${problem.hint}）` : ""}`;
    const box = problem.path === own ? boxAt(form, problem.field) : null;
    if (!box) return make("li", {}, `${problem.path}:${problem.line}：${problem.field}：${words}`);
    told.set(box, [...(told.get(box) || []), words]);
    const link = make("a", { href: `#${idOf(box)}` }, `${nameOf(box)}：${words}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reach(box);
    });
    return make("li", {}, link);
  });
  for (const [box, words] of told) fault(box, words.join("；"));
  const title = `没有写入，有 ${problems.length} 处要改`;
  const summary = note("bad", title, make("ul", {}, ...items));
  summary.setAttribute("role", "alert");
  return summary;
}

// The box of a place, or of the nearest place around or in it.
function boxAt(form, field) {
  const boxes = [...form.querySelectorAll("[data-name]")];
  const around = (name) => name.slice(0, Math.max(name.lastIndexOf("."), name.lastIndexOf("["), 0));
  for (let name = field; name; name = around(name)) {
    const found = boxes.find((box) => box.dataset.name === name && box.querySelector(":scope > .box__fault"))
      || boxes.find((box) => [".", "["].some((sign) => box.dataset.name.startsWith(name + sign)));
    if (found) return found;
  }
  return null;
}

function idOf(box) {
  const control = box.querySelector("input, select, textarea, button");
  return control ? control.id : "main";
}

function nameOf(box) {
  const group = box.parentElement.closest("fieldset.box");
  const own = box.querySelector("label, legend").firstChild.textContent;
  const number = (/\[(\d+)\]/.exec(box.dataset.name) || [])[1];
  return group ? `${group.querySelector("legend").firstChild.textContent}第 ${number} 条的${own}` : own;
}

function reach(box) {
  for (let around = box.closest("details"); around; around = around.parentElement.closest("details")) {
    around.open = true;
  }
  box.scrollIntoView({ block: "center" });
  const control = box.querySelector("input, select, textarea, button");
  if (control) control.focus({ preventScroll: true });
}

// --- changes ----------------------------------------------------------------------------------------

export function changesIn(found, words) {
  const items = found.changes.map((change) => make(
    "li",
    {},
    make("strong", {}, `${change.label}：`),
    change.before ? make("del", {}, shortened(words(change, change.before))) : soft("没有写"),
    " → ",
    change.after ? make("ins", {}, shortened(words(change, change.after))) : soft("去掉"),
    make("small", {}, `　第 ${change.line} 行`),
  ));
  return [
    make("p", { class: "soft" }, found.path),
    make("ul", { class: "changes" }, ...items),
    make("details", {}, make("summary", {}, "看文件里的行"), make("pre", {}, found.diff.join("\n"))),
  ];
}

function soft(words) {
  return make("span", { class: "soft" }, words);
}

function shortened(text) {
  return text.length > 160 ? `${text.slice(0, 160)}……（共 ${text.length} 字）` : text;
}

// --- after saving --------------------------------------------------------------------------------------

export function savedIn(found, before) {
  const state = make("p", { role: "status" }, "预览正在重新生成……");
  follow(state, found, before);
  return note(
    "good",
    `已写入 ${found.path}`,
    state,
    make("p", {}, "还没有发布，读者看不到。看过预览，在终端里发布，一句话写什么变了、谁要留意："),
    make("pre", {}, found.publish),
  );
}

async function follow(place, found, before) {
  const link = make("a", { href: `${SITE}${found.address}` }, "看这一页");
  let fresh = 0;
  for (let looks = 0; looks < PATIENCE; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const now = await preview();
    if (now && now.trouble && !now.busy && now.version !== before.version) {
      fill(place, `预览没有生成：${now.trouble.title}。文件已经写好。`, link);
      return;
    }
    fresh = now && !now.busy && now.build > before.build ? fresh + 1 : 0;
    if (fresh > 1) { // a build that was under way is not the one
      fill(place, "预览已经更新：", link, "。");
      return;
    }
  }
  fill(place, "预览还没有更新，看看终端里说什么。", link);
}
