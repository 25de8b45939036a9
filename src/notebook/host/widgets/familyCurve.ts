import { familyCurve as curveOf } from "../../../labs/familyCurve.js";
import { families } from "../../../schedules/registry.js";
import { type Argument, exploreLine, otherValues, showCall } from "./callWithControls.js";
import type { RenderWidget } from "./draft.js";

/** A family's curve is a code cell that builds the schedule from its sliders' starting values and shows its curve. */
export const familyCurve: RenderWidget = ({ widget: { properties } }) => {
  const family = families.find(({ definition }) => definition.name === properties.of);
  if (!family) return [];
  const { name, title, parameters, example } = family.definition;
  const args = Object.entries(parameters).flatMap(([key, { slider, doc }]): Argument[] => {
    const value = slider ? slider.start : (example as Record<string, unknown>)[key];
    if (value === undefined) return [];
    const hint = slider ? `try ${otherValues(slider).join(", ")}` : doc;
    return [{ name: key, value: JSON.stringify(value), hint }];
  });
  const more = [...exploreLine(name, curveOf(name, name).controls), `on a log axis: explore("${name}", "scale");`];
  const source = showCall({ title, call: `${name}(`, args, more });
  return [{ type: "code", source, uses: [`lrlab ${name}`, "lrlab/notebook explore", "lrlab/notebook show"] }];
};
