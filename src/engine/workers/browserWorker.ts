import { answer, type Job } from "./job.js";

declare const self: { onmessage: (event: { readonly data: Job }) => void; postMessage(value: unknown): void };

/** The program of a Worker. */
self.onmessage = ({ data }) => self.postMessage(answer(data));
