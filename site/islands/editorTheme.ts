import { EditorView } from "@codemirror/view";

const box = { color: "var(--ink)", backgroundColor: "var(--raised)", border: "1px solid var(--line)", borderRadius: "8px" } as const;

/** The page's tokens, inside the editor's shadow root: its policy lets no style element in, but a sheet that is adopted passes. */
export const editorTheme = [
  EditorView.theme({
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
  }),
  // What floats: the list of names, and what is said about one.
  EditorView.theme({
    ".cm-tooltip": { ...box, font: "400 0.8125rem / 1.45 var(--sans)", zIndex: "20" },
    ".cm-tooltip .cm-tooltip-section:not(:first-child)": { borderTop: "1px solid var(--line)" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul": {
      maxHeight: "14rem",
      minWidth: "15rem",
      maxWidth: "min(34rem, calc(100vw - 24px))",
      fontFamily: "var(--mono)",
      fontSize: "0.8125rem",
      padding: "4px",
    },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
      display: "flex",
      justifyContent: "space-between",
      gap: "16px",
      minHeight: "24px",
      padding: "2px 8px",
      lineHeight: "1.55",
      borderRadius: "5px",
    },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
      color: "var(--ink)",
      background: "color-mix(in oklab, var(--ink) 9%, var(--raised))",
      boxShadow: "inset 2px 0 var(--ink)",
    },
    ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
    ".cm-completionDetail": { margin: "0", fontFamily: "var(--sans)", fontStyle: "normal", color: "var(--muted)" },
    ".cm-tooltip.cm-completionInfo": { ...box, padding: "0", whiteSpace: "normal", maxWidth: "min(24rem, calc(100vw - 24px))" },
    ".doc": {
      boxSizing: "border-box",
      maxWidth: "min(34rem, calc(100vw - 24px))",
      maxHeight: "18rem",
      overflow: "auto",
      padding: "8px 12px",
    },
    ".doc > *": { margin: "0" },
    ".doc > * + *": { marginTop: "6px" },
    ".doc-title": { display: "block", fontFamily: "var(--mono)", fontSize: "0.8125rem", overflowWrap: "anywhere" },
    ".doc-facts": { color: "var(--muted)" },
    ".doc dl": { display: "grid", gridTemplateColumns: "auto 1fr", gap: "4px 12px" },
    ".doc dt": { fontFamily: "var(--mono)" },
    ".doc dd": { margin: "0", color: "var(--muted)" },
    ".doc-title, .doc dt": { color: "var(--ink)" },
  }),
];
