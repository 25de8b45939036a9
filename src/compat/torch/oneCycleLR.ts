import { printed, raises } from "../raises.js";
import { flag, forGroups, or, orNone, perGroup, type Reader, real } from "../take.js";
import { type Group, setMomentum } from "./optimizer.js";
import { schedulerClass } from "./scheduler.js";
import { strategy } from "./strategy.js";

/** A phase ends at a step, which may be a fraction, and goes from one of the group's rates and momenta to another. */
interface Phase {
  readonly end_step: number;
  readonly start_lr: "initial_lr" | "max_lr";
  readonly end_lr: "initial_lr" | "max_lr" | "min_lr";
  readonly start_momentum: "max_momentum" | "base_momentum";
  readonly end_momentum: "max_momentum" | "base_momentum";
}

/** One cycle: up from max_lr/div_factor to max_lr, and down far below; momentum the other way round. */
export const oneCycleLR = schedulerClass(
  "OneCycleLR",
  {
    max_lr: perGroup(real),
    total_steps: orNone(positive("total_steps")),
    epochs: orNone(positive("epochs")),
    steps_per_epoch: orNone(positive("steps_per_epoch")),
    pct_start: or(share, 0.3),
    anneal_strategy: or(strategy, "cos"),
    cycle_momentum: or(flag, true),
    base_momentum: or(perGroup(real), 0.85),
    max_momentum: or(perGroup(real), 0.95),
    div_factor: or(real, 25),
    final_div_factor: or(real, 1e4),
    three_phase: or(flag, false),
  },
  {
    construct: (params, groups) => {
      const { pct_start, three_phase, div_factor, final_div_factor, cycle_momentum } = params;
      const total_steps = params.total_steps ?? product(params.epochs, params.steps_per_epoch);
      const each = <T>(name: string, value: T | T[]): T[] => forGroups("OneCycleLR", name, value, groups.length);
      const [maxLrs, maxMomenta, baseMomenta] = [
        each("max_lr", params.max_lr),
        each("max_momentum", params.max_momentum),
        each("base_momentum", params.base_momentum),
      ];
      if (params.last_epoch === -1) {
        for (const [i, group] of groups.entries()) {
          group.max_lr = maxLrs[i] as number;
          group.initial_lr = group.max_lr / div_factor;
          group.min_lr = group.initial_lr / final_div_factor;
          if (!cycle_momentum) continue;
          group.max_momentum = maxMomenta[i] as number;
          group.base_momentum = baseMomenta[i] as number;
          setMomentum(group, group.max_momentum);
        }
      }
      const momentum = cycle_momentum ? { use_beta1: groups[0]?.betas !== undefined } : {};
      return { total_steps, _schedule_phases: phases(total_steps, pct_start, three_phase), cycle_momentum, ...momentum };
    },
    getLr: ({ total_steps, _schedule_phases, cycle_momentum, last_epoch }, groups, { anneal_strategy }) => {
      if (last_epoch > total_steps) {
        const said = `Tried to step ${last_epoch + 1} times. The specified number of total steps is ${total_steps}`;
        raises("OneCycleLR", `last_epoch must be at most total_steps (${total_steps})`, last_epoch, said);
      }
      // Not the last phase for want of a later one: at last_epoch = total_steps the line, or the cosine, simply goes on.
      const now = _schedule_phases.findIndex(({ end_step }, i) => last_epoch <= end_step || i === _schedule_phases.length - 1);
      const phase = _schedule_phases[now] as Phase;
      const start = _schedule_phases[now - 1]?.end_step ?? 0;
      const part = (last_epoch - start) / (phase.end_step - start);
      const anneal = anneal_strategy === "cos" ? cosine : line;
      const between = (group: Group, from: keyof Group, to: keyof Group) => anneal(group[from] as number, group[to] as number, part);
      return groups.map((group) => {
        if (cycle_momentum) setMomentum(group, between(group, phase.start_momentum, phase.end_momentum));
        return between(group, phase.start_lr, phase.end_lr);
      });
    },
  },
);

function cosine(start: number, end: number, part: number): number {
  return end + ((start - end) / 2) * (Math.cos(Math.PI * part) + 1);
}

function line(start: number, end: number, part: number): number {
  return (end - start) * part + start;
}

function phases(totalSteps: number, pctStart: number, threePhase: boolean): Phase[] {
  const up: Phase = {
    end_step: pctStart * totalSteps - 1,
    start_lr: "initial_lr",
    end_lr: "max_lr",
    start_momentum: "max_momentum",
    end_momentum: "base_momentum",
  };
  const last = totalSteps - 1;
  if (!threePhase)
    return [up, { end_step: last, start_lr: "max_lr", end_lr: "min_lr", start_momentum: "base_momentum", end_momentum: "max_momentum" }];
  return [
    up,
    {
      end_step: 2 * pctStart * totalSteps - 2,
      start_lr: "max_lr",
      end_lr: "initial_lr",
      start_momentum: "base_momentum",
      end_momentum: "max_momentum",
    },
    { end_step: last, start_lr: "initial_lr", end_lr: "min_lr", start_momentum: "max_momentum", end_momentum: "max_momentum" },
  ];
}

function product(epochs: number | null, stepsPerEpoch: number | null): number {
  if (epochs !== null && stepsPerEpoch !== null) return epochs * stepsPerEpoch;
  return raises(
    "OneCycleLR",
    "it needs total_steps, or epochs and steps_per_epoch: they must be given",
    { epochs, steps_per_epoch: stepsPerEpoch },
    "You must define either total_steps OR (epochs AND steps_per_epoch)",
  );
}

function positive(what: string): Reader<number> {
  return (where, name, value) => {
    if (Number.isSafeInteger(value) && (value as number) >= 1) return value as number;
    return raises(where, `${name} must be a whole number >= 1`, value, `Expected positive integer ${what}, but got ${printed(value)}`);
  };
}

function share(where: string, name: string, value: unknown): number {
  const number = real(where, name, value);
  if (number >= 0 && number <= 1) return number;
  return raises(where, `${name} must be from 0 to 1`, number, `Expected float between 0 and 1 pct_start, but got ${number}`);
}
