/**
 * Writes many submissions to an exercise of the course, right and wrong: `node test/deploy/manySubmissions.ts 06-warmup/adam-ratio-bound DIR 300`,
 * after `npm run build:lib`. The same arguments give the same bytes. Of a thousand about 700 are right, 150 the start, 60 answer something else,
 * 50 throw, 30 don't compile, 9 lack the function, and 1 never ends.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rng } from "lrlab";

const [exercise = "", folder = "", count = ""] = process.argv.slice(2);
const [lesson, id] = exercise.split("/");
const file = (name: string): string =>
  fileURLToPath(new URL(`../../src/lessons/course/${lesson}/exercises/${id}/${name}.ts`, import.meta.url));
const [solution, start] = [readFileSync(file("solution"), "utf8"), readFileSync(file("start"), "utf8")];
const entry = /export function (\w+)/.exec(solution)?.[1] ?? "";
const random = rng(20);

const kinds: readonly (readonly [share: number, code: () => string])[] = [
  [0.7, () => solution],
  [0.15, () => start],
  [
    0.06,
    () =>
      `${solution.replace(`function ${entry}`, "function inner")}\nexport function ${entry}(...all) { inner(...all); return ${random.next()}; }`,
  ],
  [0.05, () => `export function ${entry}() { throw new Error("not yet ${random.int(1000)}"); }`],
  [0.03, () => `${solution}\nconst half = ;`],
  [0.009, () => solution.replace(`function ${entry}`, `function ${entry}Draft`)],
  [0.001, () => `export function ${entry}() { for (;;) {} }`],
];

mkdirSync(folder, { recursive: true });
for (let i = 0; i < Number(count); i += 1) {
  const draw = random.next();
  let sum = 0;
  const [, code] = kinds.find(([share]) => {
    sum += share;
    return draw < sum;
  }) ?? [0, () => solution];
  writeFileSync(join(folder, `student-${String(i).padStart(5, "0")}.ts`), `// Student ${i}\n${code()}\n`);
}
