import { chosenFamily, familyOf, warmed, withFamily } from "../../../src/labs/playground/pieceFamily.js";
import { fieldsOf, type PieceField, withField } from "../../../src/labs/playground/pieceFields.js";
import { piecesOf } from "../../../src/labs/playground/pieces.js";
import { familyNamed } from "../../../src/schedules/registry.js";
import type { Editing } from "./scheduleEditing.js";
import { Fields } from "./scheduleFields.js";

/** One family for the whole run: which, its parameters, and a warmup before it. */
export function bringFamily(host: HTMLElement, editing: Editing): () => void {
  const select = host.querySelector("select") as HTMLSelectElement; // the page has all of these
  const about = host.querySelector("[data-about-family]") as HTMLElement;
  const fields = new Fields(host.querySelector("[data-fields]") as HTMLElement, "family", {
    move: (name, value, gesture) => {
      const now = familyOf(editing.lr, editing.steps);
      if (!now) return null;
      if (name === warmupName) {
        const steps = typeof value === "number" ? Math.round(value) : Number.NaN;
        if (!(steps >= 0 && steps < editing.steps))
          return `warmup must be a whole number from 0 to ${editing.steps - 1}. It counts updates.`;
        editing.set(warmed(editing.lr, steps, editing.steps), gesture);
        return null;
      }
      const changed = withField(now.of, name, value);
      if ("trouble" in changed) return changed.trouble;
      editing.set(withFamily(editing.lr, changed.spec, editing.steps), gesture);
      return null;
    },
    settle: () => editing.settle(),
  });
  select.addEventListener("change", () => editing.set(chosenFamily(editing.lr, select.value, editing.steps)));

  return () => {
    const { lr, steps } = editing;
    const now = familyOf(lr, steps);
    select.value = now?.of.kind ?? "";
    if (!now) {
      const count = piecesOf(lr, steps).length;
      say(
        about,
        `This schedule is ${count === 1 ? "a composition" : `made of ${count} pieces`}. A family chosen here takes its place; Undo brings it back.`,
      );
      fields.show([]);
      return;
    }
    const summary = familyNamed(now.of.kind)?.definition.summary ?? "";
    say(about, lr.steps === steps ? `${summary} It ends with the run, and follows it when the run's length changes.` : summary);
    const warm: PieceField = {
      ...{
        name: warmupName,
        symbol: "w",
        doc: "Updates in which the rate first rises from 0.",
        type: "steps",
        unit: "updates",
        options: [],
        more: false,
      },
      ...{ value: now.warmup, slider: { min: 0, max: Math.max(1, Math.floor(steps / 2)), step: 1, zero: false } },
    };
    fields.show([...fieldsOf(now.of, steps), ...(now.canWarm ? [warm] : [])]);
  };
}

const warmupName = "warmup";

function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
