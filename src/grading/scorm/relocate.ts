/** A built site whose files are to stand somewhere else than at the root of a host. */
export interface Site {
  /** Whether it has a file: "_astro/page.js". */
  has(path: string): boolean;
  text(path: string): string;
}

/** A file's text with every address in it made relative, and the files of the site it needs, by their paths. */
export interface Relocated {
  readonly text: string;
  readonly needs: readonly string[];
}

/** Where links out of the chosen pages lead: pages to take along, and the address of the whole site, null where it has none. */
export interface Links {
  readonly pages: ReadonlySet<string>;
  readonly site: string | null;
}

/** The file that a host answers with at an address from the root, and what follows it there: its query and fragment. */
export function fileAt(site: Site, address: string): { readonly path: string; readonly rest: string } | null {
  const [, named = "", rest = ""] = /^\/([^?#]*)(.*)$/s.exec(address) ?? [];
  const path = named === "" || named.endsWith("/") ? `${named}index.html` : named;
  return site.has(path) ? { path, rest } : null;
}

/** The way from one file of the site to another, as an address. */
export function wayTo(from: string, to: string): string {
  const [here, there] = [from.split("/").slice(0, -1), to.split("/")];
  let same = 0;
  while (same < here.length && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => ".."), ...there.slice(same)].join("/");
}

// A script or style that stands in the page itself, which no address is looked for in; or a tag with its attributes, where a > may stand between quotes.
const pieces = /<(script|style)\b(?![^>]*\ssrc=)[^>]*>[\s\S]*?<\/\1>|<[a-zA-Z][\w-]*(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*\/?>/g;
const attributes = /\s([a-z-]+)="([^"]*)"/g;

/**
 * A page with relative addresses. A link to a page that does not come along leads to the whole site, or is no link any more; one that leads
 * out of the site opens in a tab of its own, since a frame on a platform is no place for somebody else's page.
 *
 * @throws where the page needs a file that the site lacks.
 */
export function relocatePage(site: Site, path: string, { pages, site: whole }: Links): Relocated {
  const needs: string[] = [];
  const elsewhere = (href: string): string => ` href="${href}" target="_blank" rel="noopener"`;
  const attribute = (all: string, name: string, value: string): string => {
    if (name === "href" && /^https?:/.test(value)) return elsewhere(value);
    if (!/^\/(?!\/)/.test(value)) return all;
    const file = fileAt(site, value.replaceAll("&amp;", "&"));
    const isLink = name === "href" && (file === null || (file.path.endsWith(".html") && !pages.has(file.path)));
    if (isLink) return whole === null ? "" : elsewhere(whole + value);
    if (file === null) throw new Error(`${path} needs ${value}, which the built site lacks. Build it again: npm run build.`);
    needs.push(file.path);
    return ` ${name}="${wayTo(path, file.path)}${file.rest.replaceAll("&", "&amp;")}"`;
  };
  const text = site
    .text(path)
    .replaceAll(pieces, (piece, inline?: string) => (inline === undefined ? piece.replaceAll(attributes, attribute) : piece));
  return { text, needs };
}

/** A stylesheet with relative addresses. */
export function relocateStyle(site: Site, path: string): Relocated {
  const needs: string[] = [];
  const text = site.text(path).replaceAll(/url\((\/[^)"']+)\)/g, (_, address: string) => {
    const file = fileAt(site, address);
    if (file === null) throw new Error(`${path} needs ${address}, which the built site lacks. Build it again: npm run build.`);
    needs.push(file.path);
    return `url(${wayTo(path, file.path)}${file.rest})`;
  });
  return { text, needs };
}

/**
 * A module with addresses that count from itself. The bundler writes an address of the site as one text, and the site's root as
 * `"/".replace(/\/$/, "")`; pages that are only linked to stay as they are.
 */
export function relocateModule(site: Site, path: string): Relocated {
  const needs: string[] = [];
  const fromHere = (to: string): string => `new URL(${JSON.stringify(to)},import.meta.url).href`;
  const up = "../".repeat(path.split("/").length - 1) || "./";
  const source = site.text(path);
  // Files that a module names after the root: `${root}/sandbox/frame.html`.
  for (const [, address = ""] of source.matchAll(/(\/(?:code|sandbox)\/[\w/.-]+)/g)) {
    const file = fileAt(site, address);
    if (file !== null) needs.push(file.path);
  }
  for (const [, name = ""] of source.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)) needs.push(...beside(site, path, name));
  const text = source
    .replaceAll(/(["'`])\/\1\.replace\(\/\\\/\$\/,(["'`])\2\)/g, `${fromHere(up)}.replace(/\\/$/,"")`)
    .replaceAll(/(["'`])(\/_astro\/[\w.-]+)\1/g, (_, __, address: string) => {
      const file = fileAt(site, address);
      if (file === null) throw new Error(`${path} needs ${address}, which the built site lacks. Build it again: npm run build.`);
      needs.push(file.path);
      return fromHere(`./${wayTo(path, file.path)}`);
    });
  return { text, needs };
}

function beside(site: Site, path: string, name: string): string[] {
  const file = path.replace(/[^/]*$/, name);
  return site.has(file) ? [file] : [];
}
