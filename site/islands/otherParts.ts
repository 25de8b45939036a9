/** Where the lesson's parts are; null where this page is all of it. */
interface Place {
  /** This page's part, from 1. */
  readonly here: number;
  readonly count: number;
  addressOf(part: number): string;
}

function place(): Place | null {
  const { part, parts } = document.querySelector<HTMLElement>("[data-parts]")?.dataset ?? {};
  if (part === undefined) return null;
  // Where a host knows no index of a folder, as within a learning platform, addresses name the file.
  const [, first = "", index = ""] = /^(.*?\/)(?:\d+\/)?(index\.html)?$/.exec(location.pathname) ?? [];
  const addressOf = (number: number): string => `${first}${number === 1 ? "" : `${number}/`}${index}`;
  return { here: Number(part), count: Number(parts), addressOf };
}

const pages = new Map<string, Promise<Document>>();

/** Another part's page as the site has it, without its scripts; fetched once. */
function pageAt(address: string): Promise<Document> {
  const known = pages.get(address);
  if (known) return known;
  const page = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  });
  pages.set(address, page);
  page.catch(() => pages.delete(address));
  return page;
}

/** A page of the lesson before this one. */
export interface EarlierPart {
  readonly number: number;
  readonly address: string;
  readonly page: Document;
}

/**
 * The parts of the lesson before this page's, in order.
 *
 * @throws an Error that tells the reader what could not be fetched.
 */
export async function earlierParts(): Promise<readonly EarlierPart[]> {
  const at = place();
  const numbers = Array.from({ length: (at?.here ?? 1) - 1 }, (_, i) => i + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const address = at?.addressOf(number) ?? "";
      try {
        return { number, address, page: await pageAt(address) };
      } catch {
        throw new Error(`Not run: the cells of part ${number} run before this one, and they did not load. Try again.`);
      }
    }),
  );
}

/** Goes to the part in which something with this id stands; whether there is one. The rest of the address goes along. */
export async function goTo(id: string): Promise<boolean> {
  const at = place();
  const wanted = decoded(id);
  if (!at || document.getElementById(wanted)) return false;
  for (let number = 1; number <= at.count; number++) {
    if (number === at.here) continue;
    const page = await pageAt(at.addressOf(number)).catch(() => null);
    if (!page?.getElementById(wanted)) continue;
    location.replace(at.addressOf(number) + location.search + location.hash);
    return true;
  }
  return false;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // no percent code
  }
}
