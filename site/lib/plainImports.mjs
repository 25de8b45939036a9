/**
 * Leaves `import()` as it is. Vite wraps each one in code that first loads the chunk's styles; no chunk of ours has any, and that code
 * would be a fifth of what a page loads before it is touched.
 */
export const plainImports = () => ({
  name: "lrlab-plain-imports",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined),
});
