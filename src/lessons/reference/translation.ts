import { warmup } from "../../schedules/combinators/warmup.js";
import { controllers } from "../../schedules/controllers/index.js";
import { toKeras } from "../../schedules/export/toKeras.js";
import { toOptax } from "../../schedules/export/toOptax.js";
import { toPyTorch } from "../../schedules/export/toPyTorch.js";
import { toTransformers } from "../../schedules/export/toTransformers.js";
import { cosineAnnealing } from "../../schedules/families/cosineAnnealing.js";
import type { AnyFamily, Definition } from "../../schedules/family.js";
import { families } from "../../schedules/registry.js";
import type { Schedule } from "../../schedules/schedule.js";

/** The libraries of the translation table, in the order of its columns. */
export const libraries = ["PyTorch", "transformers", "timm", "optax", "Keras", "fastai"] as const;
export type LibraryName = (typeof libraries)[number];

/** What a library calls a schedule. */
export type Translated =
  /** It has this class or function. */
  | { readonly kind: "name"; readonly name: string; readonly onlyFor?: string }
  /** It has none, and takes the formula as a function. */
  | { readonly kind: "formula" }
  /** None that we know of. */
  | { readonly kind: "none" };

/** One schedule in every library. */
export interface Translation {
  readonly title: string;
  /** The page about it: /schedules/SLUG/. */
  readonly slug: string;
  readonly in: Readonly<Record<LibraryName, Translated>>;
}

/** What the exported code calls, by library; the exports say in code whether a library has a schedule of its own. */
const calls: Readonly<Record<"PyTorch" | "transformers" | "optax" | "Keras", (lr: Schedule) => string | null>> = {
  PyTorch: (lr) => {
    const code = toPyTorch(lr);
    if (!code.includes("scheduler =")) return "none needed";
    const name = /scheduler = torch\.optim\.\w+\.(\w+)/.exec(code)?.[1] ?? null;
    return name === "LambdaLR" ? null : name;
  },
  transformers: (lr) => /from transformers import (\w+)/.exec(toTransformers(lr))?.[1] ?? null,
  optax: (lr) => /^schedule = optax\.(\w+)/m.exec(toOptax(lr))?.[1] ?? null,
  Keras: (lr) => {
    const code = toKeras(lr);
    return /^schedule = [\d.]/m.test(code)
      ? "a plain number"
      : (/^schedule = keras\.optimizers\.schedules\.(\w+)\(/m.exec(code)?.[1] ?? null);
  },
};

const called = (name: string | undefined): Translated => (name === undefined ? { kind: "none" } : { kind: "name", name });

/** What a library calls a schedule; where it has nothing for the first of several parameter sets, perhaps it has for another. */
function translated(library: keyof typeof calls, candidates: readonly (readonly [changed: string, lr: Schedule])[]): Translated {
  for (const [changed, lr] of candidates) {
    const name = calls[library](lr);
    if (name !== null) return { kind: "name", name, ...(changed === "" ? {} : { onlyFor: changed }) };
  }
  return { kind: "formula" };
}

/** A family's example, and the same with one slider moved to an end. */
function variants({ definition: { parameters, example }, from }: AnyFamily): (readonly [string, Schedule])[] {
  const moved = Object.entries(parameters).flatMap(([key, { slider }]) =>
    slider ? [slider.max, slider.min].map((value) => ({ key, value })) : [],
  );
  const built = moved.flatMap(({ key, value }): (readonly [string, Schedule])[] => {
    try {
      return [[key, from({ ...example, [key]: value })]];
    } catch {
      return []; // two parameters that contradict each other are no schedule
    }
  });
  return [["", from(example)], ...built];
}

const ofFamily = (family: AnyFamily): Translation => {
  const { title, slug, named } = family.definition;
  const candidates = variants(family);
  return {
    title,
    slug,
    in: {
      PyTorch: translated("PyTorch", candidates),
      transformers: named?.transformers ? called(named.transformers) : translated("transformers", candidates),
      timm: called(named?.timm),
      optax: translated("optax", candidates),
      Keras: translated("Keras", candidates),
      fastai: called(named?.fastai),
    },
  };
};

/** The one composition that most libraries have a name for. */
const warmupCosine = (): Translation => {
  const lr = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }), { steps: 10 });
  const timm = called(cosineAnnealing.definition.named?.timm);
  const only = [["", lr]] as const;
  return {
    title: "Warmup, then cosine",
    slug: "warmup-cosine",
    in: {
      PyTorch: translated("PyTorch", only),
      transformers: translated("transformers", only),
      timm,
      optax: translated("optax", only),
      Keras: translated("Keras", only),
      fastai: { kind: "none" },
    },
  };
};

const ofController = (
  definition: Pick<Definition<object>, "title" | "slug" | "named" | "pytorch" | "transformers" | "optax" | "keras">,
  spec: Required<object>,
): Translation => {
  const { title, slug, named, pytorch, transformers, optax, keras } = definition;
  const last = (call: string | null | undefined): string | undefined => (call ? /^[\w.]*?(\w+)\(/.exec(call)?.[1] : undefined);
  return {
    title,
    slug,
    in: {
      PyTorch: called(last(pytorch?.(spec)?.scheduler)),
      transformers: called(named?.transformers ?? last(transformers?.(spec)?.scheduler)),
      timm: called(named?.timm),
      optax: called(last(optax?.(spec))),
      Keras: called(last(keras?.(spec))),
      fastai: called(named?.fastai),
    },
  };
};

/** What six libraries call every schedule of the registry, warmup with cosine, and the controllers; read off the code that the exports write. */
export const translations = (): readonly Translation[] => [
  ...families.map(ofFamily),
  warmupCosine(),
  ...controllers.map(({ definition, from }) => ofController(definition, from(definition.example).spec as Required<object>)),
];
