// The sentence that answers for a machine: whether it is below the limit, then its grade, and what is
// lacking where that cannot be told.

/** `{ title, tone, text }` of what was graded; `results` are those of machine.js. */
export function machineHeadline(machine, group, results) {
  const name = `${machine.name}（${group.name}）`;
  const fault = results.find((one) => one.fault);
  if (fault) return { tone: "warn", title: `${name}：不能判断`, text: fault.fault };
  const known = results.filter(({ own }) => own !== undefined);
  if (!known.length)
    return { tone: "info", title: `${name}：各级的要求见下表`, text: "写上铭牌或实测的数值就能定级。" };
  const { levels } = known[0].table;
  const last = levels[levels.length - 1];
  const partly =
    known.length < results.length
      ? `${results
          .filter(({ own }) => own === undefined)
          .map(({ table: one }) => one.quantity)
          .join("、")}没有填，这里只按填了的判断。`
      : known.length > 1
        ? "几项里取最差的一项（标准怎样合起来定级没有见到，待核）。"
        : "";
  const only =
    known.length < results.length ? `只看${known.map(({ table: one }) => one.quantity).join("、")}，` : "";
  if (known.some(({ stands }) => stands.within === false))
    return {
      tone: "warn",
      title: `${name}：低于现行能效限定值（${last}）`,
      text: `${partly}新品不得再生产、进口、销售；在用的不因此成为淘汰设备，是不是列入淘汰目录要另查。`,
    };
  if (known.some(({ stands }) => stands.within === null))
    return {
      tone: "info",
      title: `${name}：是不是低于限定值不能判断`,
      text: `${partly}本站的表里缺 ${last}的数值，要看标准原文。`,
    };
  const [best, worst] = ["best", "worst"].map((side) => Math.max(...known.map(({ stands }) => stands[side])));
  if (best !== worst)
    return {
      tone: "info",
      title: `${name}：${only}没有低于限定值（${last}），是 ${levels.slice(best, worst + 1).join("还是 ")} 不能定`,
      text: `${partly}本站的表里缺一级的数值，要看标准原文。`,
    };
  if (levels.length === 1) return { tone: "good", title: `${name}：${only}没有低于限定值`, text: partly };
  return {
    tone: worst < 2 ? "good" : "info",
    title: `${name}：${only}${levels[worst]}`,
    text: `${partly}${worst === 0 ? "1 级不等于可以抵税，抵税要对照专用设备目录。" : "没有低于限定值。"}`,
  };
}
