// What the page itself knows: the choices that its boxes offer, the limits that stand on it, the year.
import { today } from "../tools/answer.js";

const WORDS = ["vat", "enterprise", "permit", "private", "service", "designated", "air", "water", "waste", "hazardous"];

/** Choices as Maps from id to what is shown, `names` the words of the choices of each fact, `latest` the
 * year that it is, `small` the limits of a small enterprise of low profit, `sales` that of a small taxpayer of VAT, with the title and address of
 * the document that sets them. */
export function knownHere() {
  const part = document.getElementById("my");
  const offered = (id) => [...(document.getElementById(id)?.options ?? [])].filter(({ value }) => value);
  const names = (id) => new Map(offered(id).map(({ value, textContent }) => [value, textContent]));
  const regions = (id) =>
    offered(id).map(({ value, textContent, dataset }) => [value, { name: textContent, parent: dataset.parent }]);
  const limit = (name) => (part.dataset[name] === undefined ? undefined : Number(part.dataset[name]));
  return {
    industries: names("industry"),
    regions: new Map([...regions("province"), ...regions("city")]),
    categories: names("machine-category"),
    jobs: names("plan-job"),
    reliefs: names("bought-relief"),
    names: Object.fromEntries(WORDS.map((id) => [id, names(id)])),
    latest: Number(today().slice(0, 4)),
    sales: limit("smallSales"),
    small: part.dataset.smallRecord && {
      title: part.dataset.smallTitle,
      url: part.dataset.smallRecord,
      staff: limit("smallStaff"),
      assets: limit("smallAssets"),
      taxable: limit("smallTaxable"),
    },
  };
}
