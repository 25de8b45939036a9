// `lrlab merge` with the studies of the tests: merge.mjs OUT.jsonl FILE.jsonl...
import { mergeFiles } from "../../../src/dist/cli/mergeHost.js";

const [out, ...files] = process.argv.slice(2);
process.exitCode = await mergeFiles({ files, out, spec: null, table: null, studies: new URL("./studies.ts", import.meta.url) });
