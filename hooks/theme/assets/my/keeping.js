// Taking the profile away as a file, reading one, deleting everything.
import { make } from "../dom.js";
import { download } from "../sheet.js";
import { today } from "../tools/answer.js";
import { exported, imported, readFile } from "./file.js";
import { isEmpty } from "./profile.js";
import { allTold } from "./words.js";

const at = (id) => document.getElementById(id);
const JSON_TYPE = "application/json;charset=utf-8";

/** Saves a text that could not be read, as it was. */
export const saveAside = (text) => download(text, `我的企业-没有读懂的-${today()}.txt`, "text/plain;charset=utf-8");

export class Keeping {
  constructor(keeper, show) {
    Object.assign(this, { keeper, show, place: at("my-asked") });
    at("my-export").addEventListener("click", () => this.export());
    at("my-delete").addEventListener("click", () => this.askDelete());
    at("my-import").addEventListener("change", ({ target }) => this.import(target));
  }

  export() {
    const { profile, known } = this.keeper;
    if (isEmpty(profile)) return this.ask(["还什么都没有填，没有可以下载的。"], [["知道了", () => {}]]);
    download(exported(profile, known, today()), `我的企业-${today()}.json`, JSON_TYPE);
    return this.show("已下载。文件里有企业的情况，发给别人以前想一想。");
  }

  async import(box) {
    const file = box.files[0];
    if (!file) return;
    const { text, fault } = await readFile(file);
    box.value = ""; // the same file may be chosen again
    const read = fault ? { fault } : imported(text, this.keeper.known);
    if (read.fault) return this.ask([`没有读进来：${read.fault}现在填的没有动。`], [["知道了", () => at("my-import").focus()]]);
    const { profile, left } = read;
    const found = this.told(profile);
    const lines = [
      `文件里有：${found}。`,
      ...(left.length ? [`没有看懂、不放进来的 ${left.length} 处：${left.slice(0, 8).join("；")}${left.length > 8 ? "……" : ""}。`] : []),
    ];
    const take = () => {
      this.keeper.replace(profile);
      this.show(`读进来了：${found}。已存在这个浏览器里`, false, true);
    };
    const now = this.keeper.profile;
    if (isEmpty(now)) {
      take();
      if (left.length) this.ask(lines, [["知道了", () => at("my-import").focus()]]);
      return undefined;
    }
    return this.ask(
      [...lines, `现在填的会整个换掉：${this.told(now)}。`],
      [
        ["换成文件里的", take],
        ["先下载现在的", () => this.export(), true],
        ["不换", () => at("my-import").focus()],
      ],
    );
  }

  told(profile) {
    return allTold(profile, this.keeper.known).map((one) => one.join(" ")).join("，") || "什么都没有填";
  }

  askDelete() {
    const { profile, store } = this.keeper;
    const aside = store.aside().length ? "，和放在一边没有读懂的" : "";
    if (isEmpty(profile) && !aside) return this.ask(["这个浏览器里没有存什么，没有可以删的。"], [["知道了", () => at("my-delete").focus()]]);
    const told = this.told(profile) + aside;
    return this.ask(
      [`要从这个浏览器里删掉：${told}。删了找不回来，要留就先下载成文件。`],
      [
        ["删掉", () => this.delete(told)],
        ["不删", () => at("my-delete").focus()],
      ],
    );
  }

  delete(told) {
    const gone = this.keeper.clear();
    this.show(gone ? `已删掉：${told}。` : `已清空这一页：${told}。浏览器不让存，本来就没有存着的。`);
    at("my-delete").focus();
  }

  /** Asks in the page; a choice closes the question unless it `stays`. */
  ask(lines, choices) {
    const buttons = choices.map(([name, deed, stays]) => {
      const button = make("button", { type: "button" }, name);
      button.addEventListener("click", () => {
        if (!stays) this.close();
        deed();
      });
      return button;
    });
    this.place.replaceChildren(...lines.map((line) => make("p", {}, line)), make("p", { class: "tool__deeds" }, ...buttons));
    this.place.hidden = false;
    this.place.focus();
  }

  close() {
    this.place.hidden = true;
    this.place.replaceChildren();
  }
}
