import { type Interactive, interactive } from "../../../labs/interactive.js";
import { standing } from "./report.js";

/** Where plain choices stand on the scoring seeds. */
const choicesPlot = interactive({
  id: "standing",
  title: "Plain choices on the five scoring seeds, against the reference",
  controls: {
    show: {
      type: "choice",
      label: "Show",
      options: [
        { value: "near", label: "those within 12 points" },
        { value: "all", label: "all of them" },
      ],
      start: "near",
    },
  },
  figure: ({ show }) => standing(undefined, show === "all"),
});

/** The picture of the capstone. */
export const plots: readonly Interactive[] = [choicesPlot];
