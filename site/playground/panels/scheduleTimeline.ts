import { type Piece, scheduleOf, startsOf } from "../../../src/labs/playground/pieces.js";
import { moveJoint, moveRate, reorder } from "../../../src/labs/playground/piecesEdit.js";
import { areJoined, type Ends, endsOf } from "../../../src/labs/playground/piecesEnds.js";
import { rateAt, updateAt } from "../../../src/labs/playground/piecesPlane.js";
import { describePiece, nameOf } from "../../../src/labs/playground/piecesText.js";
import { make } from "./make.js";
import type { Editing } from "./scheduleEditing.js";
import type { SchedulePicture } from "./schedulePicture.js";

/** What the timeline works on. */
export interface Timeline {
  pieces(): readonly Piece[];
  selected(): number;
  select(piece: number): void;
  remove(piece: number): void;
}

/** An end of a piece on the plane; `joint` is the piece whose end moves in time with it, −1 where none does. */
interface Handle {
  readonly piece: number;
  readonly end: keyof Ends;
  readonly joint: number;
  readonly x: number;
  readonly y: number;
}

/** A hand has to move this far, in pixels, before a direction counts: what is dragged sideways keeps its rate. */
const slack = 5;
/** More handles than this are drawn smaller. */
const crowd = 16;
/** A finger this far from a handle has it. */
const reach = 22;

