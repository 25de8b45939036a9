import { fileURLToPath } from "node:url";
import type { Connection } from "./connection.js";
import { kernelInfo } from "./kernelInfo.js";
import { openControl } from "./openControl.js";

/** The repository, seen from src/dist/notebook/host. */
const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Runs the kernel until Jupyter ends it. The control thread starts while this one loads the compiler. */
export async function runKernel(connection: Connection): Promise<void> {
  const control = openControl({ connection, info: kernelInfo() });
  const { state } = control;
  // The compiler keeps state of its own, which must not be left in the middle.
  const own = <T>(work: () => T): T => {
    state.own = 1;
    try {
      return work();
    } finally {
      state.own = 0;
    }
  };
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    // What no cell caused goes to Jupyter's own log; the kernel goes on.
    process.on(event, (thrown: unknown) => console.error("kernel:", thrown));
  }
  Object.defineProperty(process, "stdin", {
    configurable: true,
    get() {
      throw new Error("process.stdin: a cell must not wait for input, got a read of it. Write the value into the cell.");
    },
  });

  const { besideNotebook } = await import("./besideNotebook.js");
  const { openCompiler } = await import("./cellCompiler.js");
  const { openCellSession } = await import("./cellSession.js");
  const { loadDrawing } = await import("./displayBundle.js");
  const { KernelServer } = await import("./kernelServer.js");
  besideNotebook({ root, folder: process.cwd() });
  const compiler = openCompiler(root);
  const session = openCellSession({
    root,
    compiler: {
      ...compiler,
      convert: (...cell) => own(() => compiler.convert(...cell)),
      complete: (...cell) => own(() => compiler.complete(...cell)),
      inspect: (...cell) => own(() => compiler.inspect(...cell)),
    },
  });
  const server = new KernelServer({ session, connection, control });
  control.on({
    interrupt: (run) => {
      if (run > 0 && state.run === run) session.interrupt();
      // A cell that was ended from outside could not put the handler back that Node takes away while it runs.
      if (process.listenerCount("SIGINT") === 0) process.on("SIGINT", session.interrupt);
    },
    shutdown: async () => {
      server.close();
      await control.close();
      process.exit(0);
    },
  });
  process.on("SIGINT", session.interrupt);
  try {
    // What draws is loaded here, so that the first cell need not wait for it.
    await Promise.all([control.ready, server.init(), loadDrawing()]);
  } catch (error) {
    // Sockets that are open when the process ends abort it.
    server.close();
    await control.close();
    throw error;
  }
  state.own = 0;
}
