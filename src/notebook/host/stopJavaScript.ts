import { type Debugger, Session } from "node:inspector";

/**
 * Ends what the main thread is running, whatever it is: a loop behind an `await`, in a timer's callback, in a library. Called in another
 * thread, which asks the engine's debugger to halt the main thread, looks, and goes on only where that is still wanted. What was
 * running is gone without a trace, like a script that an interrupt ends; everything else in the process lives on.
 *
 * Node must run with `--no-force-async-hooks-checks`: it keeps books on who called whom, finds the page of the ended callback still
 * open, and would end the process for it. Nothing that a cell can see depends on these books.
 *
 * @param isWanted says, while the main thread stands still, whether what it is doing is to be ended. It gets the names of the scripts
 * that are on the stack.
 * @param isOver says that there is nothing to be halted any more: a thread that waits, for events or for the system, cannot be.
 */
export function stopJavaScript(isWanted: (scripts: readonly string[]) => boolean, isOver: () => boolean): Promise<void> {
  const session = new Session();
  session.connectToMainThread();
  return new Promise((resolve) => {
    const done = (): void => {
      clearInterval(timer);
      session.disconnect();
      resolve();
    };
    const timer = setInterval(() => {
      if (isOver()) done();
    }, 10);
    const names = new Map<string, string>();
    session.on("Debugger.scriptParsed", ({ params }: { params: Debugger.ScriptParsedEventDataType }) =>
      names.set(params.scriptId, params.url),
    );
    session.on("Debugger.paused", ({ params }: { params: Debugger.PausedEventDataType }) => {
      const terminateOnResume = isWanted(params.callFrames.map(({ location }) => names.get(location.scriptId) ?? ""));
      session.post("Debugger.resume", { terminateOnResume }, done);
    });
    session.post("Debugger.enable");
    session.post("Debugger.pause");
  });
}
