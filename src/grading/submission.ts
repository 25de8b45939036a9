/** A submission as it was handed in: its id is its file's name without the ending. */
export interface Submission {
  readonly id: string;
  /** Where it lies, for messages. */
  readonly path: string;
  /** The answer's TypeScript, or why there is none. */
  readonly content:
    | {
        readonly code: string;
        /** Where in the code each cell begins. */
        readonly starts?: readonly number[];
        /** Where a line of the code stands in what the student sees. */
        place(line: number): string;
        /** What whoever grades should know of it. */
        readonly note?: string;
      }
    | { readonly trouble: string };
}
