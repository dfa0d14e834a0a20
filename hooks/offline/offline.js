// What a page lacks that was opened from a disk: there no browser lets a script ask for a file, begin a worker,
// take in a module, or find what is in a folder. Scripts are the one thing that may come, so all else comes as
// scripts: `offline$` is what these hand things over to (portal/joining/classic.py, portal/offline/handed_over.py).
(function () {
  const { src, dataset } = document.currentScript;
  const root = new URL("..", src).href;
  const site = dataset.site; // '' where nobody has said where the site is
  const outside = (dataset.outside || "").split(" ").filter(Boolean); // folders that only the site has

  const modules = new Map(); // what joined scripts export, and what workers do, by their address
  const coming = new Map();

  const come = (url) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => {
        script.remove();
        resolve(script.handed);
      };
      script.onerror = () => reject(new TypeError(`Failed to fetch dynamically imported module: ${url}`));
      document.head.append(script);
    });

  // A script runs once in a page, as a module would; one that did not come is asked for again.
  function later(url) {
    if (!coming.has(url)) {
      const once = come(url).catch((fault) => {
        coming.delete(url);
        throw fault;
      });
      coming.set(url, once);
    }
    return coming.get(url).then(() => modules.get(url) || {});
  }

  async function fetched(url) {
    const text = await come(`${url.split(/[?#]/)[0]}.js`);
    return new Response(text);
  }

  window.offline$ = {
    later,
    give: (url, exports) => modules.set(url, exports),
    hand: (text) => (document.currentScript.handed = text),
  };

  const elsewhere = window.fetch;
  window.fetch = (asked, how) => {
    const { href } = new URL(asked, location.href);
    return href.startsWith(root) ? fetched(href) : elsewhere.call(window, asked, how);
  };

  // Works in the page, and speaks as a worker does.
  window.Worker = function (asked) {
    const { href } = new URL(asked, location.href);
    const { port1, port2 } = new MessageChannel();
    const self = { location: new URL(href), onmessage: null, postMessage: (told) => port2.postMessage(told) };
    port1.terminate = () => {
      self.onmessage = null;
      port1.close();
    };
    later(href).then(
      ({ begin }) => {
        begin(self);
        port2.onmessage = (event) => self.onmessage && self.onmessage(event);
      },
      () => port1.onerror && port1.onerror(new ErrorEvent("error", { message: "" })),
    );
    port1.start();
    return port1;
  };

  // A link that a script made: to what is in the folder here, or to the site where only that has it.
  function placed(link) {
    if (link.protocol !== "file:" || !link.href.startsWith(root)) return;
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(link.href.slice(root.length));
    if (outside.some((folder) => path.startsWith(folder))) {
      if (site) link.href = site + path + rest;
      else link.removeAttribute("href");
    } else if (!path || path.endsWith("/")) link.href = `${root}${path}index.html${rest}`;
  }

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") placed(target);
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches("a[href]")) placed(node);
        node.querySelectorAll("a[href]").forEach(placed);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });
})();
