/** Pieces of code that stand in the page and nowhere else. */
const only = new Set<Element>();

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Remembers that a change could not be kept, or that now it is: only then does leaving the page ask. */
export function unkept(host: Element, isUnkept: boolean): void {
  if (isUnkept) only.add(host);
  else only.delete(host);
  if (only.size > 0) addEventListener("beforeunload", warn);
  else removeEventListener("beforeunload", warn);
}
