import { limits } from "./protocol.js";

/** About how much a message weighs. */
const weigh = (message: unknown): number => {
  if (typeof message !== "object" || message === null) return 0;
  return Object.values(message).reduce<number>((sum, part) => sum + (typeof part === "string" ? part.length : 0), 0);
};

/**
 * Counts what comes out of a run: so much at once, and so much more with every second, which is what a chart needs that redraws while a
 * net trains. Returns what says of each message whether the run may go on.
 */
export function flow(now: () => number = () => performance.now()): (message: unknown) => boolean {
  const began = now();
  let messages = 0;
  let weight = 0;
  return (message) => {
    const seconds = (now() - began) / 1000;
    messages++;
    weight += weigh(message);
    return messages <= limits.messages + seconds * limits.messagesPerSecond && weight <= limits.weight + seconds * limits.weightPerSecond;
  };
}
