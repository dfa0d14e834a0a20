// The products of the lists for a refund of VAT: what is offered, and what to say of one whose list ended.
import { make } from "../../dom.js";
import { firstDayIn, lastDayIn, stateOn } from "./terms.js";

/** The choices, the products of each list under its number and its days. */
export function rowChoices(data) {
  const lists = Object.values(data.reliefs).filter(({ rows }) => rows && rows.length);
  return [
    make("option", { value: "" }, "请选择"),
    ...lists.map((list) =>
      make(
        "optgroup",
        { label: `${list.no}（${days(list)}）` },
        ...list.rows.map((row) => make("option", { value: row.id }, said(row))),
      ),
    ),
  ];
}

function days(list) {
  const [from, to] = [firstDayIn(list), lastDayIn(list)];
  return to ? `到 ${to} 为止` : `${from} 起`;
}

const said = ({ no, name, product, refund, rate }) =>
  `${no ?? ""} ${name}${product ? `：${product.slice(0, 30)}` : ""}（${refund === undefined ? (rate ?? "比例待核") : `退 ${refund}%`}）`.trim();

/** What to say of a chosen product whose list is not in force on the day; "" where it is. */
export function outdated(data, { row: chosen, date }) {
  const lists = Object.values(data.reliefs).filter(({ rows }) => rows);
  const list = lists.find(({ rows }) => rows.some(({ id }) => id === chosen));
  if (!list) return "";
  const { state, words } = stateOn(list, date);
  if (state === "in") return "";
  const row = list.rows.find(({ id }) => id === chosen);
  const current = lists.filter((one) => one !== list && stateOn(one, date).state === "in");
  const same = current.flatMap(({ rows, no }) =>
    rows.filter((one) => comesFrom(one, row, list)).map((one) => `${no}的 ${one.no} ${one.name}`),
  );
  const instead = same.length
    ? `这一天对应的是${same.join("、")}，改选它再算`
    : current.length
      ? `这一天看${current.map(({ no }) => no).join("、")}，在里面另选`
      : "这一天的目录没有收录";
  return `你选的“${row.name}”出自${list.no}，${words}，这一天不能按它算。${instead}。`;
}

// `earlier` of a row says under which number it stood in which edition: "2015 1.1".
const comesFrom = ({ earlier = [] }, { no }, list) =>
  earlier.some((one) => {
    const [edition, number] = one.split(" ");
    return number === no && (list.no ?? "").includes(edition);
  });
