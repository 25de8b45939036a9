import type { APIRoute, GetStaticPaths } from "astro";
import { allFigures, filmStills } from "../../lib/allFigures.js";
import { drawn, narrow, stillOf } from "../../lib/drawn.js";

/**
 * The drawings for phones: one file a figure, fetched only where the screen is narrow. A file needs the namespace that a page implies. The
 * stills of films are images, which bring their own colours.
 */
export const getStaticPaths: GetStaticPaths = () => [
  ...[...allFigures()].map(([name, figure]) => ({ params: { name }, props: { svg: () => forPhones(drawn(figure, narrow)) } })),
  ...[...filmStills()].map(([name, figure]) => ({ params: { name }, props: { svg: () => stillOf(figure).svg } })),
];

const forPhones = (svg: string): string => svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');

export const GET: APIRoute<{ svg: () => string }> = ({ props }) =>
  new Response(props.svg(), { headers: { "content-type": "image/svg+xml" } });
