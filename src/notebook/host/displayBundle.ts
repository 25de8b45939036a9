import { inspect } from "node:util";
import type { Figure } from "../../plots/figure.js";

/** One output in several formats, as Jupyter keeps it: mime type to data. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** The mime type under which a figure travels as plain data; the page draws from it. */
export const figureMime = "application/vnd.lrlab.figure+json";

/** An error as a notebook keeps it; the traceback holds no paths, so that it is the same on every machine. */
export interface ErrorContent {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** What the kernel and the build show for a figure: its sentence, and the figure itself. */
export function displayBundle(figure: Figure): MimeBundle {
  return { [figureMime]: figure, "text/plain": figure.sentence };
}

/** What the kernel and the build show for a cell's last expression. */
export const valueBundle = (value: unknown): MimeBundle => ({ "text/plain": inspect(value) });

/** What the kernel and the build show for what a cell threw, whatever that is. */
export function errorContent(thrown: unknown): ErrorContent {
  const [ename, evalue] = thrown instanceof Error ? [thrown.name, thrown.message] : ["Error", `thrown: ${inspect(thrown)}`];
  return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
}

/** A compile message in the form that tslab's executor hands to its console: a format, then its arguments. */
const diagnosticFormat = "%s%d:%d - %s";

/**
 * Tells what tslab's executor reports through `console.error`: a compile message, or the thrown value itself.
 *
 * @param args the arguments that the executor passed.
 */
export function executorError(args: readonly unknown[]): ErrorContent {
  if (args.length !== 5 || args[0] !== diagnosticFormat) return errorContent(args[0]);
  const [, file, line, column, message] = args;
  const evalue = `${file}line ${line}, column ${column}: ${message}`;
  return { ename: "TypeScript", evalue, traceback: [`TypeScript: ${evalue}`] };
}
