/** Where grades can go. */
export const exportForms = ["canvas", "moodle", "nbgrader", "gradescope", "prairielearn", "csv"] as const;

/** One of them. */
export type ExportForm = (typeof exportForms)[number];
