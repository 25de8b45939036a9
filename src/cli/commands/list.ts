import { toKeras } from "../../schedules/export/toKeras.js";
import { toLatex } from "../../schedules/export/toLatex.js";
import { toOptax } from "../../schedules/export/toOptax.js";
import { toPyTorch } from "../../schedules/export/toPyTorch.js";
import { toTransformers } from "../../schedules/export/toTransformers.js";
import { toUrl } from "../../schedules/export/url.js";
import { unitOf } from "../../schedules/parameters.js";
import { families } from "../../schedules/registry.js";
import { type Command, readFlags } from "../command.js";

/** `lrlab list`: what the registry holds, to read or as JSON. */
export const list: Command = {
  name: "list",
  usage: "[--json]",
  summary: "Lists every schedule with its parameters and their units.",
  run(args) {
    const flags = readFlags(args, ["--json"]);
    console.log(flags.has("--json") ? JSON.stringify(rows(), null, 2) : rows().map(text).join("\n\n"));
    return 0;
  },
};

/** One plain object per family: its definition, with each parameter's name and unit beside what it declares, and its example in every form. */
const rows = () =>
  families.map(({ definition, from }) => {
    const lr = from(definition.example);
    return {
      ...definition,
      page: `/schedules/${definition.slug}/`,
      parameters: Object.entries(definition.parameters).map(([name, parameter]) => ({ name, unit: unitOf(parameter), ...parameter })),
      exampleLatex: toLatex(lr),
      url: toUrl(lr),
      pytorch: toPyTorch(lr),
      transformers: toTransformers(lr),
      optax: toOptax(lr),
      keras: toKeras(lr),
    };
  });

function text({ name, summary, parameters }: ReturnType<typeof rows>[number]): string {
  const width = Math.max(...parameters.map((parameter) => parameter.name.length));
  const lines = parameters.map((parameter) => {
    const usual = parameter.default === undefined ? "" : `, ${parameter.default} when left out`;
    return `  ${parameter.name.padEnd(width)}  ${parameter.doc} [${parameter.unit}${usual}]`;
  });
  return [`${name}: ${summary}`, ...lines].join("\n");
}
