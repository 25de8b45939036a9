class RateError extends Error {
  constructor() {
    super("a rate");
    Error.captureStackTrace(this, RateError);
  }
}
Error.stackTraceLimit = 50;
const began = performance.now();
queueMicrotask(() => new RateError());
const same = (a: unknown, b: unknown): void => {
  if (a !== b) throw new RangeError(`${a} must be ${b}`);
};
same(performance.now() > began, true);
same(btoa("rates"), "cmF0ZXM=");
same(btoa("rate"), "cmF0ZQ==");
same(btoa("a rate"), "YSByYXRl");
same(atob("cmF0ZXM="), "rates");
same(atob("cmF0 ZQ"), "rate");
same(new TextEncoder().encode("η😀\ud800").join(), "206,183,240,159,152,128,239,191,189");
const copy = structuredClone({ a: new Map([[1, new Set([new Date(5)])]]), b: new Float64Array([1, 2]) });
same(copy.a.get(1)?.values().next().value?.getTime(), 5);
same(copy.b[1], 2);
same((1234567.5).toLocaleString(), "1,234,567.5");
same((-123).toLocaleString(), "-123");
same("a1".localeCompare("b"), -1);
export function halve(lr0: number, n: number) {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  const rates = Array.from({ length: n }, (_, i) => lr0 / 2 ** i);
  return { rates, sum: rates.reduce((a, b) => a + b, 0) };
}
