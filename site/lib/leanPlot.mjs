import { readFileSync } from "node:fs";
import { posix } from "node:path";

/**
 * What of Observable Plot a drawing in pixels passes through in the parts that are left out: the answers it gets from them.
 *
 * Our drawings have no map, no axis, legend or tip of Plot's own, no colour scale and no dates: scales are the identity, marks are lines, links,
 * areas, rectangles, dots and words.
 */
const answers = {
  "projection.js": {
    hasProjection: "({ projection } = {}) => projection != null",
    createProjection: "({ projection }) => (projection == null ? undefined : refuse('createProjection'))",
    projectionAspectRatio: "(projection) => (projection == null ? undefined : refuse('projectionAspectRatio'))",
  },
  "legends.js": {
    createLegends: "(scales, context, options) => (Object.values(options).some((of) => of?.legend) ? refuse('createLegends') : [])",
    exposeLegends: "() => () => refuse('legend')",
  },
  "facet.js": {
    createFacets: "(channels) => (channels.has('fx') || channels.has('fy') ? refuse('createFacets') : undefined)",
    maybeFacetAnchor: "(anchor) => (anchor == null ? null : refuse('facetAnchor'))",
  },
  "curve.js": {
    curveAuto: "curveLinear",
    maybeCurve: "(curve) => (curve === undefined ? curveLinear : refuse('curve'))",
    maybeCurveAuto: "(curve) => (curve === undefined ? curveLinear : refuse('curve'))",
  },
  "symbol.js": {
    isSymbol: "(symbol) => typeof symbol?.draw === 'function'",
    maybeSymbolChannel: "(symbol) => (typeof symbol?.draw === 'function' ? [undefined, symbol] : refuse('symbol'))",
  },
  "scales/quantitative.js": {
    createScaleIdentity: `() => ({
      type: "identity",
      scale: Object.assign((x) => (x == null || Number.isNaN(+x) ? undefined : +x), { domain: () => [0, 1], range: () => [0, 1] }),
    })`,
  },
  "marker.js": {
    markers:
      "(mark, { marker, markerStart = marker, markerMid = marker, markerEnd = marker }) => (markerStart ?? markerMid ?? markerEnd) && refuse('marker')",
    applyMarkers: "() => {}",
    applyGroupedMarkers: "() => {}",
  },
  "transforms/stack.js": {
    maybeStackX: "(options) => (options.x1 === undefined || options.x2 === undefined ? refuse('stackX') : options)",
    maybeStackY: "(options) => (options.y1 === undefined || options.y2 === undefined ? refuse('stackY') : options)",
  },
  "transforms/bin.js": {
    maybeDenseIntervalX: "(options) => (options?.interval == null ? options : refuse('interval'))",
    maybeDenseIntervalY: "(options) => (options?.interval == null ? options : refuse('interval'))",
  },
  "time.js": { intervalDuration: "Symbol('intervalDuration')", intervalType: "Symbol('intervalType')" },
  ...{ "scales/schemes.js": {}, "scales/temporal.js": {}, "scales/diverging.js": {}, "scales/ordinal.js": {}, "transforms/group.js": {} },
  ...{ "marks/axis.js": {}, "marks/frame.js": {}, "marks/tip.js": {}, "interactions/pointer.js": {} },
};

/** Of D3, what the answers and the drawing of paths use. */
const imports = { "curve.js": "curveLinear" };

/** D3's modules begin with tables of what nobody here uses, made by calls; marked as pure they are left out with the rest. */
const d3 = /\/(d3-[\w-]+)\/dist\/\1\.mjs$/;
const calls = /^(var [\w$]+ = )(?=\(function |[\w$]+\()/gm;

const source = /\/@observablehq\/plot\/src\/(.+)$/;

/**
 * Leaves out of Observable Plot what our drawings never reach: nearly half of what a page loads when it draws.
 *
 * A part left out exports the names it has. Those that every drawing asks for answer that there is nothing of the kind; any other throws an error
 * that says where to let it in again. `test/browser/leanPlot.test.ts` holds that the page draws what the build draws.
 */
export const leanPlot = () => ({
  name: "lrlab-lean-plot",
  enforce: "pre",
  load(id) {
    const path = posix.normalize(id.replaceAll("\\", "/").split("?")[0]);
    if (d3.test(path)) return readFileSync(id, "utf8").replace(calls, "$1/* @__PURE__ */ ");
    const part = source.exec(path)?.[1];
    if (part === undefined) return undefined;
    if (Object.hasOwn(answers, part)) return lean(part, readFileSync(id, "utf8"));
    // Paths of the globe, which no drawing asks for.
    if (part === "plot.js")
      return readFileSync(id, "utf8")
        .replace(/\bgeoPath, (?=select\} from "d3")/, "")
        .replace("geoPath(this.projection", `(${refuse})("geoPath"`);
    return undefined;
  },
});

const refuse = `((name) => { throw new Error(\`leanPlot: a page's Plot must not be asked for \${name}: pages leave it out. Take its file out of site/lib/leanPlot.mjs.\`); })`;
const exported = /^export (?:function|class|const) (\w+)/gm;

/** A part of Plot in which only the answers are left. */
function lean(part, code) {
  const names = [...code.matchAll(exported)].map(([, name]) => name);
  const given = answers[part];
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  if (unknown.length > 0 || names.length === 0)
    throw new Error(`leanPlot: Plot's ${part} exports no ${unknown.join(", ") || "names"} any more.`);
  const lines = names.map((name) => `export const ${name} = ${given[name] ?? `() => refuse(${JSON.stringify(name)})`};`);
  return [imports[part] ? `import { ${imports[part]} } from "d3";` : "", `const refuse = ${refuse};`, ...lines].join("\n");
}
