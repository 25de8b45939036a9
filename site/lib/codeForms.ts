import { formatNumber } from "../../src/plots/format.js";
import type { AnyControllerFamily } from "../../src/schedules/controllers/controller.js";
import { toKeras } from "../../src/schedules/export/toKeras.js";
import { toOptax } from "../../src/schedules/export/toOptax.js";
import { toPyTorch } from "../../src/schedules/export/toPyTorch.js";
import { toTransformers } from "../../src/schedules/export/toTransformers.js";
import type { AnyFamily, TorchForm } from "../../src/schedules/family.js";

/** Code for one library; null where the library has nothing of its own, and PyTorch's serves. */
export interface CodeForm {
  readonly library: string;
  readonly code: string | null;
}

/** Whether it is a kind of controller: what a card is made of is either. */
export const isController = (of: AnyFamily | AnyControllerFamily): of is AnyControllerFamily => !("group" in of.definition);

/** The example's call in TypeScript, as a learner writes it. */
export function callOf(of: AnyFamily | AnyControllerFamily): string {
  const { name, example } = of.definition;
  const lines = Object.entries(example).map(([key, value]) => `  ${key}: ${JSON.stringify(value).replaceAll(",", ", ")},`);
  const call = (to: string): string => `import { ${name} } from "lrlab";\n\nconst ${to} = ${name}({\n${lines.join("\n")}\n});`;
  if (isController(of)) {
    const rule = of.from(example);
    const first = formatNumber(rule.lr(rule.init()));
    return `${call("rule")}\nlet state = rule.init();\nrule.lr(state); // ${first}\nstate = rule.observe(state, loss);`;
  }
  return `${call("lr")}\nlr(0); // ${formatNumber(of.from(example)(0))}`;
}

/** The example in the other libraries. */
export function codeForms(of: AnyFamily | AnyControllerFamily): readonly CodeForm[] {
  if (isController(of)) return ofController(of);
  const lr = of.from(of.definition.example);
  const transformers = toTransformers(lr);
  return [
    { library: "PyTorch", code: toPyTorch(lr) },
    { library: "transformers", code: transformers.includes("from transformers import") ? transformers : null },
    { library: "optax", code: toOptax(lr) },
    { library: "Keras", code: toKeras(lr) },
  ].map(({ library, code }) => ({ library, code: code && foldedCalls(code) }));
}

/** A controller's own forms, each a call; libraries that have none are left out. */
function ofController({ definition, from }: AnyControllerFamily): readonly CodeForm[] {
  const p = from(definition.example).spec as Required<object>;
  const torch = (form: TorchForm | null | undefined, before: string, module: string): string | null =>
    form?.scheduler
      ? `${before}optimizer = torch.optim.SGD(model.parameters(), lr=${form.lr})\nscheduler = ${module}${form.scheduler}`
      : null;
  const { pytorch, transformers, optax, keras } = definition;
  const optaxForm = optax?.(p);
  const kerasForm = keras?.(p);
  const name = /^\w+/.exec(transformers?.(p)?.scheduler ?? "")?.[0];
  const forms = [
    { library: "PyTorch", code: torch(pytorch?.(p), "", "torch.optim.lr_scheduler.") },
    { library: "transformers", code: torch(transformers?.(p), `from transformers import ${name}\n\n`, "") },
    { library: "optax", code: optaxForm ? `optimizer = optax.chain(\n    optax.sgd(learning_rate=0.1),\n    ${optaxForm},\n)` : null },
    { library: "Keras", code: kerasForm ? `model.fit(x, y, callbacks=[${kerasForm}])` : null },
  ];
  return forms.flatMap(({ library, code }) => (code ? [{ library, code: foldedCalls(code) }] : []));
}

/** Python code whose long lines break after the bracket that opens the call and then between its arguments, as one would write it. */
export const foldedCalls = (code: string): string =>
  code.replaceAll(/^( *)(?!#)(?=.{67})(.*?\w\()(.+)$/gm, (_, indent: string, call: string, rest: string) => {
    const lines = [""];
    for (const part of rest.split(/(?<=,) /)) {
      const last = lines.at(-1) ?? "";
      if (last !== "" && indent.length + 4 + last.length + part.length > 66) lines.push(part);
      else lines[lines.length - 1] = last === "" ? part : `${last} ${part}`;
    }
    return [`${indent}${call}`, ...lines.map((line) => `${indent}    ${line}`)].join("\n");
  });
