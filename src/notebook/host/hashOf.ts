import { createHash } from "node:crypto";

/** The hash by which a notebook knows a text it was made from, or a cell what it was made as. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
