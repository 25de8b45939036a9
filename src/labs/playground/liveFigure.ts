import { type Bin, binsOf } from "../../plots/bins.js";
import type { Curve, CurvesFigure, Mark, Panel, Point, Role } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { lossDomain } from "../../plots/lossDomain.js";
import { stored } from "../../plots/stored.js";
import { type ArmHistory, noHistory } from "./armHistory.js";
import { liveSentence } from "./liveSentence.js";
import { armNames, type PlaygroundState } from "./playgroundState.js";
import { donePart, ratePlan } from "./ratePlan.js";

/** Options of `liveFigure`. */
export interface LiveFigureOptions {
  /** Whether to draw the lengths of gradients and updates too; false when left out. */
  readonly norms?: boolean;
  /** The axis of the losses, "log" when left out. */
  readonly scale?: "linear" | "log";
}

const roles: readonly Role[] = ["a", "b", "c"];
/** Stretches of updates that a picture tells apart. They have one length for the whole run, so that what is drawn stays where it is. */
const stretches = 120;
/** More turns by hand than these are a curve of their own and need no marks. */
const mostTurns = 8;

/** An arm, read off for a picture. */
interface Seen {
  readonly name: string;
  readonly role: Role;
  readonly history: ArmHistory;
  readonly losses: readonly Bin[];
  readonly scores: readonly Point[];
}

/**
 * A picture of the playground's runs as they are now: the planned rates faint and those done so far strong; below them the training losses thin and
 * the scores on the validation data as dots; and where asked for, how long gradients and updates are.
 *
 * @param histories one for each arm; where one is missing, that arm has done nothing yet.
 */
export function liveFigure(histories: readonly ArmHistory[], state: PlaygroundState, options: LiveFigureOptions = {}): CurvesFigure {
  const { norms = false, scale = "log" } = options;
  const width = Math.max(1, Math.ceil(state.steps / stretches));
  const seen = state.arms.map((_, i): Seen => {
    const history = histories[i] ?? noHistory;
    const scores = history.scores.flatMap(({ step, loss }): Point[] => (Number.isFinite(loss) ? [[step, stored(loss)]] : []));
    return { name: armNames[i] as string, role: roles[i] as Role, history, losses: binsOf(history.loss, width, (t) => t), scores };
  });
  return {
    kind: "curves",
    size: { width: 640, height: norms ? 560 : 380 },
    data: {
      x: { label: "update t", domain: [0, state.steps] },
      panels: [
        ratePanel(seen, state),
        lossPanel(seen, scale),
        ...(norms ? [normPanel("|g|, before clipping", seen, "gradNorm", width), normPanel("|Δθ|", seen, "updateNorm", width)] : []),
      ],
    },
    sentence: liveSentence(histories, state),
  };
}

function ratePanel(seen: readonly Seen[], state: PlaygroundState): Panel {
  const plans = state.arms.map((arm) => ratePlan(arm, state));
  const top = plans.reduce((most, plan) => Math.max(most, plan.top), 0);
  const single = seen.length === 1;
  const hasBegun = seen.some(({ history }) => history.step > 0);
  const done = plans.map((plan, i): Curve => ({ label: "", role: "rate", points: donePart(plan, seen[i]?.history.step ?? 0) }));
  const planned = plans.map(
    (plan, i): Curve => ({ label: single ? "" : (armNames[i] as string), role: "rate", points: plan.points, faint: hasBegun }),
  );
  const turns = state.arms.flatMap(({ changes }, i) =>
    changes.filter(({ at }) => at < state.steps).map((change) => ({ ...change, arm: i })),
  );
  const marks = turns.map(({ at, factor, arm }): Mark => {
    const name = single ? "" : `${armNames[arm]} `;
    return { x: at, y: stored(plans[arm]?.rates[at] ?? 0), role: "rate", label: `${name}× ${formatNumber(factor, 2)}` };
  });
  return {
    share: 1,
    y: { label: "rate η", domain: [0, 1.05 * top || 1] },
    curves: hasBegun ? [...done, ...planned] : planned,
    marks: marks.length <= mostTurns ? marks : [],
    filled: single,
  };
}

function lossPanel(seen: readonly Seen[], scale: "linear" | "log"): Panel {
  const single = seen.length === 1;
  const drawn = seen.flatMap(({ losses, scores }) => [losses.map(({ mean }) => mean), scores.map(([, loss]) => loss ?? Number.NaN)]);
  const training = seen.map(
    ({ role, losses, scores }): Curve => ({
      ...{ label: single && scores.length > 0 ? "training" : "", role, points: meansOf(losses), faint: !single },
    }),
  );
  const validation = seen.map(
    ({ name, role, scores }): Curve => ({ label: single ? "validation" : name, role, points: scores, dots: true }),
  );
  return {
    share: 2,
    y: { label: "loss", scale, domain: lossDomain(scale, drawn) },
    curves: [...training, ...validation].filter(({ points }) => points.length > 0),
    marks: seen.flatMap(({ name, role, history, losses }): Mark[] => {
      const last = losses.at(-1);
      return history.diverged && last ? [{ x: last.at, y: stored(last.mean), role, label: `${single ? "" : `${name} `}diverges` }] : [];
    }),
  };
}

function normPanel(label: string, seen: readonly Seen[], column: "gradNorm" | "updateNorm", width: number): Panel {
  const single = seen.length === 1;
  const means = seen.map(({ history }) => binsOf(history[column], width, (t) => t));
  return {
    share: 1,
    y: {
      label,
      scale: "log",
      domain: lossDomain(
        "log",
        means.map((bins) => bins.map(({ mean }) => mean)),
      ),
    },
    curves: seen.flatMap(({ name, role }, i): Curve[] => {
      const points = meansOf(means[i] ?? []);
      return points.length > 0 ? [{ label: single ? "" : name, role, points }] : [];
    }),
  };
}

const meansOf = (bins: readonly Bin[]): Point[] => bins.map(({ at, mean }) => [at, stored(mean)]);
