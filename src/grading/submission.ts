/** A submission as it was handed in: its id is its file's name without the ending. */
export interface Submission {
  readonly id: string;
  /** Where it lies, for messages. */
  readonly path: string;
  /** The answer's TypeScript, with the place of each part in what the student sees, and what whoever grades should know of it; or why there is none. */
  readonly content: { readonly code: string; place(line: number): string; readonly note?: string } | { readonly trouble: string };
}
