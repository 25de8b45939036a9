import { binderLink, hubLink, readBranch, readHub, readRepository } from "../lib/hubLink.js";

/** The page that says how to run the notebooks: commands are copied with a button, and links are made for any hub and repository. */

/** Copies, and says so on the button that was pressed. */
async function copy(button: HTMLButtonElement, text: string): Promise<void> {
  const name = button.dataset.name ?? button.textContent ?? "";
  button.dataset.name = name;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied ✓";
  } catch {
    button.textContent = "Select it, then Ctrl+C";
  }
  setTimeout(() => {
    button.textContent = name;
  }, 2000);
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  button.addEventListener("click", () => copy(button, button.parentElement?.querySelector("code")?.textContent ?? ""));
}

const form = document.querySelector<HTMLFormElement>("form.links");
if (form) {
  const fields = { hub: readHub, repository: readRepository, branch: readBranch };
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const inputOf = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement; // the page has one for each
  const rows = [...document.querySelectorAll<HTMLElement>("[data-notebook]")];
  const all = document.querySelector<HTMLButtonElement>("[data-copy-all]");
  const status = document.querySelector<HTMLElement>("[data-made]");

  /** What a field holds, as it may stand in a link; null where it is empty or wrong. */
  function readable(name: keyof typeof fields): string | null {
    const { value } = inputOf(name);
    if (value.trim() === "") return null;
    try {
      return fields[name](value);
    } catch {
      return null;
    }
  }

  /** Says under a field what is wrong with it. An empty one is not wrong: it was not filled in yet. */
  function judge(name: keyof typeof fields): void {
    const input = inputOf(name);
    const line = document.querySelector<HTMLElement>(`#${name}-trouble`);
    let trouble = "";
    try {
      if (input.value.trim() !== "") fields[name](input.value);
    } catch (error) {
      // The field says which it is.
      trouble = (error instanceof Error ? error.message : String(error)).replace(/^\w+: must/, "It must");
    }
    input.setAttribute("aria-invalid", String(trouble !== ""));
    if (!line) return;
    line.hidden = trouble === "";
    line.textContent = trouble;
  }

  function point(row: HTMLElement, which: "hub" | "binder", href: string | null): void {
    const link = row.querySelector<HTMLAnchorElement>(`[data-${which}]`);
    if (!link) return;
    link.hidden = href === null;
    if (href === null) link.removeAttribute("href");
    else link.href = href;
  }

  /** Every lesson's links, from what the fields hold; those that cannot be made yet are not there. */
  function make(): void {
    const [hub, repository, branch] = names.map(readable);
    for (const row of rows) {
      const at = repository && branch ? { repository, branch, notebook: row.dataset.notebook ?? "" } : null;
      point(row, "hub", at && hub ? hubLink({ ...at, hub }) : null);
      point(row, "binder", at && binderLink(at));
    }
    if (all) all.hidden = !repository || !branch;
    if (!status) return;
    status.textContent =
      repository && branch
        ? hub
          ? `${rows.length} notebooks, each with a link to the hub and to Binder.`
          : `${rows.length} notebooks, each with a link to Binder. With a hub's address, one to the hub too.`
        : "Fill in the repository, and the hub if you have one: every notebook gets its link.";
  }

  for (const name of names) {
    inputOf(name).addEventListener("input", () => {
      // What was wrong is judged anew at once; what is being typed for the first time, when it is done.
      if (inputOf(name).getAttribute("aria-invalid") === "true") judge(name);
      make();
    });
    inputOf(name).addEventListener("change", () => judge(name));
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  all?.addEventListener("click", () => {
    const lines = rows.map((row) => {
      const link = row.querySelector<HTMLAnchorElement>("[data-hub][href]") ?? row.querySelector<HTMLAnchorElement>("[data-binder][href]");
      return `- [${row.dataset.title}](${link?.href})`;
    });
    return copy(all, lines.join("\n"));
  });
  make();
}
