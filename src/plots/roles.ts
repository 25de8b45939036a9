import type { Role } from "./figure.js";

/** The colour of a role, as a CSS variable, so that a figure follows the page's theme. */
export const colourOf: Readonly<Record<Role, string>> = {
  rate: "var(--rate)",
  a: "var(--run-a)",
  b: "var(--run-b)",
  c: "var(--run-c)",
  theory: "var(--theory)",
  muted: "var(--muted)",
};

/** Solid, long dashes, dots, dash and dot, short dashes. */
const dashes = ["none", "7 4", "1.5 4", "9 4 1.5 4", "3.5 3"] as const;
const first: Readonly<Record<Role, number>> = { rate: 0, a: 0, b: 1, c: 3, theory: 4, muted: 0 };

/** A dash for each curve of a panel: the role's own, or the next that no curve before it has, so that colour never says it alone. */
export function dashesOf(curves: readonly { readonly role: Role; readonly dashed?: boolean; readonly faint?: boolean }[]): string[] {
  const taken = new Set<string>();
  return curves.map(({ role, dashed, faint }) => {
    if (faint || role === "muted") return dashed ? "3.5 3" : "none";
    const start = dashed && first[role] === 0 ? 1 : first[role];
    const order = dashes.map((_, i) => dashes[(start + i) % dashes.length] as string);
    const dash = order.find((candidate) => !taken.has(candidate)) ?? (order[0] as string);
    taken.add(dash);
    return dash;
  });
}

/** Whether a role is a rate or a run, which are drawn strong, and not theory or ground. */
export const isRun = (role: Role): boolean => role !== "theory" && role !== "muted";
