import { readFileSync } from "node:fs";
import type { APIRoute, GetStaticPaths } from "astro";
import { lessons } from "../../../src/lessons/catalog.js";
import { notebookPath } from "../../lib/notebooks.js";

/** The notebooks, for download. */
export const getStaticPaths: GetStaticPaths = () =>
  lessons.map(({ folder }) => ({ params: { name: notebookPath(folder).replace(/^notebooks\/|\.ipynb$/g, "") } }));

export const GET: APIRoute = ({ params }) =>
  new Response(readFileSync(`notebooks/${params.name}.ipynb`), { headers: { "content-type": "application/x-ipynb+json" } });
