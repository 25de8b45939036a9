import { expect, test } from "vitest";
import { type LibraryName, libraries, type Translated, translations } from "../../../src/lessons/reference/translation.js";
import { controllers } from "../../../src/schedules/controllers/index.js";
import { families } from "../../../src/schedules/registry.js";

const all = translations();
const find = (slug: string, library: LibraryName): Translated | undefined => all.find((one) => one.slug === slug)?.in[library];

test("every family and every controller has its row, with every library", () => {
  const slugs = all.map(({ slug }) => slug);
  expect(slugs).toEqual([
    ...families.map(({ definition }) => definition.slug),
    "warmup-cosine",
    ...controllers.map(({ definition }) => definition.slug),
  ]);
  for (const row of all) expect(Object.keys(row.in)).toEqual([...libraries]);
});

test.each<[string, LibraryName, string]>([
  ["step-decay", "PyTorch", "StepLR"],
  ["swa-anneal", "PyTorch", "SWALR"],
  ["cosine", "transformers", "get_cosine_schedule_with_warmup"],
  ["cosine", "timm", "CosineLRScheduler"],
  ["cosine", "fastai", "sched_cos"],
  ["multi-step", "optax", "piecewise_constant_schedule"],
  ["exponential", "Keras", "ExponentialDecay"],
  ["constant", "PyTorch", "none needed"],
  ["constant", "Keras", "a plain number"],
  ["warmup-cosine", "optax", "warmup_cosine_decay_schedule"],
  ["warmup-cosine", "Keras", "CosineDecay"],
  ["plateau", "PyTorch", "ReduceLROnPlateau"],
  ["plateau", "transformers", "get_reduce_on_plateau_schedule"],
])("%s in %s is %s", (slug, library, name) => {
  expect(find(slug, library)).toEqual({ kind: "name", name });
});

test("what a library has for some parameters only is said; what it has not is a formula", () => {
  expect(find("linear-warmup", "PyTorch")).toEqual({ kind: "name", name: "LinearLR", onlyFor: "startLr" });
  expect(find("inverse-sqrt", "Keras")).toEqual({ kind: "formula" });
  expect(find("rex", "PyTorch")).toEqual({ kind: "formula" });
  expect(find("rex", "timm")).toEqual({ kind: "none" });
});
