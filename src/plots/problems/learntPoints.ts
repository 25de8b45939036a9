import { softmax } from "../../engine/ops/softmax.js";
import { tensor } from "../../engine/tensor/values.js";
import { formatNumber } from "../format.js";
import { evaluated } from "./evaluated.js";
import type { LearntFigure } from "./learnt.js";
import { pointsFigure } from "./pointsFigure.js";

/** Cells along each side of the ground. */
const cells = 44;
/** How far the ground reaches beyond the points, as a part of their spread. */
const margin = 0.06;

/** Points of a problem, on a ground that is shaded by the class a net gives each place, the more the surer it is. */
export const learntPoints: LearntFigure = (problem, net) => {
  const figure = pointsFigure(problem);
  const points = figure.data.groups.flatMap((group) => group.points);
  const [x, y] = ([0, 1] as const).map((k) => domainOf(points.map((point) => point[k]))) as [Domain, Domain];
  const places = Array.from({ length: cells * cells }, (_, i) => [
    x[0] + ((x[1] - x[0]) * ((i % cells) + 0.5)) / cells,
    y[1] - ((y[1] - y[0]) * (Math.floor(i / cells) + 0.5)) / cells,
  ]);
  const classes = figure.data.groups.length;
  const answers = evaluated(net, () => answersOf(net, [...places, ...points], classes));
  const ground = answers.slice(0, places.length);
  const own = figure.data.groups.flatMap(({ points: group }, k) => group.map(() => k));
  const right = own.filter((k, i) => answers[places.length + i]?.label === k).length;
  const wrong = right < points.length ? `, wrong on ${points.length - right}` : "";
  return {
    ...figure,
    data: {
      ...figure.data,
      // The runs beside each other are called A and B already.
      groups: figure.data.groups.map((group, k) => ({ ...group, label: marks[k] ?? group.label })),
      x: { ...figure.data.x, domain: x },
      y: { ...figure.data.y, domain: y },
      ground: {
        columns: cells,
        labels: ground.map(({ label }) => label).join(""),
        sure: ground.map(({ sure }) => sure).join(""),
      },
    },
    sentence: `The net is right on ${formatNumber((100 * right) / points.length, 3)} % of the ${points.length} training points shown${wrong}; the ground has the shade of its answer at each place, the stronger the surer.`,
  };
};

/** What the classes of points are drawn as, in the order of a scatter's marks. */
const marks = ["dots", "crosses", "triangles", "rings", "plus signs", "squares"];

type Domain = readonly [number, number];

function domainOf(values: readonly number[]): Domain {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = margin * (high - low);
  return [low - room, high + room];
}

interface Said {
  readonly label: number;
  /** 0 to 3: from barely above the others to certain. */
  readonly sure: number;
}

/** What a net answers at each place; a net that has left the numbers answers nothing that means anything, and is not sure of it. */
function answersOf(net: Parameters<LearntFigure>[1], places: readonly (readonly number[])[], classes: number): readonly Said[] {
  const chances = softmax(net(tensor(places.flat(), [places.length, 2]))).array();
  return places.map((_, i) => {
    let label = 0;
    for (let k = 1; k < classes; k += 1) {
      if ((chances[i * classes + k] as number) > (chances[i * classes + label] as number)) label = k; // a chance for every class
    }
    const above = ((chances[i * classes + label] as number) * classes - 1) / (classes - 1);
    return { label, sure: Math.max(0, Math.min(3, Math.floor(4 * above) || 0)) };
  });
}
