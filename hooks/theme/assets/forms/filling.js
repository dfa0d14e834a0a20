// What the reader gives to a form, and the form that comes of it.
import { make } from "../dom.js";
import { Store } from "../my/store.js";
import { published } from "../tools/address.js";
import { today } from "../tools/answer.js";
import { load } from "../tools/data.js";
import { readNumber } from "../tools/number.js";
import { bringTable, tableBrought } from "./brought.js";
import { countWords, drawnTable, legend } from "./drawn.js";
import { placeWords, tableOfMachines } from "./firm.js";
import { countsOf, tablesOf } from "./tables.js";

const OF_MACHINES = ["machine", "phased-out"];
const OF_ENERGY = /^(energy|tce|factor)/;

export class Filling {
  static async open(part) {
    const [form, energy] = await Promise.all([load(`forms/${part.dataset.form}`), load("energy")]);
    const filling = new Filling(part, form, energy.coefficients);
    await filling.begin();
    return filling;
  }

  constructor(part, form, coefficients) {
    const { raw } = new Store().read();
    Object.assign(this, { part, form, raw, coefficients, machines: [], left: [], entries: [], made: 0 });
    const fills = form.tables.flatMap(({ columns, rows }) => [...columns, ...rows].map(({ fill }) => fill));
    this.needs = {
      machines: form.tables.some(({ each }) => OF_MACHINES.includes(each)),
      energy: form.tables.some(({ each }) => /^energy/.test(each)) || fills.some((fill) => OF_ENERGY.test(fill)),
      equal: fills.some((fill) => /-equal$/.test(fill)),
    };
  }

  async begin() {
    if (this.needs.energy) ({ LedgerPart: this.LedgerPart } = await import("../tools/energy/ledger/part.js"));
    this.said = make("p", { class: "filling__said", role: "status" });
    this.tables = make("div", { class: "filling__tables" });
    this.part.replaceChildren(
      ...(this.needs.machines ? [this.machinePart()] : []),
      ...(this.needs.energy ? [this.energyPart()] : []),
      make("section", { class: "filling__result", "aria-label": "填好的表" }, make("h3", {}, "填好的表"), this.said, legend(), this.deeds(), this.tables),
    );
    this.profile = await placeWords(this.raw, load);
    const brought = this.needs.machines && tableBrought();
    if (brought) await this.take(brought);
    else this.redraw();
  }

  // --- machines -------------------------------------------------------------------------------------------

  machinePart() {
    const file = make("input", { id: "filling-file", type: "file", accept: ".xlsx,.xlsm,.xls,.et,.ods,.csv,.tsv,.txt", "aria-describedby": "filling-file-hint" });
    const text = make("textarea", { id: "filling-text", rows: "3", autocomplete: "off", spellcheck: "false" });
    const own = Array.isArray(this.raw.machines) ? this.raw.machines.length : 0;
    const mine = make("button", { type: "button", class: "plain-button" }, `用我的企业里的设备（${own} 条）`);
    this.read = make("p", { class: "filling__read", role: "status" });
    file.addEventListener("change", () => file.files.length && this.readIn({ file: file.files[0] }, file.files[0].name));
    text.addEventListener("change", () => text.value.trim() && this.readIn({ text: text.value }, "粘贴的表"));
    text.addEventListener("paste", () => setTimeout(() => text.value.trim() && this.readIn({ text: text.value }, "粘贴的表")));
    mine.addEventListener("click", async () => {
      const { equipment } = await load("my");
      this.readIn({ text: tableOfMachines(this.raw.machines, equipment) }, "我的企业里的设备");
    });
    return make(
      "section",
      { class: "tool__form filling__machines", "aria-label": "设备" },
      make("h3", {}, "设备"),
      make("div", { class: "field" }, make("label", { for: "filling-file" }, "选一个设备表的文件"), file, make("p", { class: "field__hint", id: "filling-file-hint" }, "在“设备淘汰查询”里查过的表，同一个标签页里会自动带过来。表里有和栏目同名的列（年运行时间、设备用途、额定效率……）就带过来")),
      make("div", { class: "field" }, make("label", { for: "filling-text" }, "或者从 Excel、WPS 里复制，粘贴到这里（连标题行）"), text),
      ...(own ? [make("p", { class: "tool__deeds" }, mine)] : []),
      this.read,
    );
  }

  async readIn(asked, name) {
    this.read.textContent = "正在读表……";
    try {
      const sheets = await (await this.table()).sheets(asked);
      if (!sheets) return;
      bringTable({ name, sheets });
      await this.take({ name, sheets });
    } catch (fault) {
      if (fault.name !== "Refusal") console.warn(fault);
      this.read.textContent = fault.name === "Refusal" ? fault.message : "这张表没有读成。换一种格式（.xlsx、CSV）再试。";
    }
  }

