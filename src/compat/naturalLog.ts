const bits = 128n;
const one = 1n << bits;

/** 2·artanh(n/d) = ln((d + n) / (d - n)), in units of 2^-128. */
function twiceArtanh(n: bigint, d: bigint): bigint {
  const s = (n << bits) / d;
  let sum = 0n;
  for (let power = s, k = 1n; power !== 0n; power = (power * s * s) / one / one, k += 2n) sum += power / k;
  return 2n * sum;
}

const ln2 = twiceArtanh(1n, 3n);

/**
 * ln x, rounded as C's `log`, which Python's `math.log` calls; for x > 0.
 *
 * `Math.log` is off by the last bit for some x, 3 among them. Where a library takes the floor of log(x) / log(b), that bit decides
 * whether a restart is missed.
 */
export function naturalLog(x: number): number {
  // log2 of the largest numbers rounds up to 1024, and 2^1024 is infinite.
  const exponent = Math.min(Math.floor(Math.log2(x)), 1023);
  const mantissa = BigInt((x / 2 ** exponent) * 2 ** 60) << (bits - 60n);
  return Number(twiceArtanh(mantissa - one, mantissa + one) + BigInt(exponent) * ln2) / 2 ** Number(bits);
}
