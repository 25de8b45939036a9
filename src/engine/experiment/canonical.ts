import { isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";

/** JSON without spaces and with the keys of every object sorted, so that equal values have equal texts; `where` and `name` say whose value it is. */
export function canonical(where: string, name: string, value: unknown): string {
  const plain = (part: unknown, path: string): string => {
    if (Array.isArray(part)) return `[${part.map((entry, i) => plain(entry, `${path}[${i}]`)).join(",")}]`;
    if (isPlainObject(part)) {
      const fields = Object.entries(part).filter(([, entry]) => entry !== undefined);
      const sorted = fields.sort(([one], [other]) => (one < other ? -1 : 1));
      return `{${sorted.map(([key, entry]) => `${JSON.stringify(key)}:${plain(entry, `${path}.${key}`)}`).join(",")}}`;
    }
    const isJson = part === null || typeof part === "string" || typeof part === "boolean" || Number.isFinite(part);
    return isJson
      ? JSON.stringify(part)
      : fail(where, `${path} must be plain JSON`, part, "Give numbers, texts, lists and objects of them.");
  };
  return plain(value, name);
}

/** A 64-bit hash of a text as 16 hexadecimal digits: two of MurmurHash3's 32-bit mixers (A. Appleby, 2011) over its UTF-16 units. */
export function hash64(text: string): string {
  let [a, b] = [0x9747b28c, 0x3c6ef372];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(rotate(a ^ Math.imul(unit, 0xcc9e2d51), 13), 5) + 0xe6546b64;
    b = Math.imul(rotate(b ^ Math.imul(unit, 0x1b873593), 17), 9) + 0x561ccd1b;
  }
  const [low, high] = [finish(a ^ text.length), finish(b ^ text.length)];
  return hexadecimal(finish(low + high)) + hexadecimal(finish(high ^ Math.imul(low, 5)));
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** MurmurHash3's last step: each input bit changes half of the output's. */
function finish(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

const hexadecimal = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");
