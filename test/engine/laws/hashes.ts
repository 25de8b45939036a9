import { readFileSync, writeFileSync } from "node:fs";
import { engineVersion } from "../../../src/engine/version.js";

const file = new URL("hashes.json", import.meta.url);

/** Hashes of losses, by run, that an engine's version stands for. */
interface Pinned {
  readonly engineVersion: number;
  readonly hashes: Readonly<Record<string, string>>;
}

export const pinned = (): Pinned => JSON.parse(readFileSync(file, "utf8"));

/** What to do when hashes are others than those pinned. */
export const advice =
  "The engine gives other bits. If that is meant, raise engineVersion in src/engine/version.ts, as stored results are of the old ones, and pin what it gives now: UPDATE_HASHES=1 npx vitest run --project unit test/engine/laws/determinism.test.ts";

/** Pins new hashes where UPDATE_HASHES asks for it. */
export function pin(hashes: Readonly<Record<string, string>>): void {
  if (process.env.UPDATE_HASHES) writeFileSync(file, `${JSON.stringify({ engineVersion, hashes }, null, 2)}\n`);
}
