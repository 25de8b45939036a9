import { closeSync, openSync, readSync } from "node:fs";

/**
 * The lines of a file one after the other, without holding it whole; what stands after the last line end is a line too, if it says anything.
 *
 * @throws a RangeError where it can't be read.
 */
export function* linesOf(file: string): Generator<string> {
  let handle: number;
  try {
    handle = openSync(file, "r");
  } catch (error) {
    const { code } = error as { code?: string };
    throw new RangeError(code === "ENOENT" ? `there is no file ${file}.` : `${file} can't be read (${code}).`);
  }
  try {
    const chunk = Buffer.alloc(1 << 16);
    let rest: Buffer[] = [];
    for (let count = readSync(handle, chunk); count > 0; count = readSync(handle, chunk)) {
      let from = 0;
      for (let to = chunk.indexOf(10); to >= 0 && to < count; to = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, to)]).toString("utf8");
        rest = [];
        from = to + 1;
      }
      if (from < count) rest.push(Buffer.from(chunk.subarray(from, count)));
    }
    if (rest.length > 0) yield Buffer.concat(rest).toString("utf8");
  } finally {
    closeSync(handle);
  }
}
