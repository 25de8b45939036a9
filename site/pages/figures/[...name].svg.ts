import type { APIRoute, GetStaticPaths } from "astro";
import type { Figure } from "../../../src/plots/figure.js";
import { allFigures } from "../../lib/allFigures.js";
import { drawn, narrow } from "../../lib/drawn.js";

/** The drawings for phones: one file a figure, fetched only where the screen is narrow. A file needs the namespace that a page implies. */
export const getStaticPaths: GetStaticPaths = () => [...allFigures()].map(([name, figure]) => ({ params: { name }, props: { figure } }));

export const GET: APIRoute<{ figure: Figure }> = ({ props }) =>
  new Response(drawn(props.figure, narrow).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"'), {
    headers: { "content-type": "image/svg+xml" },
  });
