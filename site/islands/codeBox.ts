import { highlight } from "../lib/highlight.js";
import type { Editor } from "./editor.js";
import { forget, write } from "./memory.js";
import { codeKey, type Runnable } from "./runnable.js";

const boxes = new WeakMap<Runnable, CodeBox>();

/** The code of a cell or an exercise: what stands there, its editor once it has one, and the copy that the browser keeps. */
export class CodeBox {
  #editor: Editor | undefined;
  readonly #host: Runnable;
  readonly #place: HTMLElement;

  /** The one box of an element. */
  static of(host: Runnable): CodeBox {
    const box = boxes.get(host) ?? new CodeBox(host);
    boxes.set(host, box);
    return box;
  }

  private constructor(host: Runnable) {
    this.#host = host;
    this.#place = host.querySelector(".editable") as HTMLElement; // both components render one
    if (host.dataset.edited !== undefined) this.#print(this.code);
  }

  get code(): string {
    return this.#editor?.code ?? this.#place.querySelector("code")?.textContent ?? "";
  }

  /** Turns the code into an editor; `at` is where the reader clicked, `line` where to look. */
  async edit({ at, line, onRun }: { at?: { x: number; y: number }; line?: number; onRun: () => void }): Promise<void> {
    if (!this.#editor) {
      const { openEditor } = await import("./editor.js");
      const room = document.createElement("div");
      room.className = "editor";
      const code = this.code;
      this.#place.replaceChildren(room);
      this.#editor = openEditor(room, { code, label: this.#host.dataset.label ?? "Code", onChange: (text) => this.#keep(text), onRun });
      this.#host.dataset.editing = "";
    }
    this.#editor.focus(at);
    if (line !== undefined) this.#editor.mark(line);
  }

  /** Goes back to the course's code. */
  reset(): void {
    const { original } = this.#host;
    if (this.#editor) this.#editor.replace(original);
    else {
      this.#print(original);
      this.#keep(original);
    }
  }

  /** Marks the line (from 1) that an error names, where the editor is open; none with null. */
  mark(line: number | null): void {
    this.#editor?.mark(line);
  }

  #print(code: string): void {
    const place = this.#place.querySelector("code");
    // `highlight` escapes the code and adds spans with classes: the same function that made the page.
    if (place) place.innerHTML = highlight(code, "ts");
  }

  #keep(code: string): void {
    const isEdited = code !== this.#host.original;
    this.#host.toggleAttribute("data-edited", isEdited);
    if (isEdited) write(codeKey(this.#host), code);
    else forget(codeKey(this.#host));
    this.#host.dispatchEvent(new Event("change"));
  }
}
