// The index in pieces, each loaded when a search comes upon it and kept from then on. The other half of
// hooks/portal/search/index.py. Everything of one build stands below its name, so files of two builds are
// never taken for each other: where a piece is gone, the site has been built anew, and all is asked for again.

import { NotLoaded, request } from "../request.js";

const FORMAT = 1;
const AGAIN = 700; // milliseconds before a file is asked for once more

/** What a search came upon that is not here yet. */
class Missing extends Error {
  constructor(names) {
    super(names.join(" "));
    this.names = names;
  }
}

/** The index is of another day than this program, or was built anew while it was read. */
export class OtherBuild extends Error {
  get name() {
    return "OtherBuild";
  }
}

export class Pieces {
  constructor(root) {
    this.root = root;
    this.lacked = 0; // times that something was asked for which is not here
    this.clear();
  }

  clear() {
    this.first = this.opening = undefined;
    this.here = new Map();
    this.coming = new Map();
    this.wanted = new Set();
  }

  /** What every search needs. */
  async open() {
    if (this.first) return this.first;
    if (!this.opening)
      this.opening = this.opened().catch((fault) => {
        this.opening = undefined;
        throw fault;
      });
    return this.opening;
  }

  async opened() {
    let first = await this.index();
    if (first.format !== FORMAT) first = await this.index(true); // one of an older day was kept
    if (first.format !== FORMAT) throw new OtherBuild(`format ${first.format}`);
    this.first = first;
    return first;
  }

  async index(anew = false) {
    return load(new URL("search/index.json", this.root), anew ? { cache: "reload" } : undefined);
  }

  /** A piece; undefined when it is not here: then `settle` asks for it. */
  get(name) {
    const piece = this.here.get(name);
    if (piece === undefined) {
      this.wanted.add(name);
      this.lacked += 1;
    }
    return piece;
  }

  /** Ends what was begun without all it needs: `all` loads that and begins again. */
  settle() {
    if (!this.wanted.size) return;
    const names = [...this.wanted];
    this.wanted.clear();
    throw new Missing(names);
  }

  /** Begins again with what is here. */
  again() {
    throw new Missing([]);
  }

  /** What `work` returns once all pieces are here that it comes upon; undefined when it is not `wanted` any
   * more before that. It is begun anew when the site has been built anew. */
  async all(work, wanted = () => true) {
    for (let anew = false; ; ) {
      try {
        if (!wanted()) return undefined;
        const done = await work();
        this.settle();
        return done;
      } catch (fault) {
        if (!(fault instanceof Missing)) throw fault;
        try {
          await Promise.all(fault.names.map((name) => this.load(name)));
        } catch (lost) {
          if (anew || !(await this.isOther())) throw lost;
          anew = true;
        }
      }
    }
  }

  /** Load a piece. One that is on its way is not asked for again. */
  load(name) {
    if (this.here.has(name)) return undefined;
    if (!this.coming.has(name)) {
      const { coming, here, first } = this;
      const done = load(new URL(`search/${first.build}/${name}.json`, this.root)).then(
        (piece) => {
          here.set(name, piece);
          coming.delete(name);
        },
        (fault) => {
          coming.delete(name);
          throw fault;
        },
      );
      coming.set(name, done);
    }
    return this.coming.get(name);
  }

  /** Whether the site is of another build by now; then nothing of the old one is kept. */
  async isOther() {
    const build = this.first && this.first.build;
    const first = await this.index(true);
    if (first.build === build) return false;
    this.clear();
    if (first.format !== FORMAT) throw new OtherBuild(`format ${first.format}`);
    this.first = first;
    return true;
  }
}

// The one way in which pieces come. A line that broke for a moment is tried once more.
async function load(url, how) {
  try {
    return await read(url, how);
  } catch (fault) {
    if (fault.status) throw fault;
    await new Promise((done) => setTimeout(done, AGAIN));
    return read(url, how);
  }
}

async function read(url, how) {
  const answer = await request(url, how);
  try {
    return await answer.json();
  } catch (fault) {
    throw new NotLoaded(`${url}: ${fault.message}`); // cut off, or another page in its place
  }
}
