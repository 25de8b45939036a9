/** Which data the glyph net is trained on. */
export const dataControl = {
  type: "choice",
  label: "Data",
  options: [
    { value: "finite", label: "1500 examples, 25 times" },
    { value: "online", label: "40,000 examples, once" },
  ],
  start: "finite",
} as const;
