import type { PlaygroundState } from "../../src/labs/playground/playgroundState.js";
import { readState, writeState } from "../../src/labs/playground/stateUrl.js";

/** In a lesson's frame the address says so, in a field that is no part of the state. */
const isEmbed = (field: string): boolean => /^embed(=|$)/.test(field);
const fields = (search: string): string[] => search.slice(1).split("&").filter(Boolean);

/** Whether the page stands in a lesson's frame, without the site around it. */
export const isEmbedded = (): boolean => fields(location.search).some(isEmbed);

/** The state that the page's address holds, and what of it could not be read. */
export function fromAddress(): ReturnType<typeof readState> {
  const own = fields(location.search).filter((field) => !isEmbed(field));
  return readState(own.length > 0 ? `?${own.join("&")}` : "");
}

/** The link to a state, for the page as it is shown. */
export function addressOf(state: PlaygroundState): string {
  const all = [...fields(writeState(state)), ...fields(location.search).filter(isEmbed)];
  return `${location.pathname}${all.length > 0 ? `?${all.join("&")}` : ""}${location.hash}`;
}

/** The link to a state for others: the whole page. */
export const linkTo = (state: PlaygroundState): string => `${location.origin}${location.pathname}${writeState(state)}`;
