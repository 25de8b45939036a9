/** The host names that `lrlab` uses, and no others: everything here exists in Node, browsers and Workers alike. */
declare const console: { log(...values: unknown[]): void };
