/** What an answer may import where it runs in Deno, by the name one imports it by: all of the library. */
import * as compat from "../compat/index.js";
import * as engine from "../engine/index.js";
import * as lrlab from "../index.js";

export { compat as "lrlab/compat", engine as "lrlab/engine", lrlab };
