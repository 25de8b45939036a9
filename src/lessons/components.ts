import { labFault, labNames } from "../labs/labFault.js";
import { shown } from "../schedules/fail.js";
import { families } from "../schedules/registry.js";
import { misuses } from "./misuse/index.js";
import { notation } from "./notation.js";

/** One property of a component: a text, or a list of texts; `options` says which texts there are. */
export interface Property {
  readonly type: "text" | "texts";
  readonly required?: true;
  readonly options?: () => readonly string[];
}

/** What a component of a lesson's text takes, and what its id must name in the lesson. */
export interface Component {
  readonly properties: Readonly<Record<string, Property>>;
  /** True where markdown stands between its tags; the others close themselves. */
  readonly children: boolean;
  /** Where the lesson keeps what the id names; without it, the id is only the component's own name. */
  readonly names?: "plots" | "experiments" | "quiz" | "exercises" | "films";
  /** What is wrong with properties that are right one by one, or null. */
  readonly fault?: (properties: PropertyValues) => string | null;
}

const id: Property = { type: "text", required: true };
const text: Property = { type: "text", required: true };
const familyNames = (): readonly string[] => families.map(({ definition }) => definition.name);
const misuseIds = (): readonly string[] => misuses.map((misuse) => misuse.id);
const symbolNames = (): readonly string[] => notation.map((symbol) => symbol.id);

/**
 * Every component that a lesson's text may use. Each has one renderer for the site and one for the notebook; an import in a lesson is
 * refused, so this list is all there is.
 */
export const components = {
  Plot: { properties: { id }, children: false, names: "plots" },
  Experiment: { properties: { id }, children: false, names: "experiments" },
  Quiz: { properties: { id }, children: false, names: "quiz" },
  Exercise: { properties: { id }, children: true, names: "exercises" },
  Film: { properties: { id }, children: false, names: "films" },
  FamilyCurve: { properties: { id, of: { ...text, options: familyNames } }, children: false },
  Lab: {
    properties: { id, of: { ...text, options: () => labNames }, with: { type: "text" } },
    children: false,
    fault: ({ of, with: settings = "" }) => labFault(String(of), String(settings)),
  },
  Compare: {
    properties: {
      id,
      of: { type: "texts", required: true, options: familyNames },
      show: { ...text, options: () => ["judgement", "pytorch"] },
    },
    children: false,
  },
  Aside: {
    properties: { kind: { ...text, options: () => ["note", "tip", "warning"] }, title: { type: "text" } },
    children: true,
  },
  Interview: { properties: { id, question: text }, children: true },
  Misuse: { properties: { id, of: { ...text, options: misuseIds } }, children: false },
  Legend: { properties: { symbols: { type: "texts", required: true, options: symbolNames } }, children: false },
  Part: {
    properties: { title: text },
    children: false,
    fault: ({ title }) =>
      /[$`*_\\<&]/.test(String(title)) ? `title must be plain words, got ${shown(title)}. It stands in the page's title.` : null,
  },
} as const satisfies Readonly<Record<string, Component>>;

/** What may stand within a sentence: a number that was measured, as the lesson's values say it. */
export const inlineComponents = { Value: { properties: { of: text } } } as const;

export type InlineName = keyof typeof inlineComponents;

export type ComponentName = keyof typeof components;

/** The properties of one use of a component, read and checked. */
export type PropertyValues = Readonly<Record<string, string | readonly string[]>>;
