import { createRequire } from "node:module";
import type Zeromq from "zeromq";

/** The parts of one message. */
export type Parts = readonly (Uint8Array | string)[];

/** The ZeroMQ that tslab brings, wherever it is installed. */
export const zeromq = (): typeof Zeromq => {
  const require = createRequire(import.meta.url);
  return createRequire(require.resolve("tslab"))("zeromq");
};

/**
 * Sends messages without being waited for. A socket takes one at a time, and one that is given another meanwhile may end the process.
 *
 * @returns `send`, and `sent`, which waits until all are handed over.
 */
export function sendInOrder(socket: { send(parts: (Uint8Array | string)[]): Promise<void> }): {
  send(parts: Parts): void;
  sent(): Promise<void>;
} {
  let last: Promise<void> = Promise.resolve();
  return {
    send(parts) {
      last = last.then(() => socket.send([...parts])).catch((error: unknown) => console.error("kernel:", error));
    },
    sent: () => last,
  };
}
