/** What drawing needs of an element, whoever made it: a browser or linkedom. */
export interface SvgElement {
  readonly tagName: string;
  readonly children: Iterable<SvgElement>;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  appendChild(child: SvgElement): unknown;
  remove(): void;
}

/** What drawing needs of a document. */
export interface SvgDocument {
  createElementNS(namespace: "http://www.w3.org/2000/svg", name: string): SvgElement;
}
