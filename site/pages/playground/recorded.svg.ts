import type { APIRoute } from "astro";
import { parseHTML } from "linkedom";
import type { SvgDocument } from "../../../src/plots/dom.js";
import { draw } from "../../../src/plots/draw.js";
import { standaloneSvg } from "../../../src/plots/standalone.js";
import { recordedRun } from "../../lib/recordedRun.js";

/** A recorded run, for a playground without scripts. */
export const GET: APIRoute = async () => {
  const { document } = parseHTML("<!doctype html><html><body></body></html>") as unknown as { document: SvgDocument };
  return new Response(standaloneSvg(draw(await recordedRun(), document)), { headers: { "content-type": "image/svg+xml" } });
};
