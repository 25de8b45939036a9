import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { editorHelp } from "../completion/editorHelp.js";
import { editorTheme } from "./editorTheme.js";

/** Typing over a selection. Left to itself, Chromium joins the lines with an inline style, which the page's policy complains of. */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.data === null || view.composing || view.state.selection.main.empty) return false;
    view.dispatch({ ...view.state.replaceSelection(event.data), userEvent: "input.type", scrollIntoView: true });
    event.preventDefault();
    return true;
  },
});

export interface EditorOptions {
  readonly code: string;
  /** What the field is called for those who hear it. */
  readonly label: string;
  /** The code of the cells above, whose names are seen here. */
  above(): string;
  onChange(code: string): void;
  onRun(): void;
}

/** An editor in place of a piece of code. */
export interface Editor {
  readonly code: string;
  /** Puts other code in, of which `onChange` hears nothing. */
  replace(code: string): void;
  focus(at?: { readonly x: number; readonly y: number }): void;
  /** Marks the line (from 1) where something went wrong, or none. */
  mark(line: number | null): void;
}

/** Puts an editor into `place`. Tab indents; Esc, then Tab, leaves. */
export function openEditor(place: HTMLElement, { code, label, above, onChange, onRun }: EditorOptions): Editor {
  const root = place.attachShadow({ mode: "open" });
  const marked = new Compartment();
  let isReplacing = false;
  const run = (): boolean => {
    onRun();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root as unknown as Element, // appending is all that is asked of a parent
    state: EditorState.create({
      doc: code,
      extensions: [
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of("  "),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        javascript({ typescript: true }),
        syntaxHighlighting(classHighlighter),
        editorTheme,
        editorHelp(above),
        typeOver,
        marked.of([]),
        EditorView.contentAttributes.of({
          "aria-label": `${label}. Press Escape, then Tab to leave.`,
          autocapitalize: "off",
          spellcheck: "false",
        }),
        keymap.of([
          { key: "Mod-Enter", run },
          { key: "Shift-Enter", run },
          // Work is kept as it is typed; the browser's own dialog would save the page.
          { key: "Mod-s", run: () => true },
          indentWithTab,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged && !isReplacing) onChange(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    get code() {
      return view.state.doc.toString();
    },
    replace(next) {
      isReplacing = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      isReplacing = false;
    },
    focus(at) {
      view.focus();
      const position = at ? view.posAtCoords(at, false) : undefined;
      if (position !== undefined) view.dispatch({ selection: { anchor: position } });
    },
    mark(line) {
      const at = line !== null && line <= view.state.doc.lines ? view.state.doc.line(line) : undefined;
      const lines = at ? EditorView.decorations.of(Decoration.set(Decoration.line({ class: "cm-wrong" }).range(at.from))) : [];
      view.dispatch({ effects: marked.reconfigure(lines) });
    },
  };
}
