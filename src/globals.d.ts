/** The host names that `lrlab` uses, and no others: everything here exists in Node, browsers and Workers alike. */
interface Console {
  log(...values: unknown[]): void;
}
declare var console: Console;
