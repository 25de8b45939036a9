import { highlight } from "../lib/highlight.js";
import { notice, unnotice } from "./codeNotice.js";
import type { Editor } from "./editor.js";
import { forget, has, write } from "./memory.js";
import { codeKey, keptCode, type Runnable } from "./runnable.js";
import { unkept } from "./unkept.js";

const boxes = new WeakMap<Runnable, CodeBox>();

interface EditOptions {
  /** Where the reader clicked. */
  readonly at?: { readonly x: number; readonly y: number };
  /** Which line (from 1) to look at. */
  readonly line?: number;
  /** The code of the cells above. */
  readonly above?: () => string;
  readonly onRun: () => void;
}

/** The code of a cell or an exercise: what stands there, its editor once it has one, and the copy that the browser keeps. */
export class CodeBox {
  #editor: Editor | undefined;
  readonly #host: Runnable;
  readonly #place: HTMLElement;
  /** The reader has changed the code on this page, so another tab's change does not simply take its place. */
  #isTouched = false;
  /** What stands here is somebody else's: nothing of it is kept before the reader makes it theirs. */
  #isForeign = false;

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

  /** Whether the browser keeps a version of the reader's own. */
  get hasOwn(): boolean {
    return has(codeKey(this.#host));
  }

  /** Turns the code into an editor. */
  async edit({ at, line, above = () => "", onRun }: EditOptions): Promise<void> {
    if (!this.#editor) {
      const { openEditor } = await import("./editor.js");
      const room = document.createElement("div");
      room.className = "editor";
      const code = this.code;
      this.#place.replaceChildren(room);
      const onChange = (text: string): void => {
        this.#isTouched = true;
        this.#keep(text);
      };
      this.#editor = openEditor(room, { code, label: this.#host.dataset.label ?? "Code", above, onChange, onRun });
      this.#host.dataset.editing = "";
    }
    this.#editor.focus(at);
    if (line !== undefined) this.#editor.mark(line);
  }

  /** Goes back to the course's code. */
  reset(): void {
    this.#isForeign = false;
    this.#isTouched = false;
    unnotice(this.#host);
    this.#set(this.#host.original);
    this.#keep(this.#host.original);
  }

  /** Shows code that somebody else wrote; the reader's own version stays kept, and comes back with `bringBack`. */
  showForeign(code: string): void {
    this.#isForeign = true;
    this.#set(code);
    this.#changed(code);
  }

  /** Puts the reader's own version back. */
  bringBack(): void {
    this.#isForeign = false;
    const code = keptCode(this.#host) ?? this.#host.original;
    unkept(this.#host, false);
    this.#set(code);
    this.#changed(code);
  }

  /** Makes what stands here the reader's own. */
  adopt(): void {
    this.#isForeign = false;
    this.#keep(this.code);
  }

  /** Follows what another tab has kept, or asks where the reader has changed the code here too. Returns whether it follows. */
  meet(theirs: string): boolean {
    if (theirs === this.code || this.#isForeign) {
      if (!this.#isForeign) unnotice(this.#host);
      return false;
    }
    const take = (): void => {
      this.#isTouched = false;
      unnotice(this.#host);
      this.#set(theirs);
      this.#changed(theirs);
    };
    if (!this.#isTouched) {
      take();
      return true;
    }
    const keep = (): void => {
      unnotice(this.#host);
      this.#keep(this.code);
    };
    notice(this.#host, "You have changed this code in another tab too.", [
      { text: "Keep what stands here", choose: keep },
      { text: "Take the other tab's", choose: take },
    ]);
    return false;
  }

  /** Marks the line (from 1) that an error names, where the editor is open; none with null. */
  mark(line: number | null): void {
    this.#editor?.mark(line);
  }

  /** Writes code into its place, and nowhere else. */
  #set(code: string): void {
    if (this.#editor) this.#editor.replace(code);
    else this.#print(code);
  }

  #print(code: string): void {
    const place = this.#place.querySelector("code");
    // `highlight` escapes the code and adds spans with classes: the same function that made the page.
    if (place) place.innerHTML = highlight(code, "ts");
  }

  #keep(code: string): void {
    let isKept = !this.#isForeign;
    if (isKept && code === this.#host.original) forget(codeKey(this.#host));
    else if (isKept) isKept = write(codeKey(this.#host), code);
    unkept(this.#host, !isKept);
    this.#changed(code);
  }

  #changed(code: string): void {
    this.#host.toggleAttribute("data-edited", code !== this.#host.original);
    this.#host.dispatchEvent(new Event("change"));
  }
}
