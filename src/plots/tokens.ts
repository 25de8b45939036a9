/** The colours of pages and charts, light and dark: the one place where they are written down. */
export const tokens = {
  light: {
    paper: "#fbfaf7",
    raised: "#ffffff",
    line: "#e2dfd7",
    ink: "#1d1f24",
    muted: "#5d6470",
    rate: "#b8500f",
    "run-a": "#1e88e6",
    "run-b": "#714084",
    "run-c": "#163328",
    theory: "#4d5561",
    right: "#1b7a53",
    wrong: "#b3261e",
  },
  dark: {
    paper: "#14161a",
    raised: "#1b1e24",
    line: "#2c3038",
    ink: "#e8e6e1",
    muted: "#a2a8b3",
    rate: "#ff9d57",
    "run-a": "#a2baed",
    "run-b": "#a85ce4",
    "run-c": "#d6fefc",
    theory: "#aab2be",
    right: "#5fce9b",
    wrong: "#ff8a80",
  },
} as const;

export type Token = keyof typeof tokens.light;

/** A theme as CSS declarations: `--paper:#fbfaf7;--raised:…`. */
export const declarations = (theme: keyof typeof tokens): string =>
  Object.entries(tokens[theme])
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");
