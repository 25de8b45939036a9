/** One cell that has run, as history knows it. */
export interface HistoryEntry {
  readonly count: number;
  readonly source: string;
  /** The last expression's text, null where there was none. */
  readonly output: string | null;
}

/** What a history_request asks for. */
export interface HistoryRequest {
  readonly hist_access_type?: string;
  readonly output?: boolean;
  /** For a range: this kernel is session 0; others are not kept. */
  readonly session?: number;
  readonly start?: number;
  readonly stop?: number | null;
  /** For a tail or a search: the last so many. */
  readonly n?: number | null;
  /** For a search: a text in which * stands for any letters and ? for one. */
  readonly pattern?: string;
  /** For a search: each text once. */
  readonly unique?: boolean;
}

/** The part of the history that a request asks for, in the protocol's form: session, count, and code or code with output. */
export function historyReply(entries: readonly HistoryEntry[], request: HistoryRequest): object {
  const form = ({ count, source, output }: HistoryEntry): unknown[] => [0, count, request.output ? [source, output] : source];
  return { status: "ok", history: chosen(entries, request).map(form) };
}

function chosen(
  entries: readonly HistoryEntry[],
  { hist_access_type: kind, session = 0, start = 1, stop, n, pattern = "*", unique = false }: HistoryRequest,
): readonly HistoryEntry[] {
  const last = (some: readonly HistoryEntry[]): readonly HistoryEntry[] =>
    n === null || n === undefined ? some : n <= 0 ? [] : some.slice(-n);
  if (kind === "range")
    return session === 0 ? entries.filter(({ count }) => count >= start && count < (stop ?? Number.POSITIVE_INFINITY)) : [];
  if (kind === "tail") return last(entries);
  if (kind !== "search") return [];
  const wanted = glob(pattern);
  const found = entries.filter(({ source }) => wanted.test(source));
  return last(unique ? found.filter(({ source }, i) => found.findLastIndex((other) => other.source === source) === i) : found);
}

/** The pattern as an expression over a whole text. */
const glob = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^$()|[\]{}\\]/g, "\\$&")
      .replaceAll("*", "[^]*")
      .replaceAll("?", "[^]")}$`,
    "u",
  );
