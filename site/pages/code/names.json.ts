import type { APIRoute } from "astro";
import { readApi } from "../../completion/readApi.js";

/** The library's names and their docs, for the editor: loaded when the first one opens. */
export const GET: APIRoute = () => new Response(JSON.stringify(readApi("src/dist")), { headers: { "content-type": "application/json" } });
