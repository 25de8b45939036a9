import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { MakeVariant } from "../../src/lessons/variant.js";

/** Every exercise of the course: its lesson and id, and its folder. */
export const exerciseFolders: readonly (readonly [id: string, folder: string])[] = ["course", "schedules", "guide", "engine"].flatMap(
  (kind) =>
    readdirSync(`src/lessons/${kind}`).flatMap((lesson) => {
      const folder = `src/lessons/${kind}/${lesson}/exercises`;
      return existsSync(folder) ? readdirSync(folder).map((id) => [`${lesson}/${id}`, `${folder}/${id}`] as const) : [];
    }),
);

/** What varies each exercise that can be varied, read from its folder as the grader does. */
export const variantMakers: Readonly<Record<string, MakeVariant>> = Object.fromEntries(
  await Promise.all(
    exerciseFolders
      .map(([id, folder]) => [id, resolve(folder, "variant.ts")] as const)
      .filter(([, path]) => existsSync(path))
      .map(async ([id, path]) => [id, ((await import(path)) as { default: MakeVariant }).default] as const),
  ),
);
