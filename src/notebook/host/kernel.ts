/** The kernel's entry: `node kernel.js CONNECTION_FILE`, as the kernelspec has it. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { openCellSession } from "./cellSession.js";
import { KernelServer } from "./kernelServer.js";

/** The repository, seen from src/dist/notebook/host. */
const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** A moment for the last messages to leave. */
const farewell = 50;

/** Ends this process when its parent is gone: a thread of its own watches, since a cell may never let this one look. */
function endWithParent(): void {
  const watch = `
    const { workerData } = require("node:worker_threads");
    setInterval(() => { if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL"); }, 500);
  `;
  new Worker(watch, { eval: true, workerData: process.ppid }).unref();
}

const [, , connectionFile] = process.argv;
if (connectionFile === undefined) {
  console.error("kernel: a connection file must be given, got none. Jupyter starts this program: open a notebook with `npm run lab`.");
  process.exit(2);
}
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  // What no cell caused goes to Jupyter's own log; the kernel goes on.
  process.on(event, (thrown: unknown) => console.error("kernel:", thrown));
}
endWithParent();
const session = openCellSession({ root });
process.on("SIGINT", () => session.executor.interrupt());
const server = new KernelServer({ session, connectionFile, onClose: () => setTimeout(() => process.exit(0), farewell) });
server.init();
