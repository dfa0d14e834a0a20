// 某天哪些有效。浏览器里、Node 18 以上都能用：node ask.mjs 网址 laws 2026-08-15
const [site, catalogue, day] = process.argv.slice(2);

const answer = await fetch(`${site}api/v1/${catalogue}.json`);
const { items } = await answer.json();

const holds = (span) =>
  span.state === "in-force" && (span.from ?? "") <= day && day <= (span.until ?? "9999");

for (const item of items) {
  // low 没有见到来源，不能当事实
  if (item.confidence !== "low" && item.validity.some(holds)) {
    console.log(`${item.id}\t${item.title}`);
  }
}
