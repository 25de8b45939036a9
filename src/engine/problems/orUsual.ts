/** What was given, or the usual value where nothing was: null is something, and wrong. */
export const orUsual = <T>(given: T | undefined, usual: T): T => (given === undefined ? usual : given);
