// A ledger on a page: its boxes, where it is kept, and what it comes to. The energy tool and the forms have the same.
import { make } from "../../../dom.js";
import { bringLedger, ledgerBrought } from "../../../forms/brought.js";
import { giveBack } from "../../../my/handover.js";
import { Store } from "../../../my/store.js";
import { Grid } from "./grid.js";
import { entriesOf, linesOf } from "./stored.js";

export class LedgerPart {
  /** Puts the ledger into `place`; `changed(entries, faulty)` is told at once and on every change. */
  constructor(place, coefficients, changed) {
    const boxes = make("div", { class: "ledger__boxes" });
    this.changed = changed;
    this.grid = new Grid(boxes, coefficients, () => this.told());
    place.append(
      make("p", { class: "field__hint" }, "每种能源十二个月。从 Excel 里复制一列，点第一个格子粘贴，会往下填。没有的月份空着，不要写 0；缺一个月就没有全年的合计。"),
      boxes,
      giveBack("只在这个标签页里记着，关掉就没有了。", [["存到我的企业", (give) => give.ledger(linesOf(this.grid.written))]]),
    );
    const kept = ledgerBrought();
    const stored = entriesOf(new Store().read().raw.ledger);
    this.grid.show(kept ? kept.entries : stored.length ? stored : [{ energy: "", unit: "", months: {} }]);
    this.told();
  }

  told() {
    const entries = this.grid.written;
    if (entries.length) bringLedger({ entries });
    else bringLedger(undefined);
    this.changed(entries, this.grid.faulty);
  }
}
