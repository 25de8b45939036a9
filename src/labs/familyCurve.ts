import { formatNumber } from "../plots/format.js";
import { scheduleFigure } from "../plots/scheduleFigure.js";
import { fail } from "../schedules/fail.js";
import { unitOf } from "../schedules/parameters.js";
import { families } from "../schedules/registry.js";
import type { Controls, Interactive, NumberControl, Value } from "./interactive.js";
import { symbolText } from "./symbolText.js";

/**
 * A family's curve with a slider for each of its parameters that has one: made from the definition, so a new family has it too.
 *
 * @param id the picture's id on its page.
 * @param name of the family: "cosineAnnealing".
 */
export function familyCurve(id: string, name: string): Interactive {
  const family = families.find(({ definition }) => definition.name === name);
  if (!family) fail("familyCurve", "name must be a family's", name, `There are: ${families.map((f) => f.definition.name).join(", ")}.`);
  const { parameters, example, title } = family.definition;
  const sliders = Object.entries(parameters).flatMap(([key, parameter]) =>
    parameter.slider ? [{ key, ...parameter, ...parameter.slider }] : [],
  );
  // The axes stay where they are, so that the curve is what moves; where no slider is a rate, the vertical one has to follow.
  const steps = Math.max(100, ...sliders.filter(({ type }) => type === "steps").map(({ max }) => max));
  const rates = sliders.filter(({ type }) => type === "rate").map(({ max }) => max);
  const top = rates.length > 0 ? Math.max(...rates) * 1.04 : null;

  const controls: Controls = {
    ...Object.fromEntries(
      sliders.map((slider): [string, NumberControl] => [
        slider.key,
        {
          type: "number",
          label: slider.key,
          symbol: symbolText(slider.symbol),
          ...(slider.type === "steps" && slider.max > 1 ? { unit: unitOf(slider) } : {}),
          min: slider.min,
          max: slider.max,
          step: slider.step,
          start: slider.start,
        },
      ]),
    ),
    scale: {
      type: "choice",
      label: "Axis of the rate",
      options: [
        { value: "linear", label: "linear" },
        { value: "log", label: "log" },
      ],
      start: "linear",
    },
    t: { type: "number", label: "Update", symbol: "t", min: 0, max: steps, step: 1, start: 0, time: true },
  };

  return {
    id,
    title: `${title}: move its parameters`,
    controls,
    figure: (values: Readonly<Record<string, Value>>) => {
      const { scale, t, ...parameters } = values as { scale: "linear" | "log"; t: number };
      const lr = family.from({ ...example, ...parameters });
      const figure = scheduleFigure(lr, { steps, scale, at: t });
      const { sentence } = scheduleFigure(lr, { steps, scale });
      const panels = figure.data.panels.map((panel) =>
        scale === "linear" && top !== null ? { ...panel, y: { ...panel.y, domain: [0, top] as const } } : panel,
      );
      return { ...figure, data: { ...figure.data, panels }, sentence: `${sentence} At update ${t} the rate is ${formatNumber(lr(t))}.` };
    },
  };
}
