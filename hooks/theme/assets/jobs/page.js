// The page of a job. It says everything by itself; the sums come when the reader gets to the money, or a
// little after the page, for they take the finder's programs and data.

const QUIET = 1000; // ms after which what the reader came for is there

const part = document.querySelector(".money");

let coming;
const sums = () => {
  if (!coming) coming = import("./money.js").then(({ fill }) => fill(part));
  coming.catch((fault) => {
    console.warn(fault); // the page is whole without
    coming = undefined;
  });
};

if (part && "IntersectionObserver" in window) {
  const seen = (entries, watch) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    sums();
  };
  // Not what only shows at the lower edge of the first screen.
  new IntersectionObserver(seen, { rootMargin: "0px 0px -25% 0px" }).observe(part);
  // Who prints at once wants them, too, and a printer does not wait.
  window.addEventListener("load", () => setTimeout(sums, QUIET));
} else if (part) sums();
