/** What the page of `playgroundSession.test.ts` loads. */
import { duel } from "../../site/playground/duel.js";
import { Session } from "../../site/playground/session.js";
import { changeAt } from "../../src/labs/playground/changeAt.js";
import { usualState } from "../../src/labs/playground/startState.js";

const lab = { Session, changeAt, duel, usualState };
export type Lab = typeof lab;
Object.assign(globalThis, { lab });
