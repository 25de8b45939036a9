import { cellHost } from "./cellHost.js";
import type { Content } from "./content.js";
import { textOf } from "./textOf.js";

/** Shows contents under the cell; where nothing can draw, prints them in words. */
export function put(contents: readonly Content[]): void {
  const host = cellHost();
  if (host) host.display(contents);
  else console.log(textOf(contents));
}
