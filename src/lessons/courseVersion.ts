/** The version of the course, which is that of `src/package.json`: a notebook says which one it was made by. */
export const courseVersion = "0.1.0";
