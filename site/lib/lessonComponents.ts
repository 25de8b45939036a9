import type { ComponentName, InlineName } from "../../src/lessons/components.js";
import Anchor from "../components/Anchor.astro";
import Aside from "../components/Aside.astro";
import Cell from "../components/Cell.astro";
import Code from "../components/Code.astro";
import Compare from "../components/Compare.astro";
import Exercise from "../components/Exercise.astro";
import Experiment from "../components/Experiment.astro";
import FamilyCurve from "../components/FamilyCurve.astro";
import Film from "../components/Film.astro";
import Interview from "../components/Interview.astro";
import Lab from "../components/Lab.astro";
import Legend from "../components/Legend.astro";
import Misuse from "../components/Misuse.astro";
import Plot from "../components/Plot.astro";
import Quiz from "../components/Quiz.astro";
import Table from "../components/Table.astro";
import Value from "../components/Value.astro";

/** The site's renderer of every component a lesson may use, and of what markdown itself makes. A part is no element: it is a page. */
const renderers = {
  Aside,
  Compare,
  Exercise,
  Experiment,
  FamilyCurve,
  Film,
  Interview,
  Lab,
  Legend,
  Misuse,
  Plot,
  Quiz,
  Value,
} satisfies Record<Exclude<ComponentName, "Part"> | InlineName, unknown>;

export const lessonComponents = { ...renderers, Cell, Code, a: Anchor, table: Table };
