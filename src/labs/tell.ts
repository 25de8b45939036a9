/** Hears how much is done, from 0 to 1. */
export type Tell = (part: number) => void;

/** Hears how much of piece `i` of `n` equal pieces is done, and tells what that is of the whole. */
export const pieceOf =
  (tell: Tell, i: number, n: number): Tell =>
  (part) =>
    tell((i + part) / n);
