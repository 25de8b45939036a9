import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** The head of a message; what a request says there goes back with its answers. */
export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

/** A message of Jupyter's protocol. */
export interface JupyterMessage {
  /** Who is to get the answer, as the socket says it. */
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  readonly parent: Header | Record<string, never>;
  readonly content: Readonly<Record<string, unknown>>;
}

/** The version of the protocol that this kernel speaks. */
export const protocolVersion = "5.3";

/** Stands between the identities and the message. */
const delimiter = Buffer.from("<IDS|MSG>");

/**
 * Reads a message from the parts in which it came.
 *
 * @param key the connection's key.
 * @returns the message; null for one that is not signed with the key or is no message: it is not for this kernel.
 */
export function readMessage(key: string, parts: readonly Uint8Array[]): JupyterMessage | null {
  const start = parts.findIndex((part) => delimiter.equals(part));
  const [signature, ...body] = parts.slice(start + 1).map((part) => Buffer.from(part));
  if (start < 0 || signature === undefined || body.length < 4) return null;
  const wanted = Buffer.from(sign(key, body));
  if (signature.length !== wanted.length || !timingSafeEqual(signature, wanted)) return null;
  try {
    const [header, parent, , content] = body.slice(0, 4).map((part) => JSON.parse(part.toString()));
    return { identities: parts.slice(0, start), header, parent, content };
  } catch {
    // Signed, but not JSON.
    return null;
  }
}

/** The parts in which a message is sent. */
export function partsOf(key: string, { identities, header, parent, content }: JupyterMessage): (Uint8Array | string)[] {
  const body = [header, parent, {}, content].map((part) => JSON.stringify(part));
  return [...identities, delimiter, sign(key, body), ...body];
}

/** An answer to a request, or what is published about it. */
export const answerTo = (
  { identities, header }: Pick<JupyterMessage, "identities" | "header">,
  type: string,
  content: object,
): JupyterMessage => ({
  identities,
  header: { ...header, msg_id: randomUUID(), msg_type: type, date: new Date().toISOString(), version: protocolVersion },
  parent: header,
  content: content as JupyterMessage["content"],
});

/** A connection without a key signs nothing. */
function sign(key: string, body: readonly (Buffer | string)[]): string {
  if (key === "") return "";
  const hmac = createHmac("sha256", key);
  for (const part of body) hmac.update(part);
  return hmac.digest("hex");
}
