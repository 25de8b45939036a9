import { toUrl } from "../../schedules/export/url.js";
import type { PlaygroundState } from "./playgroundState.js";

/** The query of an address that holds a state. */
export function writeState({ arms, ...others }: PlaygroundState): string {
  const query = Object.entries(others).map(([name, value]) => `${name}=${value}`);
  return `?${[...query, ...arms.map(({ lr }, i) => `${"abc"[i]}=${toUrl(lr).slice(3)}`)].join("&")}`;
}
