// The whole page takes a file: one that misses the box would open in place of the page.

const carries = (event) => event.dataTransfer?.types.includes("Files");

/** Calls `take` with the files that are let go anywhere; `form` shows that they may be. */
export function onDrop(form, take) {
  addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.add("machines__form--over");
  });
  for (const end of ["dragleave", "drop"])
    addEventListener(end, () => form.classList.remove("machines__form--over"));
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}
