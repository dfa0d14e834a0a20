// In the head of a page that stands inside another site (/embed/): its colours, its height for that site,
// and links that open outside the frame. It runs before anything is drawn. Nothing is sent but the height,
// to the page around it.
(function () {
  // `#theme=dark` is for the frame; what else stands there is for the tool in it.
  const asked = new URLSearchParams(location.hash.slice(1));
  const theme = asked.get("theme");
  if (theme) {
    asked.delete("theme");
    const rest = String(asked);
    history.replaceState(null, "", location.pathname + location.search + (rest ? "#" + rest : ""));
  }

  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  function paint() {
    const chosen = theme === "dark" || theme === "light" ? theme : dark.matches ? "dark" : "light";
    root.setAttribute("data-md-color-scheme", chosen === "dark" ? "slate" : "default");
  }
  paint();
  if (matchMedia("(prefers-contrast: more)").matches) root.dataset.aids = "contrast";
  if (dark.addEventListener) dark.addEventListener("change", paint); // not in Safari 13

  let told = 0;
  function tell(again) {
    if (!document.body || parent === window) return;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told && !again) return;
    told = height;
    parent.postMessage({ portalEmbed: height }, "*"); // whoever shows it; a number is no secret
  }

  // The page around it may have begun to listen after the first word.
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data === "portalEmbed") tell(true);
  });
  // The rules of a tool are longer than the tool: in a frame they are folded away.
  function fold(part) {
    const folded = document.createElement("details");
    folded.className = "ended";
    const summary = document.createElement("summary");
    summary.textContent = Array.from(part.querySelectorAll("h2"), (one) => one.textContent).join("、");
    part.replaceWith(folded);
    folded.append(summary, part);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("article > .rule").forEach(fold);
    tell();
    if (window.ResizeObserver) new ResizeObserver(() => tell()).observe(document.body);
  });

  // What a tool writes has links too. A place on the page itself stays in the frame.
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest && target.closest("a[href]");
      if (!link || (link.pathname === location.pathname && link.host === location.host)) return;
      link.target = "_blank";
      link.rel = "noopener";
    },
    true,
  );
})();
