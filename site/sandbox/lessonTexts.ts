const folder = `${import.meta.env.BASE_URL.replace(/\/$/, "")}/sandbox/lessons`;

/** Every lesson with pictures, by its name; only the names are used. */
const names = Object.keys(import.meta.glob("../../src/lessons/{course,schedules,guide,engine}/*/experiments.ts")).map(
  (path) => path.split("/").at(-2) ?? "",
);

const texts = new Map<string, Promise<string>>();

function textOf(name: string): Promise<string> {
  const known = texts.get(name);
  if (known) return known;
  const text = fetch(`${folder}/${name}.js`).then((response) =>
    response.ok ? response.text() : Promise.reject(new Error(response.statusText)),
  );
  texts.set(name, text);
  text.catch(() => texts.delete(name)); // the next run asks again
  return text;
}

/** The modules of a lesson, and of others that code names as in "01-three-fates/descent". */
export function lessonTexts(lesson: string, codes: readonly string[]): Promise<readonly string[]> {
  const others = names.filter((name) => name !== lesson && codes.some((code) => code.includes(`${name}/`)));
  return Promise.all([lesson, ...others].map(textOf));
}
