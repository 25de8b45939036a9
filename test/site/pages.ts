import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { parseHTML } from "linkedom";
import { builtSite } from "../browser/serve.js";

/** The addresses of every page of the built site, without the reader's frame. */
export function addresses(): string[] {
  return readdirSync(builtSite(), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html") && !file.startsWith("sandbox"))
    .map(
      (file) =>
        `/${file
          .split(sep)
          .join("/")
          .replace(/index\.html$/, "")}`,
    )
    .sort();
}

/** The text of the file at an address. */
export const textAt = (address: string): string =>
  readFileSync(join(builtSite(), address.endsWith("/") ? `${address}index.html` : address), "utf8");

/** A page, parsed. */
export const pageAt = (address: string): Document => parseHTML(textAt(address)).document as unknown as Document;
