/** While a lesson is written: a notebook that has run again is news for the page that shows its outputs. */
export const reloadOnNotebook = () => ({
  name: "lrlab-notebooks",
  configureServer({ watcher, ws }) {
    watcher.add("notebooks");
    watcher.on("change", (path) => path.endsWith(".ipynb") && ws.send({ type: "full-reload" }));
  },
});
