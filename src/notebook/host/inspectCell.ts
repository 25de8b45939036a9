import type { Executor } from "tslab/dist/executor.js";

type Inspect = Executor["inspect"];
/** tslab declares it without the undefined that it returns where there is nothing to say. */
type Info = ReturnType<Inspect> | undefined;

/** The same executor, with documentation for every name of the library (see `inspectCell`). */
export const documented = (executor: Executor): Executor => ({
  ...executor,
  inspect: (code, position) => readable(inspectCell(executor.inspect, code, position)) as ReturnType<Inspect>,
});

/**
 * What Shift-Tab shows: the type and the documentation of the name at a position, or of the function whose bracket was just opened there.
 *
 * TypeScript finds no documentation for an imported constant that is being called, such as a family of schedules. For one this asks
 * again without the call that follows the name.
 */
export function inspectCell(inspect: Inspect, code: string, position: number): Info {
  const opened = /([\w$]+)\s*\(\s*$/.exec(code.slice(0, position));
  const here: Info = inspect(code, position);
  const at = here || !opened ? position : opened.index;
  const info: Info = here ?? inspect(code, at);
  if (!info || info.documentation?.length) return info;
  const end = at + (/^[\w$]*/.exec(code.slice(at))?.[0].length ?? 0);
  const alone: Info = inspect(code.slice(0, end), at);
  return alone?.documentation?.length ? { ...alone, ...(info.displayParts && { displayParts: info.displayParts }) } : info;
}

/**
 * The same, so that its first lines say most: Jupyter's tooltip opens four lines high.
 *
 * TypeScript calls every import an alias, and adds that it is imported: both go. tslab prints a tag's name only for parameters: the
 * others get theirs here, "@returns lr, the rate of each update".
 */
export function readable(info: Info): Info {
  if (!info) return info;
  const parts = info.displayParts ?? [];
  const [first, second] = parts.map(({ text }) => text);
  const isAlias = first === "(" && second === "alias";
  const imported = parts.findLastIndex(({ text, kind }) => kind === "keyword" && text === "import");
  const displayParts = isAlias && imported > 4 ? parts.slice(4, imported - 1) : parts;
  const tags = info.tags?.map((tag) => {
    if (tag.name === "param" || !tag.text) return tag;
    const name = { kind: "text", text: `@${tag.name}${tag.name === "example" ? "\n" : " "}` };
    return { ...tag, text: [name, ...tag.text] };
  });
  return { ...info, displayParts, ...(tags && { tags }) };
}
