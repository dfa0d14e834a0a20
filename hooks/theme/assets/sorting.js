// The table of cases: sorts it and shows only some. What a case does not state stands last whichever
// way one sorts, for it is no nought. Without this the table stands in its first order, all of it.
const form = document.querySelector(".sorting");
const rows = [...document.querySelectorAll("#case-figures tbody tr")];

const stated = (row, name) => name in row.dataset;

function compare(a, b, name, down) {
  if (!stated(a, name) || !stated(b, name)) return Number(stated(b, name)) - Number(stated(a, name));
  const less = Number(a.dataset[name]) - Number(b.dataset[name]);
  return down ? -less : less;
}

function show() {
  const { by, kind, has } = Object.fromEntries(
    [...form.querySelectorAll("select")].map((box) => [box.name, box.value]),
  );
  const name = by.replace("-", "");
  const order = name ? [...rows].sort((a, b) => compare(a, b, name, by.startsWith("-"))) : rows;
  let count = 0;
  for (const row of order) {
    row.hidden = Boolean((kind && row.dataset.kind !== kind) || (has && !stated(row, has)));
    if (!row.hidden) count += 1;
    row.parentNode.append(row);
  }
  form.querySelector("[role=status]").textContent = `显示 ${count} 个案例`;
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  show(); // a browser keeps what was chosen when one comes back
}
