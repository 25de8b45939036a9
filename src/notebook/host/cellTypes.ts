import { dirname, join } from "node:path";
import ts from "typescript";
import { nameOf } from "../../lessons/catalog.js";
import type { LessonFiles } from "./courseFiles.js";
import { courseRoot } from "./courseRoot.js";
import type { CodeCell } from "./notebook.js";
import type { Segment } from "./segments.js";
import { toNotebook } from "./toNotebook.js";

/** Cells are as strict as readers' own projects: tslab itself checks much less. */
const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  skipLibCheck: true,
  noUnusedLocals: false,
};

/** A module made of a lesson's cells, and where each of its lines comes from. */
interface CellModule {
  readonly text: string;
  /** For each line the place it comes from: "src/lessons/.../lesson.mdx:12". */
  readonly places: readonly string[];
}

/**
 * Checks the types of lessons' cells, all of a lesson as one module in their order, and of the exercises' solutions.
 *
 * Cells that are meant to throw are left out: some throw because of a type.
 *
 * @returns one line for each error, with the file and line to edit; none when all is well.
 */
export function cellTypeFaults(files: readonly LessonFiles[], { root = courseRoot }: { root?: string } = {}): string[] {
  const modules = new Map(files.map((one) => [join(root, "notebooks", `${nameOf(one.lesson)}.cells.ts`), moduleOf(one)]));
  const solutions = files.flatMap((one) =>
    Object.keys(one.lesson.exercises).map((id) => join(root, dirname(one.file), "exercises", id, "solution.ts")),
  );
  const globals = join(courseRoot, "src", "globals.d.ts");
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.fileExists = (path) => modules.has(path) || fileExists(path);
  host.readFile = (path) => modules.get(path)?.text ?? readFile(path);
  const program = ts.createProgram([globals, ...modules.keys(), ...solutions], options, host);
  const checked = [...modules.keys(), ...solutions].flatMap((path) => program.getSourceFile(path) ?? []);
  return checked.flatMap((file) =>
    [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) => {
      const line = ts.getLineAndCharacterOfPosition(file, diagnostic.start ?? 0).line;
      const place = modules.get(file.fileName)?.places[line] ?? `${file.fileName.slice(root.length + 1)}:${line + 1}`;
      return `${place}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n")}`;
    }),
  );
}

/** A lesson's code cells one after another; a name that was imported before is not imported again. */
function moduleOf(files: LessonFiles): CellModule {
  const { segments } = files.parsed;
  const notebook = toNotebook(files);
  const imported = new Set<string>();
  const text: string[] = [];
  const places: string[] = [];
  for (const cell of notebook.cells) {
    if (cell.cell_type !== "code" || cell.metadata.lrlab.kind === "fix") continue;
    const place = placeOf(cell, segments, files);
    withoutRepeats(cell.source, imported)
      .split("\n")
      .forEach((line, i) => {
        text.push(line);
        places.push(place(i));
      });
  }
  return { text: text.join("\n"), places };
}

/** Where the lines of a cell, from 0, are written. */
function placeOf(cell: CodeCell, segments: readonly Segment[], files: LessonFiles): (line: number) => string {
  const segment = segments.find(
    (one) => one.kind !== "prose" && one.id !== null && (one.id === cell.id || cell.id.startsWith(`${one.id}_`)),
  );
  const first = segment?.line ?? 1;
  if (segment?.kind === "run") return (line) => `${files.file}:${first + 1 + line}`;
  if (segment?.kind === "widget" && segment.component === "Exercise" && cell.id === segment.id) {
    const start = `${dirname(files.file)}/exercises/${segment.id}/start.ts`;
    const blank = /^\s*/.exec(files.startOf(segment.id))?.[0].split("\n").length ?? 1;
    return (line) => `${start}:${blank + line}`;
  }
  return () => `${files.file}:${first}`;
}

/** Takes out of import lines what was imported before, keeping the number of lines. */
function withoutRepeats(source: string, imported: Set<string>): string {
  return source.replace(/^import\s*\{([^}]*)\}\s*from\s*(["'])([^"']+)\2;?/gm, (whole, names: string, quote: string, from: string) => {
    const fresh = names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !imported.has(`${from} ${name}`));
    for (const name of fresh) imported.add(`${from} ${name}`);
    const rest = "\n".repeat(whole.split("\n").length - 1);
    return fresh.length > 0 ? `import { ${fresh.join(", ")} } from ${quote}${from}${quote};${rest}` : rest;
  });
}
