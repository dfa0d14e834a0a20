// Handing over text to be pasted elsewhere.

/** Copies `text`; `said` is told `done`, or gets the text itself, selected, where a browser does not
 * let it be copied. Resolves to whether it was copied. */
export async function copy(text, done, said) {
  if (!((await byClipboard(text)) || byCommand(text))) {
    said.textContent = text;
    said.scrollIntoView({ block: "nearest" });
    getSelection().selectAllChildren(said);
    return false;
  }
  said.textContent = done;
  return true;
}

async function byClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // there is none on plain http and inside some chat programs
  }
}

function byCommand(text) {
  const before = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  box.readOnly = true; // no keyboard comes up
  box.style.cssText = "position: fixed; top: 0; opacity: 0; font-size: 16px";
  document.body.append(box);
  box.select();
  box.setSelectionRange(0, text.length); // Safari selects nothing by the line above
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    box.remove();
    before?.focus({ preventScroll: true });
  }
}
