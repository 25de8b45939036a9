import type { RenderWidget } from "./draft.js";

/** A film is a code cell that shows how each of its scenes ends, one behind the other. */
export const film: RenderWidget = ({ lesson, widget: { id } }) => {
  const found = lesson.films?.find((one) => one.id === id);
  if (!found) return [];
  const source = `// ${found.title}: a film in ${found.scenes.length} scenes\nshow(film("${id}"));`;
  return [{ type: "code", source, uses: ["lrlab/notebook film", "lrlab/notebook show"] }];
};
