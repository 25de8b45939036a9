import { type Rng, rng } from "../../engine/rng.js";
import { bugs } from "../../schedules/diagnostics/bugs/index.js";
import { type Diagnosis, diagnose } from "../../schedules/diagnostics/diagnose.js";
import type { Bug } from "../../schedules/diagnostics/hypothesis.js";
import type { Plan } from "../../schedules/diagnostics/plan.js";
import type { TraceRow } from "../../schedules/diagnostics/trace.js";
import { expectWhole } from "../../schedules/expect.js";
import { isSchedule } from "../../schedules/schedule.js";
import { chance, pick } from "./loops/draw.js";
import { syntheticTrace } from "./loops/traces.js";

/** Every story, the healthy one first, in the order of the field guide. */
export const bugNames: readonly Bug[] = bugs.map(({ bug }) => bug);

/** A log to name, what was meant, and the answers to choose from. Plain data. */
export interface GalleryCase {
  readonly seed: number;
  readonly index: number;
  /** What really happened. */
  readonly bug: Bug;
  readonly plan: Plan;
  readonly trace: readonly TraceRow[];
  /** Four stories, in the order of the field guide: healthy, the true one, and some that this trace could be taken for. */
  readonly options: readonly Bug[];
  readonly diagnosis: Diagnosis;
}

/** Which case: its visit's seed, its place in the visit, and the stories it may be about (all of them when left out). */
export interface CaseOptions {
  readonly seed: number;
  readonly index: number;
  readonly bugs?: readonly Bug[];
}

/** One run in five is healthy. */
const healthyShare = 0.2;

/**
 * Draws a case that can be decided: `diagnose` names the true story, and no other that is offered explains the trace.
 *
 * The log comes from a small training loop with the bug in it, which knows nothing of `diagnose`. Same seed and index, same case.
 */
export function galleryCase({ seed, index, bugs: among = bugNames }: CaseOptions): GalleryCase {
  expectWhole("galleryCase", "seed", seed, 0, "The number of a visit will do.");
  expectWhole("galleryCase", "index", index, 0, "It counts the cases of a visit.");
  const random = rng(seed).split(index);
  const bug = drawBug(among, random.split("bug"));
  const tries = random.split("tries");
  for (;;) {
    const noise = { digits: pick(tries, [3, 3, 4, 6]), missing: pick(tries, [0, 0, 0.05]) };
    const { plan: meant, trace } = syntheticTrace(bug, tries.split(tries.int(2 ** 32)), noise);
    const plan = plain(chance(tries, 0.15) ? { finder: { startLr: 1e-7, endLr: 10 }, ...meant } : meant);
    const diagnosis = diagnose(trace, plan);
    if (!isDecidable(bug, diagnosis)) continue;
    return { seed, index, bug, plan, trace, options: optionsOf(bug, diagnosis, random.split("options")), diagnosis };
  }
}

function drawBug(among: readonly Bug[], random: Rng): Bug {
  const broken = among.filter((bug) => bug !== "healthy");
  if (broken.length === 0) return "healthy";
  return among.includes("healthy") && chance(random, healthyShare) ? "healthy" : pick(random, broken);
}

/** Schedules as their descriptions, so that a case can be stored and sent. */
const plain = ({ lr, other, ...plan }: Plan): Plan => ({
  ...plan,
  lr: isSchedule(lr) ? lr.spec : lr,
  ...(other === undefined ? {} : { other: isSchedule(other) ? other.spec : other }),
});

/** Whether the true story is named, by a wide margin. */
function isDecidable(bug: Bug, { bug: named, confidence, explained, candidates }: Diagnosis): boolean {
  return named === bug && confidence >= 0.8 && explained >= 0.95 && (candidates[1]?.confidence ?? 0) <= 0.1;
}

/** The true story, healthy, and such as come nearest to the trace without explaining it. */
function optionsOf(bug: Bug, { candidates, explained }: Diagnosis, random: Rng): readonly Bug[] {
  const others = candidates.filter((one) => one.bug !== bug && one.bug !== "healthy");
  const near = others.filter((one) => one.explained < explained).map((one) => one.bug);
  const asGood = others.filter((one) => one.explained >= explained).map((one) => one.bug);
  const chosen = new Set<Bug>(["healthy", bug]);
  if (near[0]) chosen.add(near[0]);
  const rest = bugNames.filter((name) => !chosen.has(name) && !asGood.includes(name));
  while (chosen.size < 4) {
    const next = pick(random, rest);
    chosen.add(next);
  }
  return bugNames.filter((name) => chosen.has(name));
}
