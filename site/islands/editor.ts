import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/** The page's tokens, inside the editor's shadow root: its policy lets no style element in, but a sheet that is adopted passes. */
const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "0.84375rem", lineHeight: "1.65", fontVariantLigatures: "none" },
  ".cm-content": { padding: "0", caretColor: "var(--rate)" },
  ".cm-line": { padding: "0" },
  ".cm-cursor": { borderLeft: "2px solid var(--rate)" },
  "& .cm-scroller .cm-selectionLayer .cm-selectionBackground": {
    background: "color-mix(in oklab, var(--rate) 24%, var(--paper)) !important",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "color-mix(in oklab, var(--ink) 14%, transparent)" },
  ".cm-wrong": { backgroundColor: "color-mix(in oklab, var(--wrong) 14%, transparent)", boxShadow: "-6px 0 0 var(--wrong)" },
  // Tinted, the line would be too dark for coloured words.
  ".cm-wrong, .cm-wrong span": { color: "var(--ink) !important" },
  ".tok-keyword, .tok-operatorKeyword": { color: "var(--code-keyword)" },
  ".tok-string, .tok-string2, .tok-number, .tok-bool, .tok-atom": { color: "var(--code-value)" },
  ".tok-comment": { color: "var(--muted)", fontStyle: "italic" },
  ".tok-punctuation, .tok-operator": { color: "color-mix(in oklab, var(--ink) 70%, var(--paper))" },
});

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
  onChange(code: string): void;
  onRun(): void;
}

/** An editor in place of a piece of code. */
export interface Editor {
  readonly code: string;
  replace(code: string): void;
  focus(at?: { readonly x: number; readonly y: number }): void;
  /** Marks the line (from 1) where something went wrong, or none. */
  mark(line: number | null): void;
}

/** Puts an editor into `place`. Tab indents; Esc, then Tab, leaves. */
export function openEditor(place: HTMLElement, { code, label, onChange, onRun }: EditorOptions): Editor {
  const root = place.attachShadow({ mode: "open" });
  const marked = new Compartment();
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
        theme,
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
          if (docChanged) onChange(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    get code() {
      return view.state.doc.toString();
    },
    replace(next) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
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
