import { formatNumber } from "./format.js";

/** Values to pixels along one axis, with the ticks that fit. */
export interface Scale {
  /** Pixel of a value; NaN where it has none (zero on a log axis). */
  at(value: number): number;
  readonly kind: "linear" | "log";
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** Builds the scale of an axis from its domain; `gap` is the least distance of two ticks in pixels. */
export function makeScale(kind: "linear" | "log", domain: readonly [number, number], range: readonly [number, number], gap: number): Scale {
  const measure = kind === "log" ? Math.log10 : (value: number): number => value;
  const [low, high] = [measure(domain[0]), measure(domain[1])];
  const at = (value: number): number => {
    const part = (measure(value) - low) / (high - low);
    // The end of the domain is exactly the end of the range, not an ulp beyond: what lies there is in the picture.
    const px = part === 1 ? range[1] : range[0] + part * (range[1] - range[0]);
    return Number.isFinite(px) ? px : Number.NaN;
  };
  const room = Math.max(1, Math.abs(range[1] - range[0]) / gap);
  const ticks = kind === "log" ? logTicks(domain, Math.floor(room)) : linearTicks(domain, room);
  return { at, kind, domain, range, ticks };
}

/** The domain of an axis that must show `values`: as given, or from the data, rounded outwards to a tick. */
export function domainOf(kind: "linear" | "log", values: Iterable<number>, given?: readonly [number, number]): readonly [number, number] {
  if (given) return given;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value) || (kind === "log" && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return kind === "log" ? [0.1, 1] : [0, 1];
  return kind === "log" ? logDomain(low, high) : linearDomain(low, high);
}

function linearDomain(low: number, high: number): readonly [number, number] {
  // Zero belongs to the picture unless the data are far from it.
  const bottom = low > 0 && low < 0.6 * high ? 0 : low;
  const top = high < 0 && high > 0.6 * low ? 0 : high;
  if (bottom === top) {
    const room = bottom === 0 ? 1 : Math.abs(bottom) / 2;
    return [bottom - room, top + room];
  }
  const step = niceStep((top - bottom) / 10);
  return [Math.floor(bottom / step + 1e-9) * step, Math.ceil(top / step - 1e-9) * step];
}

/** Outwards to 1, 2 or 5 times a power of ten; at least a factor of 2. */
function logDomain(low: number, high: number): readonly [number, number] {
  const bottom = near(low, [1, 2, 5], "below");
  const top = near(high, [1, 2, 5, 10], "above");
  return bottom * 1.9 < top ? [bottom, top] : [bottom / 2, top * 2];
}

function near(value: number, steps: readonly number[], side: "below" | "above"): number {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = value / 10 ** exponent;
  const step = side === "below" ? steps.filter((s) => s <= mantissa * (1 + 1e-9)).at(-1) : steps.find((s) => s >= mantissa * (1 - 1e-9));
  return round((step ?? 1) * 10 ** exponent);
}

/** The smallest of 1, 2 and 5 times a power of ten that is at least `step`. */
function niceStep(step: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(step) + 1e-9);
  const factor = [1, 2, 5].find((f) => f * magnitude >= step * (1 - 1e-9)) ?? 10;
  return factor * magnitude;
}

/** Takes the rounding noise out of a computed tick: 0.30000000000000004 is 0.3. */
const round = (value: number): number => Number(value.toPrecision(12));

/** Multiples of the finest step of 1, 2 or 5 times a power of ten that leaves the gap; where those are fewer than two, two of a finer one. */
function linearTicks([low, high]: readonly [number, number], room: number): Tick[] {
  if (!(high > low)) return [tick(low)];
  const widest = niceStep((high - low) / room);
  for (let step = widest; ; step = niceStep(step / 2.6)) {
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    const stride = step === widest ? 1 : last - first;
    const at = (i: number): Tick => tick(round((first + i * stride) * step));
    if (last > first) return Array.from({ length: (last - first) / stride + 1 }, (_, i) => at(i));
  }
}

/** Powers of ten, every so many if they are too many; with 2 and 5 between them if they are few; plain steps if those are too few. */
function logTicks([low, high]: readonly [number, number], most: number): Tick[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const times = (factors: readonly number[], stride: number): number[] => {
    const ticks: number[] = [];
    // Counted from 1 (10⁰), so that neighbouring pictures share their ticks.
    for (let e = Math.floor(first / stride) * stride; e <= last; e += stride)
      ticks.push(...factors.map((factor) => round(factor * 10 ** e)));
    return ticks.filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
  };
  const decades = times([1], 1);
  const fine = times([1, 2, 5], 1);
  if (decades.length >= 3 || (decades.length === 2 && fine.length > most)) {
    return times([1], Math.max(1, Math.ceil(decades.length / most))).map(tick);
  }
  if (fine.length >= 2 && fine.length <= most + 1) return fine.map(tick);
  return decades.length > 0 && fine.length > most ? decades.map(tick) : linearTicks([low, high], most);
}

const tick = (value: number): Tick => ({ value, text: formatNumber(value, 6) });
