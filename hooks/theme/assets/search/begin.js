// The first of /search/: asks for what the words of the address stand in while the program that ranks and shows is still
// on its way, because on a slow line the many small requests take longest. It runs as soon as it is here.

import { explain } from "../request.js";
import { askedHere } from "../tools/address.js";
import { pieces } from "./begun.js";
import { Seeker } from "./seeker.js";

class Beginning extends Seeker {
  questioned() {
    if (location.protocol === "file:") return; // from a disk nothing comes ahead
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL("begin.leads.js", import.meta.url).href; // as it is called where pages ask for it
    document.head.append(link);
  }
}

function run() {
  import("./page.js").catch((fault) => {
    console.warn(fault);
    for (const part of document.querySelectorAll("[data-lost]")) explain(part, fault);
  });
}

if (document.readyState !== "loading") run();
else document.addEventListener("readystatechange", run, { once: true });

const words = askedHere().get("q");
if (words && words.trim()) new Beginning(pieces).ahead(words).catch(() => {}); // the page asks again, and tells of it
