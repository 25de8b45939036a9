import type { CaseOptions, GalleryCase } from "../../src/labs/gallery/galleryCase.js";
import type { LogVerdict } from "../../src/labs/gallery/log/judgeLog.js";
import type { PlanForm } from "../../src/labs/gallery/log/planForm.js";
import type { ReadLog } from "../../src/labs/gallery/log/readLog.js";
import type { Figure } from "../../src/plots/figure.js";

/** What the page asks of its Worker, by name: what it sends, and what comes back. */
export interface Orders {
  /** A case to name, its picture without the plan and with it. */
  case: { readonly asks: CaseOptions; readonly gets: ShownCase };
  /** Reads a log: a text, or the bytes of a file. */
  read: { readonly asks: { readonly log: string | Blob; readonly columns: Columns }; readonly gets: ReadLog };
  /** Judges the log that was read last. */
  judge: { readonly asks: PlanForm; readonly gets: LogVerdict };
}

export interface Columns {
  readonly step?: string;
  readonly lr?: string;
}

/** A case as the page shows it. */
export interface ShownCase {
  readonly of: GalleryCase;
  readonly words: readonly { readonly term: string; readonly text: string }[];
  readonly code: string;
  readonly logged: Figure;
  readonly withPlan: Figure;
}

export type OrderName = keyof Orders;

/** A message to the Worker, and one from it. */
export interface Sent {
  readonly id: number;
  readonly name: OrderName;
  readonly asks: Orders[OrderName]["asks"];
}
export type Answered =
  | { readonly id: number; readonly part: number }
  | { readonly id: number; readonly gets: Orders[OrderName]["gets"] }
  | { readonly id: number; readonly error: string };
