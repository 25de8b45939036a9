import type { TokensFigure } from "../figure.js";
import { formatNumber } from "../format.js";
import { numberOf, type ShownProblem } from "./shownProblem.js";

const rowsShown = 3;

/** What a model reads, and the sorted symbols it should say. */
export function sortFigure(problem: ShownProblem): TokensFigure {
  const { names, validation } = problem;
  const length = numberOf(problem, "length");
  const rows = Array.from({ length: Math.min(rowsShown, validation.size) }, (_, row) => {
    const start = row * 2 * length;
    const read = nameAll(names, validation.x.slice(start, start + length + 1));
    const said = nameAll(names, validation.y.slice(start + length, start + 2 * length));
    return { parts: [part("given", "muted", read), part("to be said", "a", said)] };
  });
  return {
    kind: "tokens",
    size: { width: 640, height: 120 },
    data: { rows: onlyFirstNamed(rows) },
    sentence: `Sort and copy: each row gives ${length} of ${numberOf(problem, "symbols")} symbols and a separator, and asks for the same symbols in order.`,
  };
}

/** Pieces of the text, each with the character that comes next. */
export function charactersFigure(problem: ShownProblem): TokensFigure {
  const { names, validation, floor } = problem;
  const context = numberOf(problem, "context");
  const visible = names.map((name) => (name === " " ? "␣" : name));
  const rows = Array.from({ length: Math.min(rowsShown, validation.size) }, (_, row) => {
    const end = (row + 1) * context;
    const read = nameAll(visible, validation.x.slice(end - context, end));
    return { parts: [part("given", "muted", read), part("next", "a", nameAll(visible, validation.y.slice(end - 1, end)))] };
  });
  return {
    kind: "tokens",
    size: { width: 640, height: 120 },
    data: { rows: onlyFirstNamed(rows) },
    sentence:
      `Pieces of ${context} characters (␣ is a space), each with the one that comes next; a model is asked for the next one after every character. ` +
      `None can have a mean loss below ${formatNumber(floor ?? 0)}.`,
  };
}

type Row = TokensFigure["data"]["rows"][number];
type Part = Row["parts"][number];

/** Tokens of one part of a row. */
export const part = (label: string, role: Part["role"], tokens: readonly string[]): Part => ({ label, role, tokens });

/** What tokens are called. */
export const nameAll = (names: readonly string[], codes: Int32Array | Float32Array): string[] =>
  Array.from(codes, (code) => names[code] ?? "");

/** The parts are named over the first row only. */
export const onlyFirstNamed = (rows: readonly Row[]): Row[] =>
  rows.map(({ parts }, i) => ({ parts: i === 0 ? parts : parts.map((one) => ({ ...one, label: "" })) }));
