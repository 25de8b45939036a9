/** A lesson's glyph as an image that every Jupyter shows; ember is readable on light and dark paper. */
export function glyph(icon: string, size: number): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="#c65d1e" ` +
    `stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="${icon}"/></svg>`;
  return `<img alt="" width="${size}" height="${size}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`;
}
