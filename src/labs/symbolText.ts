const greek: Readonly<Record<string, string>> = {
  alpha: "α",
  epsilon: "ϵ",
  eta: "η",
  gamma: "γ",
  tau: "τ",
  varepsilon: "ε",
  varphi: "φ",
  mathrm: "",
};

/** A symbol's LaTeX as plain Unicode: \eta_{\max} becomes η_max. */
export const symbolText = (latex: string): string =>
  latex.replaceAll(/\\([a-z]+)/gi, (_, name: string) => greek[name] ?? name).replaceAll(/[{}]/g, "");
