import { randomUUID } from "node:crypto";
import type { CellHost } from "../cellHost.js";
import type { DisplayOutput } from "./cellSession.js";
import { displayBundle } from "./displayBundle.js";

/** The host's `display` over the running cell's outputs; each display has a name of its own, by which it can be replaced. */
export const displaysOf =
  (show: (output: DisplayOutput) => void): CellHost["display"] =>
  (contents) => {
    const id = randomUUID();
    show({ data: displayBundle(contents), id, update: false });
    return { update: (others) => show({ data: displayBundle(others), id, update: true }) };
  };
