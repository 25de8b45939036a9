/**
 * Leaves `import()` as it is. Vite wraps each one in code that first loads the chunk's styles, with a list of them at the head of the file;
 * no chunk of ours has any, and that would be a fifth of what a page loads before it is touched.
 */
export const plainImports = () => ({
  name: "lrlab-plain-imports",
  enforce: "post",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined),
  generateBundle: {
    // After Vite has written its list.
    order: "post",
    handler(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === "chunk") chunk.code = unwrapped(chunk.code);
    },
  },
});

/** `helper(()=>import(`x`),__vite__mapDeps([1,2]))` as `import(`x`)`, without the list and the helper that nothing asks for any more. */
function unwrapped(code) {
  const unlisted = code.replaceAll(/,__vite__mapDeps\(\[[\d,]*\]\)/g, "");
  const listless = unlisted.replace(/^const __vite__mapDeps=.*\n/, "");
  const helper = /import\{(?:\w+ as )?(?<name>[\w$]+)\}from"\.\/preload-helper[^"]*";/.exec(listless);
  if (!helper) return listless;
  const call = String.raw`(?<![\w$])${helper.groups.name.replaceAll("$", "\\$")}\(`;
  const plain = listless.replaceAll(new RegExp(String.raw`${call}\(\)=>(import\([^()]+\))(?:,\[\])?\)`, "g"), "$1");
  return new RegExp(call).test(plain.replace(helper[0], "")) ? plain : plain.replace(helper[0], "");
}
