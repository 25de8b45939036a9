/**
 * A lesson's glyph as an image that every Jupyter shows, to the left of what follows; ember is readable on light and dark paper.
 * The classic Notebook would centre it, hence `align`; the space to its right is the image's own.
 */
export function glyph(icon: string, size: number): string {
  const width = Math.round((size * 4) / 3);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${size}" viewBox="0 0 32 24" fill="none" stroke="#c65d1e" ` +
    `stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="${icon}"/></svg>`;
  return `<img align="left" alt="" width="${width}" height="${size}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`;
}
