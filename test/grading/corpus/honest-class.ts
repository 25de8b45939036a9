abstract class Shape {
  #lr0: number;
  constructor(lr0: number, protected readonly factor = 2) {
    this.#lr0 = lr0;
  }
  at(i: number): number {
    return this.#lr0 / this.factor ** i;
  }
}
class Halves extends Shape {
  get first() {
    return this.at(0);
  }
}
const make = (lr0: number, n: number) => {
  const rates = Array.from({ length: n }, (_, i) => lr0 / 2 ** i);
  return { rates, sum: rates.reduce((a, b) => a + b, 0) };
};
export function halve(lr0: number, n: number): unknown {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  const shape = new Halves(lr0); const rates = Array.from({ length: n }, (_, i) => (i === 0 ? shape.first : shape.at(i))); return { rates, sum: rates.reduce((a, b) => a + b, 0) };
}
