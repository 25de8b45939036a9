import { printable } from "./printable.js";

/** Some names, and how many more there are, for a line of a message. */
export const listed = (names: readonly string[], most = 5): string =>
  `${names.slice(0, most).map(printable).join(", ")}${names.length > most ? ` and ${names.length - most} more` : ""}`;
