// The page of a job. It says everything by itself; the sums come when the reader gets to the money, for
// they take the finder's programs and data.

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
  window.addEventListener("beforeprint", sums);
} else if (part) sums();
