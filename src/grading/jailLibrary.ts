/** What an answer may import where it runs in QuickJS, by the name one imports it by: all of the library that doesn't train. */
import * as compat from "../compat/index.js";
import * as lrlab from "../index.js";

export { compat as "lrlab/compat", lrlab };
