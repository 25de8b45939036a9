/**
 * The parameters of a case with each `lambda`, a Python expression of t, as a function, the ones of a composition's parts too.
 *
 * The expressions of the golden files are all it knows: `**`, `//`, `min`, and one conditional.
 */
export function fromPython(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (key === "lambda") return [key, functionOf(value as string)];
      if (key === "lambdas") return [key, (value as string[]).map(functionOf)];
      if (key === "schedulers") return [key, (value as Record<string, unknown>[]).map(fromPython)];
      return [key, value];
    }),
  );
}

function functionOf(expression: string): (t: number) => number {
  const code = expression
    .replace(/^(.+) if (.+) else (.+)$/, "$2 ? $1 : $3")
    .replace(/(\w+)\/\/(\w+)/g, "Math.floor($1 / $2)")
    .replace(/\bmin\(/g, "Math.min(");
  return new Function("t", `return ${code};`) as (t: number) => number;
}
