import type { Expression } from "estree";
import type { MdxJsxAttribute } from "mdast-util-mdx-jsx";
import type { Property } from "../../lessons/components.js";
import { shown } from "../../schedules/fail.js";

/** The text or list of texts that an attribute says literally; undefined for anything else. */
export function literalOf({ value }: MdxJsxAttribute): unknown {
  if (typeof value === "string") return value;
  const statement = value?.data?.estree?.body[0];
  return statement?.type === "ExpressionStatement" ? literal(statement.expression) : undefined;
}

function literal(expression: Expression): unknown {
  if (expression.type === "Literal") return expression.value;
  if (expression.type !== "ArrayExpression") return undefined;
  const parts = expression.elements.map((element) => (element?.type === "Literal" ? element.value : undefined));
  return parts.includes(undefined) ? undefined : parts;
}

/** What a property must be and what came, or null where it is right. */
export function propertyFault({ type, options }: Property, value: unknown): string | null {
  const kind = type === "text" ? 'a text: "..."' : 'a list of texts: {["...", "..."]}';
  const parts: readonly unknown[] | null = type === "text" ? [value] : Array.isArray(value) && value.length > 0 ? value : null;
  if (!parts?.every((part) => typeof part === "string" && part !== "")) {
    return `${kind}, got ${value === undefined ? "something that is not written out" : shown(value)}.`;
  }
  const wrong = parts.find((part) => options !== undefined && !options().includes(part as string));
  return wrong === undefined ? null : `${type === "text" ? "one" : "some"} of ${options?.().join(", ")}, got ${shown(wrong)}.`;
}
