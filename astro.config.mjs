import { unified } from "@astrojs/markdown-remark";
import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import { leanMath } from "./site/lib/leanMath.mjs";
import { leanPlot } from "./site/lib/leanPlot.mjs";
import { plainImports } from "./site/lib/plainImports.mjs";
import { recmaParts } from "./site/lib/recmaParts.mjs";
import { reloadOnNotebook } from "./site/lib/reloadOnNotebook.mjs";
import { remarkLesson } from "./site/lib/remarkLesson.mjs";
import { tokensCss } from "./site/lib/tokensCss.mjs";
import { sandbox } from "./site/sandbox/integration.mjs";

const processor = unified({
  remarkPlugins: [remarkMath, remarkLesson],
  rehypePlugins: [[rehypeKatex, { output: "mathml", strict: "error" }], leanMath],
  recmaPlugins: [recmaParts],
});

/**
 * The schedules in two files, what all of them share and the families: cut finer, forty small files would pack a third worse, and whoever
 * loads one family mostly loads them all.
 */
const chunks = [
  // What a page to read starts with, beside its own script: four files of a few lines would pack a third worse.
  { name: "start", test: /\/site\/islands\/(lazy|memory|narrow|phone)\.ts$/, priority: 3 },
  {
    name: "schedule",
    test: /\/src\/schedules\/(between|clock|corners|cycles|expect|fail|family|parameters|ramp|schedule|shape)\.ts$/,
    priority: 2,
  },
  { name: "families", test: /\/src\/schedules\/(families|combinators|registry)/, priority: 1 },
];

export default defineConfig({
  srcDir: "./site",
  publicDir: "./site/public",
  outDir: "./dist",
  trailingSlash: "always",
  devToolbar: { enabled: false },
  markdown: { processor, syntaxHighlight: false },
  integrations: [mdx(), sandbox()],
  // Everything in files of their own: the pages' policy allows no inline script and no inline style.
  build: { inlineStylesheets: "never" },
  vite: {
    plugins: [tokensCss(), reloadOnNotebook(), plainImports(), leanPlot()],
    build: {
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false, resolveDependencies: () => [] },
    },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } } } },
    resolve: { conditions: ["source", "module", "browser", "development|production"] },
    ssr: { noExternal: ["lrlab"], resolve: { conditions: ["source", "module", "node", "development|production"] } },
    worker: { format: "es" },
  },
});
