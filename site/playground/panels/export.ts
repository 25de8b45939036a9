import { fileName } from "../../../src/labs/playground/fileName.js";
import { armNames } from "../../../src/labs/playground/playgroundState.js";
import { readStateJson } from "../../../src/labs/playground/stateJson.js";
import { highlight } from "../../lib/highlight.js";
import type { Bench } from "../bench.js";
import { messageOf } from "../messageOf.js";
import { download, textFile } from "./download.js";
import { type CodeForm, codeForms } from "./exportForms.js";
import { make } from "./make.js";
import { find, sayStatus, sayTrouble, whileBusy } from "./parts.js";
import { pngOf, shownPictures, svgText } from "./pictureFiles.js";

/** No state is near this long; a picture or a video is. */
const longest = 1_000_000;

/** Code for five libraries, the state and the run as files, pictures, a notebook; and back from a file. */
export function bring(host: HTMLElement, { model, session }: Bench): void {
  const code = find(host, "pre code");
  const [copy, save] = [find<HTMLButtonElement>(host, "[data-copy]"), find<HTMLButtonElement>(host, "[data-download]")];
  const csv = find<HTMLButtonElement>(host, "[data-csv]");
  const choice = find<HTMLSelectElement>(host, "select");
  const form = (): CodeForm => {
    const chosen = host.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value;
    return codeForms.find(({ name }) => name === chosen) ?? (codeForms[0] as CodeForm); // there are some
  };
  let shown = "";
  /** What it last said of the code. */
  let told = "";

  const show = (): void => {
    const { state, selected } = model;
    const chosen = form();
    const made = attempt(() => chosen.code(state, selected));
    shown = made.text ?? "";
    find(host, "[data-about]").textContent = chosen.isOfArm
      ? `The schedule of ${armNames[selected]}, changes by hand included. ${chosen.about}`
      : chosen.about;
    find(host, "pre").hidden = made.text === null;
    code.innerHTML = highlight(shown, chosen.language);
    copy.disabled = made.text === null;
    save.disabled = made.text === null;
    const trouble = made.text === null ? `There is no such code for ${armNames[selected]}: ${made.why}` : "";
    // Only what it said itself: what is wrong with a file stays while a run goes on.
    if (trouble !== told) sayTrouble(host, trouble);
    told = trouble;
    csv.disabled = session.histories.every(({ step }) => step === 0);
  };
  /** Fetches the maker of a file and hands it over; says why where it can't. */
  const saves = (button: HTMLButtonElement, work: () => Promise<{ readonly name: string; readonly content: Blob }>): void => {
    button.addEventListener("click", () =>
      whileBusy(button, async () => {
        sayTrouble(host, "");
        try {
          const { name, content } = await work();
          download(name, content);
          sayStatus(host, `Saved ${name}.`);
        } catch (error) {
          sayTrouble(host, `There is no file: ${messageOf(error)}`);
        }
      }),
    );
  };
  const picture = (): { readonly title: string; readonly svg: SVGSVGElement } => {
    const found = shownPictures(document)[choice.selectedIndex];
    if (!found) throw new Error("nothing is drawn yet. Train first.");
    return found;
  };
  const pictureName = (title: string, ending: string): string =>
    fileName(model.state, {
      what: title
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-|-$/g, ""),
      ending,
    });
  const listPictures = (): void => {
    const titles = shownPictures(document).map(({ title }) => title);
    if (titles.join() === [...choice.options].map(({ text }) => text).join()) return;
    const before = choice.value;
    choice.replaceChildren(...titles.map((title) => make("option", {}, title)));
    if (titles.includes(before)) choice.value = before;
  };

  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(shown);
      sayStatus(host, "Copied.");
    } catch {
      getSelection()?.selectAllChildren(code);
      sayTrouble(host, "This browser does not let a page copy. The code is selected: copy it with the keyboard.");
    }
  });
  saves(save, async () => {
    const { name: what, ending, type, isOfArm } = form();
    const name = fileName(model.state, { ...(isOfArm ? { arm: model.selected } : {}), what, ending });
    return { name, content: textFile(shown, type) };
  });
  saves(csv, async () => {
    const { runCsv } = await import("../../../src/labs/playground/code/runCsv.js");
    const content = textFile(runCsv(session.histories, model.state), "text/csv");
    return { name: fileName(model.state, { what: "run", ending: "csv" }), content };
  });
  saves(find(host, "[data-notebook]"), async () => {
    const { notebookOf } = await import("../../../src/labs/playground/code/notebookOf.js");
    const content = textFile(notebookOf(model.state), "application/x-ipynb+json");
    return { name: fileName(model.state, { what: "run", ending: "ipynb" }), content };
  });
  saves(find(host, "[data-svg]"), async () => {
    const { title, svg } = picture();
    return { name: pictureName(title, "svg"), content: textFile(svgText(svg), "image/svg+xml") };
  });
  saves(find(host, "[data-png]"), async () => {
    const { title, svg } = picture();
    return { name: pictureName(title, "png"), content: await pngOf(svg) };
  });
  const opener = find<HTMLInputElement>(host, "[data-open]");
  opener.addEventListener("change", async () => {
    const [chosen] = opener.files ?? [];
    if (!chosen) return;
    const { state, trouble } =
      chosen.size > longest
        ? { state: null, trouble: ["The file: it is longer than a megabyte. Choose one that the playground saved."] }
        : readStateJson(await chosen.text());
    opener.value = ""; // the same file may be chosen again
    if (state) model.set(state);
    sayTrouble(host, trouble.join(" "));
    sayStatus(host, state ? `Opened ${chosen.name}. Undo takes it back.` : "");
  });
  choice.addEventListener("focus", listPictures);
  choice.addEventListener("pointerdown", listPictures);
  host.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "radio") show();
  });
  new IntersectionObserver(listPictures).observe(host);
  session.addEventListener("status", show);
  model.addEventListener("state", show);
  show();
  listPictures();
  host.dataset.live = "";
}

function attempt(make: () => string): { readonly text: string; readonly why: "" } | { readonly text: null; readonly why: string } {
  try {
    return { text: make(), why: "" };
  } catch (error) {
    return { text: null, why: messageOf(error) };
  }
}
