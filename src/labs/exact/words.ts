/** "1 update", "12 updates". */
export const count = (n: number, noun: string): string => `${whole(n)} ${noun}${n === 1 ? "" : "s"}`;

/** A whole number with its thousands apart: 1 281 167. */
export const whole = (n: number): string => String(n).replaceAll(/\B(?=(\d{3})+(?!\d))/g, "\u00a0");

/** A text that begins a sentence. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
