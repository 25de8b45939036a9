/** One way to use a scheduler that does not do what was meant: the code, what came of it, and what to write instead. */
export interface Misuse {
  /** Its anchor: /misuse/GROUP/#id. */
  readonly id: string;
  readonly title: string;
  /** Python that runs as it stands. What it collects in `rates` is the rate of each update. */
  readonly wrote: string;
  /** What happens, in plain words and with computed numbers; inline markdown. */
  readonly happens: () => string;
  readonly outcome: Outcome;
  /** The rates that were meant; left out where the code is not about rates. */
  readonly meant?: () => readonly number[];
  /** What the changed code prints, where it prints. */
  readonly meantToPrint?: () => string;
  /** What to change in `wrote`. With all of it done, the code collects the rates that were meant. */
  readonly instead: readonly Change[];
  /** What has a rate of its own in `rates`; an update, unless said. */
  readonly unit?: "epoch";
  /** Rates over several powers of ten are drawn on a log axis. */
  readonly log?: true;
  /** Where newer versions differ, and the page that says so. */
  readonly newer?: { readonly text: string; readonly url: string };
  /** The lessons that explain it, by name. */
  readonly lessons: readonly string[];
}

/** Some lines of the code, and what stands there instead. */
export interface Change {
  readonly before: string;
  readonly after: string;
}

/** What PyTorch 1.13 makes of the code. */
export type Outcome =
  /** It runs to its end; nothing is said, or only a warning with these words. It may print what is not so. */
  | {
      readonly kind: "silent";
      readonly rates?: () => readonly number[];
      readonly printed?: () => string;
      readonly warning?: string;
    }
  /** It stops with this exception, after the updates that had these rates. */
  | { readonly kind: "stops"; readonly error: string; readonly says: string; readonly rates?: () => readonly number[] }
  /** Only newer versions do this: it is told from their own pages, and was not run. */
  | { readonly kind: "told"; readonly error: string };

/** The two sorts between which a reader may choose: what stops, and what goes on as if nothing were wrong. */
export type Sort = "fails" | "silent";

/** Whether it stops. A warning stops nothing. */
export const sortOf = ({ outcome: { kind } }: Misuse): Sort => (kind === "silent" ? "silent" : "fails");

/** The rates that were used, none where the code is not about rates. */
export const usedBy = ({ outcome }: Misuse): readonly number[] => ("rates" in outcome && outcome.rates ? outcome.rates() : []);

/** The code with everything changed that is to be changed. */
export function righted({ id, wrote, instead }: Misuse): string {
  return instead.reduce((code, { before, after }) => {
    if (code.split(before).length !== 2) throw new Error(`misuse ${id}: the code must have ${JSON.stringify(before)} once.`);
    return code.replace(before, () => after);
  }, wrote);
}

/** What a page says around an exhibit. */
export interface Said {
  /** "It runs, and does something else". */
  readonly sort: string;
  /** What stands over the output: "PyTorch 1.13 says". */
  readonly outputName: string;
  /** An exception, a warning or what was printed; null where nothing is said at all. */
  readonly output: string | null;
}

/** An exhibit's sort and output in words. */
export function said({ outcome }: Misuse): Said {
  if (outcome.kind === "stops") return { sort: "It stops", outputName: "PyTorch 1.13 says", output: `${outcome.error}: ${outcome.says}` };
  if (outcome.kind === "told") return { sort: "It stops", outputName: "Newer versions say", output: outcome.error };
  const { warning, printed } = outcome;
  if (printed) return { sort: "It runs, and means something else", outputName: "It prints", output: printed() };
  if (warning !== undefined)
    return { sort: "It runs, with a warning", outputName: "PyTorch 1.13 warns", output: `UserWarning: ${warning} …` };
  return { sort: "It runs, and does something else", outputName: "", output: null };
}
