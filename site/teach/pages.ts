/** The pages for those who teach, in the order of their navigation. */
export const teachPages = [
  { href: "/teach/", name: "Overview" },
  { href: "/teach/lessons/", name: "Lesson by lesson" },
  { href: "/teach/syllabus/", name: "Syllabi" },
  { href: "/teach/exercises/", name: "Own exercises" },
  { href: "/teach/lms/", name: "Platforms" },
  { href: "/teach/scale/", name: "Scale" },
] as const;

/** Whether this build is a teacher's: `lrlab build --teach`. Only then are there pages with answers. */
export const withAnswers = (): boolean => process.env.LRLAB_TEACH === "1";
