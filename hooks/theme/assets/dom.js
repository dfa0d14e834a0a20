// Elements made with the document's own tools, so that whatever stands in the data stays text.

export function make(tag, values = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(values)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// Waits until nothing has come for a while.
export function unhurried(deed, pause = 120) {
  let waiting;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(deed, pause);
  };
  later.now = () => {
    clearTimeout(waiting);
    deed();
  };
  return later;
}

// Calls back when the reader has changed a box of text; not while a word is still being composed.
export function typed(box, deed) {
  box.addEventListener("input", (event) => event.isComposing || deed());
  box.addEventListener("compositionend", deed);
}
