import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
  insertCompletionText,
  pickedCompletion,
} from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, type Rect, showTooltip, type Tooltip, tooltips } from "@codemirror/view";
import type { Api } from "./api.js";
import { type Described, describe } from "./describe.js";
import { docBox, docText } from "./docBox.js";
import { loadApi } from "./loadApi.js";
import type { Doc } from "./names.js";
import { type Place, type Proposal, propose } from "./propose.js";
import { parse, type Scope, scopeAt } from "./scope.js";

/**
 * Proposes the library's names while one writes, and says what they are: in the list, under the mouse, and with Ctrl+Shift+Space.
 *
 * @param above the code of the cells above, whose names are seen here.
 */
export function editorHelp(above: () => string): Extension {
  let readCode: string | undefined;
  let scope: Scope = new Map();
  const seen = (): Scope => {
    const code = above();
    if (code !== readCode) scope = scopeAt(parse(code), code);
    readCode = code;
    return scope;
  };
  const placeIn = (state: EditorState, position: number): Place => ({
    tree: syntaxTree(state),
    code: state.doc.toString(),
    position,
    above: seen(),
  });

  async function complete(context: CompletionContext): Promise<CompletionResult | null> {
    const { state, pos, explicit } = context;
    const isStarted = /[\w$]$|[\w$)\]]\.$/.test(state.sliceDoc(Math.max(0, pos - 40), pos));
    if (!explicit && !isStarted) return null;
    const api = await loadApi();
    const found = api && !context.aborted ? propose(api, placeIn(state, pos)) : null;
    return found && { from: found.from, options: found.proposals.map(completionOf), validFor: /^[\w$]*$/ };
  }

  const hover = hoverTooltip(async (view, position) => {
    const api = await loadApi();
    const found = api && describe(api, placeIn(view.state, position));
    return found && tooltipOf(found);
  });

  const tell = (view: EditorView): boolean => {
    void loadApi().then((api) => {
      const { head } = view.state.selection.main;
      const found = (api && describe(api, placeIn(view.state, head), true)) ?? { from: head, to: head, doc: nothingFound(api) };
      view.dispatch({ effects: [setTold.of(tooltipOf(found)), EditorView.announce.of(docText(found.doc))] });
    });
    return true;
  };
  const hush = (view: EditorView): boolean => {
    if (view.state.field(told) === null) return false;
    view.dispatch({ effects: setTold.of(null) });
    return true;
  };

  return [
    autocompletion({ override: [complete], icons: false, maxRenderedOptions: 80, positionInfo: besideOrBelow }),
    // A little away from the window's edges.
    tooltips({
      tooltipSpace: () => ({ left: edge, top: edge, right: document.documentElement.clientWidth - edge, bottom: innerHeight - edge }),
    }),
    hover,
    told,
    Prec.high(
      keymap.of([
        { key: "Ctrl-Shift-Space", run: tell },
        { key: "Alt-F1", run: tell },
        { key: "Escape", run: hush },
        { key: "Tab", run: (view) => completionStatus(view.state) === "active" && acceptCompletion(view) },
      ]),
    ),
  ];
}

/** Pixels. */
const edge = 8;
const width = 400;

/** Where the docs of a proposal stand: at the right of the list, and on a phone below or above it. */
function besideOrBelow(_: EditorView, list: Rect, option: Rect, info: Rect, space: Rect): { style: string } {
  const beside = space.right - list.right;
  if (beside >= 0.65 * width) return { style: `left: 100%; top: ${option.top - list.top}px; max-width: ${Math.min(width, beside)}px` };
  const isRoomBelow = space.bottom - list.bottom > info.bottom - info.top;
  const away = list.bottom - list.top + 4;
  return { style: `left: 0; ${isRoomBelow ? "top" : "bottom"}: ${away}px; max-width: ${space.right - list.left}px` };
}

const nothingFound = (api: Api | null): Doc => ({
  title: api ? "Nothing is known about this" : "The library's names did not load",
  text: api ? "Stand on a name of the library, or inside its call." : "Ask once more, or reload the page.",
  facts: "",
});

const setTold = StateEffect.define<Tooltip | null>();

/** What was asked for by key; it goes with the next change or step. */
const told = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, { effects, docChanged, selection }) {
    const asked = effects.find((effect) => effect.is(setTold));
    if (asked) return asked.value;
    return docChanged || selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

const tooltipOf = ({ from, to, doc }: Described): Tooltip => ({
  pos: from,
  end: to,
  above: true,
  create: () => ({ dom: docBox(doc, true) }),
});

const completionOf = ({ label, kind, text = label, detail, doc, also, rank }: Proposal): Completion => ({
  label,
  type: kind,
  boost: rank,
  ...(detail && { detail }),
  ...(doc && { info: () => docBox(doc, false) }),
  apply(view, completion, from, to) {
    const written = { ...insertCompletionText(view.state, text, from, to), annotations: pickedCompletion.of(completion) };
    view.dispatch(written, also ? { changes: also } : {});
  },
});
