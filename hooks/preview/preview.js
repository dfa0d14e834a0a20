// What the preview tells an editor on the pages: what is wrong, what is not published yet, which file a
// page comes from. It asks scripts/preview.py, which answers when there is something new; no page of a
// built site has it.
const STATE = "/__preview__/state.json";
const EVERY = 300; // milliseconds from one question to the next, at least
const PATIENCE = 16; // questions without an answer before that is said
const CHANGES = 6; // changes of one page that are shown

const own = Number(document.querySelector("script[data-build]").dataset.build);
const banner = el("section", { className: "preview", hidden: true });
const line = el("p", { className: "preview__line" });
const fold = el("button", { type: "button" });
const body = el("div", { className: "preview__body", id: "preview-body", tabIndex: 0 });
let seen = "";
let unanswered = 0;
let asking = new AbortController();
let leaving = false; // to load the page again takes a while; asking meanwhile would begin it anew
let mood = ""; // "trouble", "pending" or ""

function el(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
}

// An address as people write it, or as it is where it is no such.
function spoken(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

// --- asking ------------------------------------------------------------------------------------------

async function ask() {
  const page = encodeURIComponent(spoken(location.pathname).replace(/index\.html$/, ""));
  asking = new AbortController();
  const { signal } = asking;
  try {
    const answer = await fetch(`${STATE}?page=${page}&seen=${seen}&wait=1`, { cache: "no-store", signal });
    if (answer.status === 200) show(await answer.json());
    else if (unanswered >= PATIENCE) seen = ""; // it is there again: ask for everything
    unanswered = 0;
  } catch {
    if (signal.aborted) return;
    unanswered += 1;
    if (unanswered === PATIENCE) silent();
  }
}

async function follow() {
  const begun = Date.now();
  if (isSeen()) await ask();
  if (leaving) return;
  setTimeout(follow, Math.max(0, EVERY - (Date.now() - begun)));
}

function isSeen() {
  return document.visibilityState === "visible";
}

// --- the banner --------------------------------------------------------------------------------------

function show(state) {
  if (state.build > own) {
    leaving = true;
    location.reload();
    return;
  }
  seen = state.version;
  if (!("marks" in state)) return; // another machine is told nothing else
  const { trouble, pending, warnings, faults } = state;
  const parts = [];
  if (trouble) parts.push(troubleOf(trouble));
  if (faults.length) parts.push(el("h2", {}, "时钟"), problemsOf(faults));
  if (warnings.length) parts.push(warningsOf(warnings));
  if (pending) parts.push(...pendingOf(pending));
  settle(trouble || faults.length ? "trouble" : pending || warnings.length ? "pending" : "");
  lay(sentence(state), parts);
  if (state.page) document.querySelector(".preview-page")?.remove();
  if (state.page) pageOf(state.page);
  mark(new Set(state.marks));
}

function sentence({ trouble, pending, warnings, faults, busy, build }) {
  const said = [];
  if (trouble) {
    said.push(`${trouble.title}。`);
    if (build) said.push("现在看到的还是上一次没有问题时的网页；改好并保存，这里会自己更新。");
  }
  if (faults.length) said.push("时钟和台账对不上。");
  if (pending) {
    const { records, obstacles } = pending;
    const much = records.length ? `：${records.length} 条记录` : "";
    said.push(`改了但没有发布${much}，只有这个预览看得到。`);
    if (obstacles.length) said.push(`发布以前有 ${obstacles.length} 处要先处理。`);
  }
  if (warnings.length) said.push(`${said.length ? "另有" : "有"} ${warnings.length} 处警告。`);
  if (busy) said.push("正在重新生成网页…");
  return said.join("");
}

function silent() {
  settle("trouble");
  lay("预览没有回答：终端里的 serve.py 多半已经停了。这一页不会再更新，重新运行 serve.py 就好。", []);
}

function lay(words, parts) {
  const within = body.contains(document.activeElement);
  if (line.textContent !== words) line.textContent = words;
  body.textContent = "";
  body.append(...parts);
  banner.hidden = words === "";
  fold.hidden = parts.length === 0;
  document.body.classList.toggle("preview-below", !banner.hidden);
  if (within) fold.focus();
  unfold(isOpen());
}

// What somebody folds stays folded from page to page, until it is about something else.
function settle(now) {
  if (now !== mood && now !== "trouble") remember("trouble", "");
  mood = now;
  banner.classList.toggle("preview--trouble", mood === "trouble");
}

function isOpen() {
  const chosen = recalled(mood);
  return chosen ? chosen === "open" : mood === "trouble";
}

function unfold(open) {
  body.hidden = !open || !body.childNodes.length;
  fold.setAttribute("aria-expanded", String(open));
  fold.textContent = open ? "收起" : "展开";
}

function choose(open) {
  remember(mood, open ? "open" : "folded");
  unfold(open);
}

function remember(name, value) {
  try {
    sessionStorage.setItem(`preview-${name}`, value);
  } catch {
    // it lasts for the page
  }
}

function recalled(name) {
  try {
    return sessionStorage.getItem(`preview-${name}`);
  } catch {
    return "";
  }
}

// --- what is wrong -----------------------------------------------------------------------------------

function troubleOf({ text, problems, more }) {
  return el(
    "div",
    {},
    text && el("p", { className: "preview__text" }, text),
    problems.length ? problemsOf(problems) : "",
    more ? el("p", {}, `……另有 ${more} 处，先改上面的。`) : "",
  );
}

function problemsOf(problems) {
  return el("ol", {}, ...problems.map(problemOf));
}

function problemOf(problem) {
  const place = `${problem.path}:${problem.line}:${problem.column}`;
  return el(
    "li",
    { className: "preview__problem" },
    el("p", {}, problem.open ? el("a", { href: problem.open, title: "在编辑器里打开" }, place) : el("code", {}, place)),
    el("p", {}, el("span", { className: "preview__field" }, problem.field), `：${problem.message}`),
    problem.hint && el("p", { className: "preview__hint" }, `提示：${problem.hint}`),
  );
}

function warningsOf(warnings) {
  return el(
    "div",
    {},
    el("h2", {}, "警告：预览照样能看，生成正式网站时会停下"),
    el("ul", {}, ...warnings.map((text) => el("li", {}, text))),
  );
}

// --- what is not published ---------------------------------------------------------------------------

function pendingOf(pending) {
  const { records, obstacles, refusal, entries } = pending;
  return [
    obstacles.length ? el("h2", {}, "发布以前要处理") : "",
    obstacles.length ? problemsOf(obstacles) : "",
    !obstacles.length && refusal ? el("p", {}, `现在还不能发布：${refusal}`) : "",
    records.length ? el("h2", {}, "改了但没有发布") : "",
    el("ul", {}, ...records.map(recordOf)),
    ...(refusal || !records.length ? [] : howTo(pending)),
    entries.length ? entriesOf(pending) : "",
  ];
}

function recordOf({ parts, path, line: number, open }) {
  const [whole, ...rows] = parts;
  const title = el("a", { href: whole.url }, whole.title);
  const fresh = rows.filter((row) => row.is_new);
  const words = whole.is_new ? `新记录${rows.length ? `，${rows.length} 个条目` : ""}` : "有改动";
  const more = !whole.is_new && fresh.length ? `，其中新条目 ${fresh.length} 个` : "";
  return el(
    "li",
    {},
    el("p", {}, title, `（${whole.id}）：${words}${more}`),
    changesOf(whole.changes),
    el("p", {}, el("a", { href: open }, `打开文件 ${path}:${number}`)),
  );
}

function changesOf(changes) {
  if (!changes.length) return "";
  const rest = changes.length - CHANGES;
  return el(
    "ul",
    {},
    ...changes.slice(0, CHANGES).map((one) => el("li", {}, changeWords(one))),
    rest > 0 ? el("li", {}, `……另有 ${rest} 处`) : "",
  );
}

function changeWords({ field, row, old, new: now }) {
  return `${row ? `${row}：` : ""}${field} ${old} → ${now}`;
}

function howTo({ look, command, minor }) {
  return [
    el("h2", {}, "怎样发布"),
    el("p", {}, "先在终端里看一遍将要发布什么：", ...copied(look)),
    el("p", {}, "再写一句话发布（只发布其中几条，就删去别的 id）：", ...copied(command)),
    minor ? el("p", {}, "只是错别字、复核日期，不必告诉订阅者的：", ...copied(minor)) : "",
  ];
}

function entriesOf({ entries, more_entries }) {
  const count = entries.length + more_entries;
  return el(
    "details",
    {},
    el("summary", {}, `订阅者会读到什么（${count} 条）`),
    ...entries.map(entryOf),
    more_entries ? el("p", {}, `……另有 ${more_entries} 条，样子相同`) : "",
  );
}

function entryOf({ title, lines, more, feeds }) {
  return el(
    "div",
    { className: "preview__entry" },
    el("p", { className: "preview__title" }, title),
    ...lines.map((text) => el("p", {}, text)),
    more ? el("p", {}, `……另有 ${more} 行`) : "",
    el("p", { className: "preview__soft" }, `出现在这些订阅里：${feeds.map((one) => one.title).join("、")}`),
  );
}

function copied(text) {
  const button = el("button", { type: "button" }, "复制");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "已复制";
    } catch {
      button.textContent = "复制不了，请选中左边的文字";
    }
  });
  return [el("code", {}, text), " ", button];
}

