import { galleryCase } from "../../src/labs/gallery/galleryCase.js";
import { judgeLog } from "../../src/labs/gallery/log/judgeLog.js";
import { type ReadLog, readLog } from "../../src/labs/gallery/log/readLog.js";
import { planCode, planWords } from "../../src/labs/gallery/setUp.js";
import { traceFigure } from "../../src/labs/gallery/traceFigure.js";
import { decodeText } from "./decodeText.js";
import type { Answered, Orders, Sent, ShownCase } from "./orders.js";

/** The log that was read last: its rows stay here, a page does not need them. */
let rows: ReadLog["rows"] = [];

/** Does one order. Nothing is thrown: what goes wrong is an answer too. */
export async function answer({ id, name, asks }: Sent, tell: (told: Answered) => void): Promise<void> {
  try {
    tell({ id, gets: await done[name](asks as never, (part) => tell({ id, part })) });
  } catch (error) {
    tell({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

const done: { readonly [N in keyof Orders]: (asks: Orders[N]["asks"], progress: (part: number) => void) => Promise<Orders[N]["gets"]> } = {
  case: async (asks) => {
    const of = galleryCase(asks);
    const { plan, trace } = of;
    const shown: ShownCase = {
      of,
      words: planWords(plan),
      code: planCode(plan),
      logged: traceFigure({ trace }),
      withPlan: traceFigure({ trace, plan }),
    };
    return shown;
  },
  read: async ({ log, columns }, progress) => {
    rows = [];
    const text = typeof log === "string" ? log : decodeText(await log.arrayBuffer());
    progress(0.3);
    const read = readLog(text, columns);
    rows = read.rows;
    return { ...read, rows: [] };
  },
  judge: async (form, progress) => judgeLog(rows, form, progress),
};
