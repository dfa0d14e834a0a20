// Who does not see a page hears its links one by one, out of their lists. What stands in
// several items of a list is called by its item as well: 网站 of which body, Atom of which scope.

const IN_ITEMS = {
  ".subscribe li": "span a",
  ".words dl > div": ".words__back",
  ".whom li": ".whom__way a:not([href^='tel:'])",
  ".tellings > li": ".told__more a",
};

for (const [items, parts] of Object.entries(IN_ITEMS)) {
  for (const item of document.querySelectorAll(items)) {
    const name = item.querySelector("a")?.textContent;
    for (const one of name ? item.querySelectorAll(parts) : [])
      one.setAttribute("aria-label", `${one.textContent}：${name}`);
  }
}

// The theme's bar above all, on pages that have remarks beside their text as well.
document.querySelector(".md-banner")?.setAttribute("aria-label", "本站");

// Icons of the theme's menu: what they stand beside says the same.
for (const icon of document.querySelectorAll(".md-sidebar svg")) icon.setAttribute("aria-hidden", "true");
