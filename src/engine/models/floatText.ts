import { fail } from "../../schedules/fail.js";

/** Bytes that become characters in one call: engines limit how many arguments one takes. */
const piece = 8192;

/** Floats as text, four bytes each with the lowest first, in base64: every bit comes back. */
export function encodeFloats(values: Float32Array): string {
  const bytes = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i += 1) bytes.setFloat32(4 * i, values[i] as number, true); // i is below the length
  const characters: string[] = [];
  for (let i = 0; i < bytes.byteLength; i += piece)
    // apply takes the bytes as they are; spreading them would take eight times as long
    characters.push(String.fromCharCode.apply(null, new Uint8Array(bytes.buffer, i, Math.min(piece, bytes.byteLength - i)) as never));
  return btoa(characters.join(""));
}

/** The `count` floats that `encodeFloats` wrote. */
export function decodeFloats(where: string, text: unknown, count: number): Float32Array {
  let bytes: string | null = null;
  try {
    if (typeof text === "string") bytes = atob(text);
  } catch {
    // not base64: refused below
  }
  if (bytes === null || bytes.length !== 4 * count)
    fail(where, `values must be ${count} floats in base64`, text, "Load what state() returned.");
  const view = new DataView(new ArrayBuffer(4 * count));
  for (let i = 0; i < bytes.length; i += 1) view.setUint8(i, bytes.charCodeAt(i));
  return Float32Array.from({ length: count }, (_, i) => view.getFloat32(4 * i, true));
}