/** The pieces as blocks under the plane, and handles on it: drag a handle to move a joint and a rate, drag a block to another place. */
export function bringTimeline(host: HTMLElement, editing: Editing, picture: SchedulePicture, timeline: Timeline): () => void {
  const track = host.querySelector(".timeline") as HTMLElement; // the page has it
  const group = picture.svg.querySelector(".handles") as SVGGElement; // and this
  let handles: readonly Handle[] = [];

  const put = (pieces: readonly Piece[], gesture?: string): void => editing.set(scheduleOf(pieces), gesture);

  const handlesOf = (pieces: readonly Piece[]): Handle[] => {
    const { x, y, box } = picture.plane;
    const starts = startsOf(pieces);
    const height = (rate: number): number => Math.max(box.top, Math.min(Number.isNaN(y.at(rate)) ? box.bottom : y.at(rate), box.bottom));
    return pieces.flatMap((piece, i): Handle[] => {
      const [from, to] = [endsOf(piece).from, endsOf(piece).to];
      const [start, end] = [starts[i] as number, starts[i + 1] as number]; // a start for each piece, and the end
      const before = pieces[i - 1];
      const begin: Handle = { piece: i, end: "from", joint: i - 1, x: x.at(start), y: height(from) };
      const finish: Handle = { piece: i, end: "to", joint: i, x: x.at(end), y: height(to) };
      return [...(before && areJoined(before, piece) ? [] : [begin]), finish].filter(({ x: at }) => at <= box.right + 1);
    });
  };

  const showHandles = (pieces: readonly Piece[]): void => {
    handles = handlesOf(pieces);
    // The circle that a finger holds must stay the one it has touched.
    while (group.children.length > 2 * handles.length) group.lastElementChild?.remove();
    while (group.children.length < 2 * handles.length) group.append(circle("reach", reach - 4), circle("dot", 5.5));
    group.classList.toggle("crowded", handles.length > crowd);
    for (const [i, { x, y, piece }] of handles.entries()) {
      for (const one of [group.children[2 * i], group.children[2 * i + 1]]) {
        one?.setAttribute("cx", x.toFixed(1));
        one?.setAttribute("cy", y.toFixed(1));
        one?.classList.toggle("chosen", piece === timeline.selected());
      }
    }
  };

  /** The handle under a finger or a mouse. */
  const handleAt = (at: { x: number; y: number }): Handle | undefined =>
    handles
      .map((handle) => ({ handle, away: Math.hypot(handle.x - at.x, handle.y - at.y) }))
      .filter(({ away }) => away <= reach)
      .sort((a, b) => a.away - b.away)[0]?.handle;

  // A finger on a handle drags it; anywhere else it scrolls the page. What stands inside an SVG has no touch-action of its own.
  picture.svg.addEventListener(
    "touchstart",
    (event) => {
      const [finger] = event.touches;
      if (!track.hidden && finger && handleAt(pixelOf(picture.svg, finger))) event.preventDefault();
    },
    { passive: false },
  );
  picture.svg.addEventListener("pointerdown", (event) => {
    if (track.hidden || event.button !== 0) return;
    const at = pixelOf(picture.svg, event);
    const near = handleAt(at);
    if (!near) return;
    event.preventDefault();
    timeline.select(near.piece);
    // Each move starts from what was there, so that going back and forth leaves no trace.
    const begun = timeline.pieces();
    drag(picture.svg, event, (now) => put(moved(begun, near, pixelOf(picture.svg, now), at), "handle"));
  });

  const moved = (
    pieces: readonly Piece[],
    handle: Handle,
    now: { x: number; y: number },
    then: { x: number; y: number },
  ): readonly Piece[] => {
    const { plane } = picture;
    const sideways = Math.abs(now.x - then.x) > slack && handle.joint >= 0;
    const upwards = Math.abs(now.y - then.y) > slack;
    const timed = sideways ? moveJoint(pieces, handle.joint, Math.round(updateAt(plane, handle.x + now.x - then.x))) : pieces;
    if (!upwards) return timed;
    const inside = Math.max(plane.box.top, Math.min(handle.y + now.y - then.y, plane.box.bottom));
    // The foot of a linear axis is 0, a few pixels thick.
    const rate = plane.y.kind === "linear" && plane.box.bottom - inside < 3 ? 0 : Math.max(0, rateAt(plane, inside));
    return moveRate(timed, handle.piece, handle.end, rate);
  };

  const drag = (element: Element, event: PointerEvent, follow: (now: PointerEvent) => void): void => {
    element.setPointerCapture(event.pointerId);
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const end = (): void => {
      stop.abort();
      editing.settle();
    };
    element.addEventListener("pointermove", (now) => follow(now as PointerEvent), options);
    element.addEventListener("pointerup", end, options);
    element.addEventListener("pointercancel", end, options);
  };

  /** Blocks: a press selects, a drag puts the piece where it is let go. */
  const block = (i: number): HTMLButtonElement => {
    const button = make("button", { type: "button", class: "block" }, make("span", {}));
    button.addEventListener("click", () => timeline.select(i));
    button.addEventListener("focus", () => {
      if (button.matches(":focus-visible")) timeline.select(i);
    });
    button.addEventListener("keydown", (event) => onKey(event, i));
    button.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || timeline.pieces().length === 1) return;
      const begun = event.clientX;
      let to = i;
      drag(button, event, ({ clientX }) => {
        const by = clientX - begun;
        button.classList.toggle("held", Math.abs(by) > slack);
        button.style.translate = `${by}px 0`;
        const middle = button.getBoundingClientRect();
        to = placeAt(i, middle.left + middle.width / 2);
      });
      button.addEventListener(
        "lostpointercapture",
        () => {
          button.style.translate = "";
          button.classList.remove("held");
          if (to === i) return;
          put(reorder(timeline.pieces(), i, to));
          timeline.select(to);
        },
        { once: true },
      );
    });
    return button;
  };

  /** The place in the order for a block whose middle is at `px`: behind those whose middles it has passed. */
  const placeAt = (moving: number, px: number): number =>
    [...track.querySelectorAll<HTMLElement>(".block")].filter((other, j) => {
      const { left, width } = other.getBoundingClientRect();
      return j !== moving && left + width / 2 < px;
    }).length;

  const onKey = (event: KeyboardEvent, i: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pieces = timeline.pieces();
    const end = startsOf(pieces)[i + 1] as number; // each piece has an end
    const times = event.shiftKey ? 10 : 1;
    const { to } = endsOf(pieces[i] as Piece); // the block is a piece's
    const step = { ArrowLeft: -times, ArrowRight: times }[event.key];
    const turn = { ArrowUp: 1.05 ** times, ArrowDown: 1.05 ** -times }[event.key];
    if (step !== undefined) put(moveJoint(pieces, i, end + step), `joint ${i}`);
    else if (turn !== undefined) put(moveRate(pieces, i, "to", turned(to, turn, pieces)), `rate ${i}`);
    else if (event.key === "Delete" || event.key === "Backspace") timeline.remove(i);
    else return;
    event.preventDefault();
  };
  track.addEventListener("keyup", () => editing.settle());
  track.addEventListener("focusout", () => editing.settle());

  return () => {
    const pieces = timeline.pieces();
    showHandles(pieces);
    const { x, box, width } = picture.plane;
    track.style.marginLeft = `${(100 * box.left) / width}%`;
    track.style.marginRight = `${(100 * (width - box.right)) / width}%`;
    const blocks = [...track.querySelectorAll<HTMLButtonElement>(".block")];
    for (const surplus of blocks.splice(pieces.length)) surplus.remove();
    while (blocks.length < pieces.length) {
      const made = block(blocks.length);
      track.append(made);
      blocks.push(made);
    }
    const starts = startsOf(pieces);
    const whole = x.domain[1];
    const part = (steps: number): string => `${(100 * steps) / whole}%`;
    for (const [i, one] of blocks.entries()) {
      const piece = pieces[i] as Piece; // as many blocks as pieces
      const name = nameOf(piece.spec);
      one.style.left = part(starts[i] as number);
      one.style.width = part(piece.steps);
      one.setAttribute("aria-label", describePiece(pieces, i));
      one.setAttribute("aria-pressed", String(i === timeline.selected()));
      const room = ((x.range[1] - x.range[0]) * piece.steps) / whole;
      const text = room > 7 * name.length + 14 ? name : room > 22 ? String(i + 1) : "";
      const label = one.firstElementChild;
      if (label && label.textContent !== text) label.textContent = text;
    }
  };
}

function circle(name: string, r: number): SVGCircleElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  made.setAttribute("class", name);
  made.setAttribute("r", String(r));
  return made;
}

/** A rate turned up or down; from 0 it begins at a hundredth of the highest. */
function turned(rate: number, turn: number, pieces: readonly Piece[]): number {
  if (rate > 0) return Number((rate * turn).toPrecision(3));
  const top = pieces.reduce((most, piece) => Math.max(most, endsOf(piece).from, endsOf(piece).to), 0);
  return turn > 1 ? Number(((top || 0.1) / 100).toPrecision(3)) : 0;
}

/** Where a pointer is on the drawing, in its own pixels. */
export function pixelOf(svg: SVGSVGElement, { clientX, clientY }: { clientX: number; clientY: number }): { x: number; y: number } {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const { width: wide, height: high } = svg.viewBox.baseVal;
  return { x: ((clientX - left) / width) * wide, y: ((clientY - top) / height) * high };
}
