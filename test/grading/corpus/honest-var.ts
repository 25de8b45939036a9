var halve = function (lr0: number, n: number) {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  var rates = [] as number[], sum = 0;
  for (var i = 0; i < n; i++) (rates.push(lr0 / Math.pow(2, i)), (sum += rates[i]!));
  return { "rates": rates, "sum": sum, note: "extra" } satisfies object;
};