// --- the page itself ---------------------------------------------------------------------------------

function pageOf(page) {
  const heading = document.querySelector("article h1, main h1");
  if (!heading) return;
  const { pending } = page;
  const box = el(
    "aside",
    { className: "preview-page" },
    pending ? el("p", { className: "preview-page__mark" }, markWords(pending)) : "",
    pending && pending.changes.length > 1 ? changesOf(pending.changes) : "",
    pending ? el("p", {}, "发布这一条：", ...copied(page.command)) : "",
    el(
      "p",
      {},
      el("a", { href: page.open, className: "preview-page__open" }, "打开文件"),
      page.edit && "　",
      page.edit && el("a", { href: page.edit, className: "preview-page__edit" }, "在表单里改"),
      "　",
      ...copied(page.file),
      el("span", { className: "preview-page__soft" }, ` 第 ${page.line} 行`),
    ),
  );
  box.setAttribute("aria-label", "只在预览里：来自哪个文件");
  heading.after(box);
}

function markWords({ is_new, changes }) {
  if (is_new) return "未发布：新记录";
  if (changes.length === 1) return `有未发布的改动：${changeWords(changes[0])}`;
  return changes.length ? `有未发布的改动 ${changes.length} 处：` : "有未发布的改动";
}

// Wherever a list leads to such a page.
function mark(addresses) {
  for (const old of document.querySelectorAll(".preview-mark")) old.remove();
  for (const link of document.querySelectorAll("main a[href]")) {
    if (link.origin !== location.origin || link.closest(".preview-page, .headerlink, nav")) continue;
    if (link.hash || link.pathname === location.pathname || !addresses.has(spoken(link.pathname))) continue;
    link.after(el("span", { className: "preview-mark" }, "未发布"));
  }
}

banner.setAttribute("aria-label", "预览");
line.setAttribute("role", "status");
fold.setAttribute("aria-controls", body.id);
fold.addEventListener("click", () => choose(body.hidden));
banner.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || body.hidden) return;
  choose(false);
  fold.focus();
});
banner.append(el("div", { className: "preview__head" }, line, fold), body);
document.body.append(banner);
// A browser keeps few questions open at a time: those of pages that nobody sees are taken back.
document.addEventListener("visibilitychange", () => isSeen() || asking.abort());
follow();
