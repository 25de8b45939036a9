// `lrlab reproduce` in another repository, with the studies of the tests: reproduce.mjs ROOT [--write] [NAME...].
import { listResults, reproduceResults } from "../../../src/dist/cli/reproduceHost.js";

const [root, ...words] = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith("--"));
const options = { names, count: 2, write: words.includes("--write"), root, studies: new URL("./studies.ts", import.meta.url) };
try {
  process.exitCode = words.includes("--list") ? await listResults(root) : await reproduceResults(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
