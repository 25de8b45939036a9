import type { ExperimentTable, ShapeResult, Versus } from "./table.js";

/** The tables of an experiment as Markdown: every shape at its own best rate, all rates, and every shape at the same rate. */
export function markdownOf(table: ExperimentTable, open: readonly string[]): string {
  const { metric, baseline, seeds, level, smallest, shapes } = table;
  const { score, difference } = metric === "accuracy" ? percent : plain;
  const exact = seeds === null;
  const base = shapes.find(({ name }) => name === baseline)?.test ?? null;
  const over = `${exact ? "exact" : `${seeds} paired seeds`}, ${metric}${metric === "accuracy" ? " in %" : ""}`;
  const interval = ({ low, high }: { low: number; high: number }): string => (exact ? "" : ` [${difference(low)}, ${difference(high)}]`);
  const against = (versus: Versus | null): string => (versus ? `${difference(versus.difference.mean)}${interval(versus.difference)}` : "");

  const tuned = shapes.map(({ name, rate, test, edge, regret, versus }) => [
    name,
    rate === null ? "diverged at every rate" : `${rate}${edge ? " (at the edge)" : ""}`,
    score(test),
    name === baseline ? "baseline" : against(versus),
    exact ? (base === null || test === null ? "" : (base / test).toFixed(2)) : pText(versus),
    versus?.verdict ?? "",
    regret === null ? "" : score(regret),
  ]);
  const rates = [...new Set(shapes.flatMap((shape) => shape.rates.map(({ rate }) => rate)))].sort((a, b) => a - b);
  const cell = (shape: ShapeResult, rate: number): string => {
    const at = shape.rates.find((one) => one.rate === rate);
    if (!at) return "";
    if (at.diverged > 0) return exact ? "diverged" : `${at.diverged} diverged`;
    return rate === shape.rate ? `**${score(at.test)}**` : score(at.test);
  };
  const others = shapes.filter(({ name }) => name !== baseline).map(({ name }) => name);
  const difference_ = `− ${baseline}${exact ? "" : `, ${Math.round(100 * level)} % interval`}`;
  return [
    `Each at its own best rate (${over}; smallest difference worth having ${difference(smallest).slice(1)}):`,
    grid(["shape", "best rate", metric, difference_, exact ? "ratio" : "p (Holm)", "verdict", "regret"], tuned),
    `At every rate (means on the test data; the rate chosen on the validation data in bold):`,
    grid(
      ["rate", ...shapes.map(({ name }) => name)],
      rates.map((rate) => [`${rate}`, ...shapes.map((shape) => cell(shape, rate))]),
    ),
    ...(others.length > 0 && table.sameRate.length > 0
      ? [
          `At the same rate as ${baseline}:`,
          grid(
            ["rate", ...others.map((name) => `${name} − ${baseline}`)],
            table.sameRate.map(({ rate, versus }) => [`${rate}`, ...others.map((name) => against(versus[name] ?? null))]),
          ),
        ]
      : []),
    ...(open.length > 0 ? ["Open:", open.map((note) => `- ${note}`).join("\n")] : []),
  ].join("\n\n");
}

const signed = (value: number, text: string): string => `${value < 0 ? "−" : "+"}${text}`;
const percent = {
  score: (value: number | null) => (value === null ? "" : (100 * value).toFixed(2)),
  difference: (value: number) => signed(value, Math.abs(100 * value).toFixed(2)),
};
const plain = {
  score: (value: number | null) => (value === null ? "" : `${Number(value.toPrecision(4))}`),
  difference: (value: number) => signed(value, `${Number(Math.abs(value).toPrecision(3))}`),
};

const pText = (versus: Versus | null): string =>
  versus?.p === undefined || versus.p === null ? "" : versus.p < 0.001 ? "< 0.001" : versus.p.toFixed(3);

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
