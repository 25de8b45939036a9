/** A value as a figure stores it: 7 digits, more than a picture shows, so that figures are small and the same on every engine. */
export const stored = (value: number): number => Number(value.toPrecision(7));
