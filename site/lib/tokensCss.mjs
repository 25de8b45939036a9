import { fileURLToPath } from "node:url";

const source = new URL("../../src/plots/tokens.ts", import.meta.url);
const id = "virtual:tokens.css";

/** A stylesheet of the colours that charts and pages share, made from the library's own list: `import "virtual:tokens.css"`. */
export const tokensCss = () => ({
  name: "lrlab-tokens",
  resolveId: (name) => (name === id ? `\0${id}` : undefined),
  async load(name) {
    if (name !== `\0${id}`) return;
    this.addWatchFile(fileURLToPath(source));
    const { declarations } = await import(`${source.href}?t=${Date.now()}`);
    const block = (selector, theme) => `${selector}{color-scheme:${theme};${declarations(theme)}}`;
    return [
      block(":root", "light"),
      `@media (prefers-color-scheme:dark){${block(":root:not([data-theme=light])", "dark")}}`,
      block(":root[data-theme=dark]", "dark"),
      // Paper is white: a printed page keeps the light colours whatever the screen had.
      `@media print{${block(":root:root:root", "light")}}`,
    ].join("\n");
  },
});
