import { Script } from "node:vm";
import { transform } from "sucrase";

/** An answer's code as JavaScript for a jail, or why there is none, with the line from 1. */
export type CompiledAnswer =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly line: number | null; readonly message: string };

/** A stub until the page's rules are shared. */
export function compileAnswer(code: string): CompiledAnswer {
  try {
    const compiled = transform(code.replace(/^\uFEFF/, "").replaceAll(/^export /gm, ""), {
      transforms: ["typescript"],
      disableESTransforms: true,
    }).code;
    new Script(`(async (__lr) => { "use strict";\n${compiled}\n})`);
    return { ok: true, code: compiled };
  } catch (error) {
    return { ok: false, line: null, message: (error as Error).message };
  }
}
