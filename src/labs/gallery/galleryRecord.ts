import { bugs } from "../../schedules/diagnostics/bugs/index.js";
import type { Bug } from "../../schedules/diagnostics/hypothesis.js";
import { isPlainObject } from "../../schedules/expect.js";

/** One answered case: which, what it was, what was said, and when in the order of answers. */
export interface GalleryAnswer {
  /** "7.3": the fourth case of visit 7. Only the first answer to a case counts. */
  readonly id: string;
  readonly bug: Bug;
  readonly named: Bug;
  /** One more than the largest before it. */
  readonly order: number;
}

/** What a browser keeps of the gallery, as plain JSON. Everything else is worked out from it. */
export interface GalleryRecord {
  readonly version: 1;
  /** Visits so far; the next one's seed is one more. */
  readonly visits: number;
  readonly best: number;
  /** In the order they were given; the oldest are dropped. */
  readonly answers: readonly GalleryAnswer[];
}

/** As many answers are kept: some 100 kB. */
const mostKept = 1000;

/** Nothing answered yet. */
export const emptyRecord: GalleryRecord = { version: 1, visits: 0, best: 0, answers: [] };

/** The name of a case in the record. */
export const caseId = ({ seed, index }: { readonly seed: number; readonly index: number }): string => `${seed}.${index}`;

/** The record with one answer more; a case that was answered before changes nothing. */
export function answered(record: GalleryRecord, { id, bug, named }: Omit<GalleryAnswer, "order">): GalleryRecord {
  if (record.answers.some((one) => one.id === id)) return record;
  const order = 1 + (record.answers.at(-1)?.order ?? 0);
  const answers = [...record.answers, { id, bug, named, order }].slice(-mostKept);
  return { ...record, answers, best: Math.max(record.best, streakOf({ ...record, answers })) };
}

/** What two tabs, or a tab and the storage, know together: whichever way round, and however often. */
export function merged(a: GalleryRecord, b: GalleryRecord): GalleryRecord {
  const first = new Map<string, GalleryAnswer>();
  for (const one of [...a.answers, ...b.answers].sort(inOrder)) if (!first.has(one.id)) first.set(one.id, one);
  const answers = [...first.values()].slice(-mostKept);
  return { version: 1, visits: Math.max(a.visits, b.visits), best: Math.max(a.best, b.best), answers };
}

const inOrder = (a: GalleryAnswer, b: GalleryAnswer): number =>
  a.order - b.order || compared(a.id, b.id) || compared(a.named, b.named) || compared(a.bug, b.bug);
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Right answers in a row, up to the last. */
export function streakOf({ answers }: GalleryRecord): number {
  const wrong = answers.findLastIndex(({ bug, named }) => bug !== named);
  return answers.length - 1 - wrong;
}

/** The longest streak there was. */
export const bestOf = (record: GalleryRecord): number => Math.max(record.best, streakOf(record));

/** How often each story was met, and how often it was named. */
export function tally({ answers }: GalleryRecord): ReadonlyMap<Bug, { readonly met: number; readonly named: number }> {
  return new Map(
    bugs.map(({ bug }) => {
      const met = answers.filter((one) => one.bug === bug);
      return [bug, { met: met.length, named: met.filter((one) => one.named === bug).length }];
    }),
  );
}

/** What was answered to a case, if it was. */
export const answerTo = ({ answers }: GalleryRecord, id: string): Bug | undefined => answers.find((one) => one.id === id)?.named;

/** Whether a value is a record as this page writes it; what storage holds may have been edited by hand. */
export function isGalleryRecord(value: unknown): value is GalleryRecord {
  if (!isPlainObject(value)) return false;
  const { version, visits, best, answers } = value as Readonly<Record<string, unknown>>;
  return (
    version === 1 && isCount(visits) && isCount(best) && Array.isArray(answers) && answers.length <= mostKept && answers.every(isAnswer)
  );
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isBug = (value: unknown): boolean => bugs.some(({ bug }) => bug === value);

function isAnswer(value: unknown): value is GalleryAnswer {
  if (!isPlainObject(value)) return false;
  const { id, bug, named, order } = value as Readonly<Record<string, unknown>>;
  return typeof id === "string" && /^\d{1,16}\.\d{1,16}$/.test(id) && isBug(bug) && isBug(named) && isCount(order);
}
