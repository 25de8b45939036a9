import type { CurvesFigure, Figure, Point, Role } from "../figure.js";
import { formatNumber } from "../format.js";
import { quadraticFigure, wellsFigure } from "./landscapeFigure.js";
import type { LearntFigure, Visit } from "./learnt.js";
import { numbersOf } from "./shownProblem.js";

/** More places than this cannot be told apart in a picture. */
const most = 400;
/** How much of the plane is shown, in distances of the first place from the middle. */
const reach = 1.25;

/** A landscape with the way that a point has come through it. */
export const learntPath: LearntFigure = (problem, net, path, role = "a"): Figure => {
  const { loss } = problem.score(net, "validation");
  const last = path.at(-1);
  if (!last) return problem.spec.kind === "twoWells" ? wellsFigure(problem) : quadraticFigure(problem);
  const place = last.place.map((theta) => formatNumber(theta, 3)).join(", ");
  const told = Number.isFinite(loss) ? formatNumber(loss, 3) : "no number";
  const sentence = `After ${last.step} updates the point is at θ = ${last.place.length > 1 ? `(${place})` : place}, where the loss is ${told}.`;
  const visits = thinned(path);
  if (problem.spec.kind === "twoWells") return onWells(wellsFigure(problem), { visits, loss, sentence, role });
  if (last.place.length === 2) return inValley(numbersOf(problem, "curvatures") as [number, number], { visits, sentence, role });
  return { ...quadraticFigure(problem), sentence };
};

/** The wells with the point in them, and below them where it has been, update after update. */
function onWells(
  wells: CurvesFigure,
  { visits, loss, sentence, role }: { visits: readonly Visit[]; loss: number; sentence: string; role: Role },
): CurvesFigure {
  const [ground] = wells.data.panels;
  const xs = ground?.curves[0]?.points.map(([x]) => x) ?? [];
  const now = visits.at(-1)?.place[0];
  const marks = now !== undefined && Number.isFinite(loss) ? [{ x: now, y: loss, role }] : [];
  const way = visits.map(({ step, place: [theta] }): Point => [theta ?? Number.NaN, step]);
  return {
    ...wells,
    size: { width: 640, height: 400 },
    data: {
      x: { ...wells.data.x, domain: [Math.min(...xs), Math.max(...xs)] },
      panels: [
        ...(ground ? [{ ...ground, curves: ground.curves.map((curve) => ({ ...curve, role: "muted" as const })), marks, share: 1.2 }] : []),
        { y: { label: "update", domain: [0, Math.max(1, visits.at(-1)?.step ?? 1)] }, curves: [{ label: "", role, points: way }] },
      ],
    },
    sentence,
  };
}

function inValley(
  curvatures: readonly [number, number],
  { visits, sentence, role }: { visits: readonly Visit[]; sentence: string; role: Role },
): Figure {
  const start = visits[0]?.place ?? [1, 1];
  const domain = (k: 0 | 1): [number, number] => {
    const far = reach * Math.max(Math.abs(start[k] ?? 1), 0.5);
    return [-far, far];
  };
  return {
    kind: "valley",
    size: { width: 640, height: 300 },
    data: {
      curvatures,
      x: { label: "θ₁", domain: domain(0) },
      y: { label: "θ₂", domain: domain(1) },
      paths: [{ label: "", role, points: visits.map(({ place: [a, b] }): Point => [a ?? Number.NaN, b ?? null]) }],
    },
    sentence,
  };
}

/** The first and the last place, and as many between as a picture can hold. */
function thinned(path: readonly Visit[]): readonly Visit[] {
  const every = Math.ceil(path.length / most);
  return path.filter((_, i) => i % every === 0 || i === path.length - 1);
}
