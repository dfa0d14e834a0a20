// The index as /search/ has begun to load it, for all that searches there.

import { ROOT } from "./docs.js";
import { Pieces } from "./pieces.js";

export const pieces = new Pieces(ROOT);
