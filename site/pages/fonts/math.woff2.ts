import type { APIRoute } from "astro";
import { mathFont } from "../../lib/mathFont.js";

/** The font of formulas, cut to what they use. */
export const GET: APIRoute = async () => new Response(new Uint8Array(await mathFont()), { headers: { "content-type": "font/woff2" } });