  async table() {
    if (!this.given) this.given = await (await import("./table.js")).MachineTable.of(this.form);
    return this.given;
  }

  async take(table) {
    this.read.textContent = "正在对照目录和标准……";
    const { machines, left } = await (await this.table()).machines(table.sheets);
    Object.assign(this, { machines, left, source: table.name });
    const whole = `${table.name}：认出设备 ${machines.length} 行`;
    this.read.textContent = machines.length
      ? `${whole}${left.length ? `，${left.length} 行不是设备，没有放进来` : ""}`
      : `${table.name}：没有认出设备。先到“设备淘汰查询”里核对各列，查好了再回来，会自动带过来`;
    this.redraw();
  }

  // --- energy -----------------------------------------------------------------------------------------------

  energyPart() {
    const place = make("div", { class: "ledger" });
    const equal = make("input", { id: "filling-equal", type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": "filling-equal-hint filling-equal-fault" });
    const fault = make("p", { class: "field__fault", id: "filling-equal-fault", hidden: true });
    equal.addEventListener("change", () => {
      const { value, fault: words } = readNumber(equal.value, { above: true, most: 1 });
      fault.textContent = words ?? "";
      fault.hidden = !words;
      equal.setAttribute("aria-invalid", String(Boolean(words)));
      this.equal = words ? undefined : value;
      this.redraw();
    });
    const section = make(
      "section",
      { class: "tool__form filling__energy", "aria-label": "能源台账" },
      make("h3", {}, "能源台账（按月）"),
      place,
      ...(this.needs.equal
        ? [make("div", { class: "field" }, make("label", { for: "filling-equal" }, "电力等价系数（kgce/(kW·h)）"), equal, make("p", { class: "field__hint", id: "filling-equal-hint" }, "算等价值用，逐年变化，问统计或节能主管部门；不填就不算等价值"), fault)]
        : []),
    );
    new this.LedgerPart(place, this.coefficients, (entries, faulty) => {
      Object.assign(this, { entries: faulty ? [] : entries, faulty });
      if (this.profile) this.redraw();
    });
    return section;
  }

  // --- the form -----------------------------------------------------------------------------------------------

  reader() {
    return {
      machines: this.machines,
      left: this.left,
      entries: this.entries,
      coefficients: this.coefficients,
      equal: this.equal,
      products: Array.isArray(this.raw.products) ? this.raw.products : [],
      profile: this.profile,
      graded: this.given ? this.given.graded : new Set(),
      year: Number(today().slice(0, 4)),
    };
  }

  redraw() {
    const open = [...this.tables.querySelectorAll("details")].map((one) => one.open);
    this.filled = tablesOf(this.form, this.reader());
    const counts = countWords(countsOf(this.filled));
    this.said.textContent = this.faulty ? "台账里有格子读不出或者对不上，改好以前能源的栏目都空着。" : `${this.form.as_issued}版本：${this.form.edition}，${this.form.status}。${counts}`;
    const best = this.filled.findIndex(isMostlyFilled);
    this.tables.replaceChildren(...this.filled.map((table, at) => drawnTable(this.form, table, open.some(Boolean) ? open[at] : at === Math.max(0, best))));
  }

  deeds() {
    const book = make("button", { type: "button", class: "tool__go" }, "下载 XLSX");
    const paper = make("button", { type: "button", class: "plain-button" }, "打印");
    const done = make("span", { role: "status" });
    book.addEventListener("click", async () => {
      done.textContent = "正在做……";
      try {
        const { save } = await import("./workbook.js");
        await save(this.form, this.filled, this.about());
        done.textContent = "下载好了。交以前把“写”的格子填上，“估”的核实";
      } catch (fault) {
        console.warn(fault);
        done.textContent = "没有做成：写表格的程序没有载入，可能是网络断了，再试一次";
      }
    });
    paper.addEventListener("click", () => {
      for (const one of this.tables.querySelectorAll("details")) one.open = true;
      document.body.dataset.paper = "form";
      print();
    });
    addEventListener("afterprint", () => delete document.body.dataset.paper);
    return make("p", { class: "tool__deeds" }, book, paper, done);
  }

  about() {
    const site = document.querySelector(".md-header__topic")?.textContent.trim() ?? "";
    return [
      ["网站", `${site} ${published()}`],
      ["做成日期", today()],
      ["资料最近变化", this.form.day],
      ...(this.source ? [["设备表", this.source]] : []),
      ...(this.equal === undefined ? [] : [["电力等价系数", `${this.equal} kgce/(kW·h)（自己填的）`]]),
      ["淘汰查询", "未收录不等于未淘汰"],
    ];
  }
}

// The table that is worth looking at first: more than half of it stands there.
function isMostlyFilled({ rows }) {
  const marks = rows.flat().map(({ mark }) => mark).filter(Boolean);
  return marks.filter((mark) => mark !== "typed").length * 2 > marks.length;
}
