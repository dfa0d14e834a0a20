// What an element holds, in the place of what it held: browsers have their own word for it since 2020.
export function fill(element, ...children) {
  element.textContent = "";
  element.append(...children);
}
