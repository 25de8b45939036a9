import { parentPort, workerData } from "node:worker_threads";
import { answerWith, type Job } from "../engine/workers/job.js";
import type { Study } from "../lessons/study.js";
import { runStudy, type StudyRun } from "../lessons/studyRows.js";

/** The program of a thread that runs studies: those of the module that it was started with. */
const known = import((workerData as { readonly studies: string }).studies) as Promise<{ readonly studies: readonly Study[] }>;

parentPort?.on("message", async (job: Job<StudyRun>) => {
  const { studies } = await known;
  parentPort?.postMessage(answerWith((run: StudyRun) => runStudy(run, studies), job));
});
