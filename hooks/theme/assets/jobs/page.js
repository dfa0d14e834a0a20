// The page of a job. It says everything by itself; the sums come when the reader gets to the money, or
// a moment after the page has come, for they take the finder's programs and data.

const SOON = 200; // ms after the page: who prints once the network is quiet prints the sums, too

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
  // A printer does not wait for what is still to come.
  const soon = () => setTimeout(sums, SOON);
  if (document.readyState === "complete") soon();
  else window.addEventListener("load", soon);
} else if (part) sums();
