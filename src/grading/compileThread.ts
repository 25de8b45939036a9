/** A thread that compiles answers, so that one which takes forever to read stops this thread and not the grader. */
import { parentPort } from "node:worker_threads";
import { compileAnswer } from "./compileAnswer.js";

parentPort?.on("message", ([code, starts]: Parameters<typeof compileAnswer>) => parentPort?.postMessage(compileAnswer(code, starts)));
