import { type Api, apiAddress } from "./api.js";

let loading: Promise<Api | null> | undefined;

/** The library's names, fetched once; null where they don't come, and then the editor works without them. */
export function loadApi(): Promise<Api | null> {
  loading ??= fetch(import.meta.env.BASE_URL.replace(/\/$/, "") + apiAddress)
    .then((response) => (response.ok ? (response.json() as Promise<Api>) : null))
    .catch(() => null)
    .then((api) => {
      // Asked again at the next word.
      if (api === null) loading = undefined;
      return api;
    });
  return loading;
}
