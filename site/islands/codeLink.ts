/**
 * Code in an address: `#cell=ID&code=...`. What follows the # is sent to nobody. The code is packed (deflate, base64url) behind "z.", or
 * as it is (UTF-8, base64url) behind "t." where the browser can't pack.
 */

/** No link is longer than this: longer ones are cut by mail programs and chats. */
export const longestLink = 8000;
/** No code that a link unpacks to is longer than this. */
export const longestCode = 64_000;

export interface SharedCode {
  readonly cell: string;
  readonly code: string;
}

/**
 * The address that shows this code in a cell.
 *
 * @param page the page's address, without a fragment.
 * @throws a RangeError where the link would be too long to survive.
 */
export async function linkTo(page: string, { cell, code }: SharedCode): Promise<string> {
  const link = `${page}#cell=${encodeURIComponent(cell)}&code=${await pack(code)}`;
  if (link.length > longestLink)
    throw new RangeError(`This code is too long for a link (${link.length} characters; ${longestLink} are the most). Send it as text.`);
  return link;
}

/**
 * Reads the code out of what follows the #; null where it speaks of no cell.
 *
 * @throws an Error that says, to the reader, why it can't be read.
 */
export async function readLink(fragment: string): Promise<SharedCode | null> {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const cell = fields.get("cell");
  if (cell === null) return null;
  const packed = fields.get("code") ?? "";
  if (fragment.length > longestLink)
    throw new RangeError(
      `The code in this link is too long (${fragment.length} characters; ${longestLink} are the most). Ask for it as text.`,
    );
  try {
    return { cell, code: await unpack(packed) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Error("The code in this link is damaged, perhaps cut off. Ask for the link again.");
  }
}

async function pack(code: string): Promise<string> {
  const bytes = new TextEncoder().encode(code);
  if (typeof CompressionStream !== "function") return `t.${toBase64(bytes)}`;
  return `z.${toBase64(await through(bytes, new CompressionStream("deflate-raw")))}`;
}

async function unpack(packed: string): Promise<string> {
  const [form, text = ""] = [packed.slice(0, 2), packed.slice(2)];
  if (!/^[zt]\.$/.test(form) || text === "") throw new Error("no code");
  const bytes = fromBase64(text);
  const whole = form === "t." ? bytes : await through(bytes, new DecompressionStream("deflate-raw"));
  return new TextDecoder("utf-8", { fatal: true }).decode(whole);
}

/** Sends bytes through a stream; stops where more comes out than code is allowed to be, so a small link can't fill the memory. */
async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > longestCode) {
      void reader.cancel();
      throw new RangeError(`The code in this link is longer than ${longestCode} characters, so it is not shown. Ask for it as text.`);
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
