import { parentPort } from "node:worker_threads";
import { answer, type Job } from "./job.js";

/** The program of a thread. */
parentPort?.on("message", (job: Job) => parentPort?.postMessage(answer(job)));
