import { fail } from "../../../schedules/fail.js";

/** A value of a Python expression that a scheduler's constructor may hold. */
export type PythonValue = number | string | boolean | null | readonly PythonValue[] | PythonCall | Name;

/** A call: its name without what stands before the last dot, its arguments. */
export interface PythonCall {
  readonly call: string;
  readonly args: readonly PythonValue[];
  readonly named: Readonly<Record<string, PythonValue>>;
}

/** A name that nothing was assigned to, such as `optimizer`. */
export interface Name {
  readonly name: string;
}

const where = "readPython";

/**
 * Reads the lines of a Python script that build an optimizer and a scheduler: assignments and calls with numbers, texts and lists.
 *
 * Names stand for what was assigned to them before. Lines that are something else are passed over; returned is the last value of each name,
 * and of calls that were assigned to none, in order.
 */
export function readPython(text: string): { readonly calls: readonly PythonCall[] } {
  const values = new Map<string, PythonValue>();
  const calls: PythonCall[] = [];
  const source = text.replaceAll(/#[^\n]*/g, "");
  const start = /(?:^|\n)[ \t]*(?:([A-Za-z_]\w*)\s*=(?!=)\s*)?(?=[A-Za-z_][\w.]*\s*\(|[\d.[])/g;
  let end = 0;
  for (const match of source.matchAll(start)) {
    if (match.index < end) continue; // a line inside a call that is already read
    const from = match.index + match[0].length;
    if (/^(def|for|if|while|with|import|from|return|class|print)\b/.test(source.slice(from))) continue;
    const reader = new Reader(source, from, values);
    const value = reader.value();
    end = reader.at;
    if (match[1]) values.set(match[1], value);
    if (isCall(value)) calls.push(value);
  }
  return { calls };
}

/** Whether a value is a call. */
export const isCall = (value: PythonValue | undefined): value is PythonCall =>
  typeof value === "object" && value !== null && "call" in value;

class Reader {
  readonly #source: string;
  readonly #values: ReadonlyMap<string, PythonValue>;
  at: number;
  #depth = 0;

  constructor(source: string, at: number, values: ReadonlyMap<string, PythonValue>) {
    this.#source = source;
    this.at = at;
    this.#values = values;
  }

  value(): PythonValue {
    const number = this.#take(/^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:[eE][+-]?\d+)?/);
    const found = number === null ? this.#other() : Number(number.replaceAll("_", ""));
    if (/^[ \t]*[-+*/%]/.test(this.#rest())) this.#stop("one plain value");
    return found;
  }

  #other(): PythonValue {
    const text = this.#take(/^(?:"[^"\n]*"|'[^'\n]*')/);
    if (text !== null) return text.slice(1, -1);
    const open = this.#take(/^[[(]/);
    if (open !== null) return this.#list(open === "[" ? "]" : ")").args;
    const path = this.#take(/^[A-Za-z_][\w.]*/) ?? this.#stop("a number, a text, a list or a call");
    this.#space();
    if (this.#take(/^\(/) === null) return this.#named(path);
    const call = path.split(".").at(-1) ?? path;
    return { call, ...this.#list(")") };
  }

  #named(path: string): PythonValue {
    const constants: Readonly<Record<string, PythonValue>> = { True: true, False: false, None: null };
    return Object.hasOwn(constants, path) ? (constants[path] as PythonValue) : (this.#values.get(path) ?? { name: path });
  }

  /** What stands up to the closing bracket, by place and by name. */
  #list(close: string): Pick<PythonCall, "args" | "named"> {
    if (++this.#depth > 20) this.#stop("brackets at most 20 deep");
    const args: PythonValue[] = [];
    const named: Record<string, PythonValue> = {};
    for (this.#space(); !this.#rest().startsWith(close); this.#space()) {
      const name = this.#take(/^[A-Za-z_]\w*(?=\s*=[^=])/);
      if (name !== null) this.#take(/^\s*=\s*/);
      if (name === null) args.push(this.value());
      else named[name] = this.value();
      this.#space();
      if (this.#take(/^,/) === null && !this.#rest().startsWith(close)) this.#stop(`a comma or ${close}`);
    }
    this.at += 1;
    this.#depth -= 1;
    return { args, named };
  }

  #rest(): string {
    return this.#source.slice(this.at, this.at + 200);
  }

  #space(): void {
    this.#take(/^\s+/);
  }

  #take(pattern: RegExp): string | null {
    const found = pattern.exec(this.#rest())?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  #stop(must: string): never {
    const line = this.#source.slice(0, this.at).split("\n").length;
    return fail(
      where,
      `${must} must stand in line ${line}`,
      this.#rest().split("\n")[0]?.trim().slice(0, 30) || "its end",
      "Write numbers out: T_max=1000, not epochs * len(loader).",
    );
  }
}
