import { pathToFileURL } from "node:url";
import { inRoot } from "./root.js";

/** What resultFaults.mjs exports: plain JavaScript, as it also runs before there is a library. */
interface ResultFaults {
  storedResults(root?: string): { readonly name: string; readonly spec: string }[];
  resultFault(result: { readonly name: string; readonly spec: string }, root?: string): string | null;
  resultFaults(options?: { root?: string; lesson?: string | null; imported?: boolean }): string[];
}

/** What looks after the stored results. */
export const resultFiles = async (): Promise<ResultFaults> =>
  (await import(pathToFileURL(inRoot("src", "cli", "resultFaults.mjs")).href)) as ResultFaults;

/** Stops with the command that makes it where a result is missing, was cut off, or is of another engine, and these lessons import it. */
export async function checkResults(lessons: readonly string[]): Promise<void> {
  const { resultFaults } = await resultFiles();
  const faults =
    lessons.length === 0 ? resultFaults({ imported: true }) : lessons.flatMap((lesson) => resultFaults({ imported: true, lesson }));
  if (faults.length > 0) throw new Error(faults.join("\n"));
}
