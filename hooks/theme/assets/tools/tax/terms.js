// Whether a relief is in force on a day, by its record's dates. What is not known is said.

/** `relief` as in /tools/tax.json, `date` YYYY-MM-DD. Returns `{ state, words, by }`: "in", "before",
 * "ended", "unsure" (something that decides is not known) or "unseen" (no source for its content); `by`
 * are `{ title, url }` of what ended it. */
export function stateOn(relief, date) {
  if (relief.unseen) return { state: "unseen", words: "没有见到来源，内容和期限都待核", by: [] };
  const start = startOn(relief, date);
  if (start.state === "before") return { ...start, by: [] };
  const ended = (relief.ends ?? []).map((end) => endOn(end, date));
  const over = ended.find(({ state }) => state === "ended");
  if (over) return over;
  const open = ended.find(({ state }) => state === "unsure");
  if (open) return open;
  if (relief.doubt) return { state: "unsure", words: `效力待核：${relief.doubt}`, by: [] };
  if (start.state === "unsure") return { ...start, by: [] };
  const last = ended.find(({ words }) => words);
  return { state: "in", words: [start.words, last?.words].filter(Boolean).join("，"), by: [] };
}

// Without a day of effect, a relief cannot have begun before it was issued; when it did is not known.
function startOn({ start }, date) {
  if (!start) return { state: "in", words: "起始日待核" };
  if (date < start.first)
    return {
      state: "before",
      words: start.sure ? `自 ${start.text} 起，这一天还没有开始` : `${start.text} 才发布，这一天还没有`,
    };
  if (date < start.last)
    return {
      state: "unsure",
      words: start.sure ? `${start.text} 里哪一天起不知道` : `${start.text} 里哪一天发布、哪一天起执行不知道`,
    };
  return { state: "in", words: start.sure ? `自 ${start.text} 起` : `${start.text} 发布，起始日待核` };
}

function endOn({ day, by = [], sure, status, from_first: fromFirst }, date) {
  if (!day) return { state: "unsure", words: `已有文件使它${status}，日期待核`, by };
  const first = fromFirst || sure === false ? day.first : day.last;
  const told = by.length ? `，由${by.map(({ title }) => title).join("、")}` : "";
  if (date >= first)
    return {
      state: "ended",
      words: sure === false ? `最迟到 ${day.text} 已经${status}${told}` : `已于 ${day.text} ${status}${told}`,
      by,
    };
  if (date >= day.first) return { state: "unsure", words: `${day.text} 里哪一天${status}不知道${told}`, by };
  return { state: "in", words: `到 ${dayBefore(day.first)} 为止`, by };
}

const dayBefore = (day) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
