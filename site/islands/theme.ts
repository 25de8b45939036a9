/** The colours button: system, light, dark, and round again. Kept as a bare word, because the script in the head reads it before paint. */
const choices = ["system", "light", "dark"] as const;
const names = { system: "as the system", light: "light", dark: "dark" };
const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>("button.theme");

const current = (): (typeof choices)[number] => choices.find((choice) => choice === root.dataset.theme) ?? "system";
const label = (): void => button?.setAttribute("aria-label", `Colours: ${names[current()]}`);

button?.addEventListener("click", () => {
  const next = choices[(choices.indexOf(current()) + 1) % choices.length] ?? "system";
  if (next === "system") delete root.dataset.theme;
  else root.dataset.theme = next;
  try {
    if (next === "system") localStorage.removeItem("lrlab/theme");
    else localStorage.setItem("lrlab/theme", next);
  } catch {
    // The choice lasts until the page is left.
  }
  label();
});
label();

export {};
