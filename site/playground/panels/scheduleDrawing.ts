import { type Drop, mendedSentences, smoothed, traceOf, wholeTrace } from "../../../src/labs/playground/drawn.js";
import { drawnOver } from "../../../src/labs/playground/drawnPieces.js";
import { piecesOf } from "../../../src/labs/playground/pieces.js";
import { rateAt, updateAt } from "../../../src/labs/playground/piecesPlane.js";
import { formatNumber } from "../../../src/plots/format.js";
import type { Schedule } from "../../../src/schedules/schedule.js";
import type { Editing } from "./scheduleEditing.js";
import type { SchedulePicture } from "./schedulePicture.js";
import { pixelOf } from "./scheduleTimeline.js";

/** A pen for the rate: by hand on the plane, or by arrow keys. What it leaves becomes straight pieces. */
export class Drawing {
  readonly #editing: Editing;
  readonly #picture: SchedulePicture;
  readonly #told: HTMLElement;
  readonly #pen: HTMLElement;
  /** Strokes on an empty sheet; null where one draws over what is there. */
  #sheet: Drop[][] | null = null;
  #made: Schedule | null = null;
  #stroke: Drop[] = [];
  #at: { t: number; rate: number; isDown: boolean } = { t: 0, rate: 0, isDown: false };
  #isOn = false;

  constructor(host: HTMLElement, editor: HTMLElement, editing: Editing, picture: SchedulePicture) {
    this.#editing = editing;
    this.#picture = picture;
    this.#told = editor.querySelector("[data-told]") as HTMLElement; // the page has all of these
    this.#pen = host.querySelector(".pen") as HTMLElement;
    const { svg } = picture;
    svg.addEventListener("pointerdown", (event) => this.#begin(event));
    this.#pen.addEventListener("keydown", (event) => this.#onKey(event));
    this.#pen.addEventListener("blur", () => this.#lift());
    editor.querySelector("[data-smooth]")?.addEventListener("click", () => this.#smooth());
    editor.querySelector("[data-clear]")?.addEventListener("click", () => this.#clear());
  }

  /** The pen is there while one draws. */
  set isOn(isOn: boolean) {
    if (this.#isOn === isOn) return;
    this.#isOn = isOn;
    this.#pen.hidden = !isOn;
    this.#picture.svg.classList.toggle("drawing", isOn);
    if (isOn) {
      this.#at = { t: 0, rate: this.#editing.lr(0), isDown: false };
      this.#sheet = null;
    }
    this.show();
  }

  show(): void {
    // Another schedule came from elsewhere: the sheet is no longer what one sees.
    if (this.#made !== null && this.#editing.lr !== this.#made) {
      this.#sheet = null;
      this.#made = null;
      this.#say("");
    }
    this.#showPen();
  }

  #begin(event: PointerEvent): void {
    if (!this.#isOn || event.button !== 0) return;
    event.preventDefault();
    const { svg } = this.#picture;
    svg.setPointerCapture(event.pointerId);
    this.#stroke = [];
    const add = (pointer: PointerEvent): void => {
      const all = pointer.getCoalescedEvents?.() ?? [];
      for (const one of all.length > 0 ? all : [pointer]) this.#stroke.push(this.#dropAt(one));
      this.#showStroke();
    };
    const stop = new AbortController();
    const options = { signal: stop.signal };
    svg.addEventListener("pointermove", add, options);
    svg.addEventListener(
      "pointerup",
      () => {
        stop.abort();
        this.#finish();
      },
      options,
    );
    svg.addEventListener(
      "pointercancel",
      () => {
        stop.abort();
        this.#stroke = [];
        this.#showStroke();
      },
      options,
    );
    add(event);
  }

  #dropAt(pointer: PointerEvent): Drop {
    const { plane, svg } = this.#picture;
    const { x, y } = pixelOf(svg, pointer);
    return { t: updateAt(plane, x), rate: rateAt(plane, Math.max(plane.box.top, y)) };
  }

  #showStroke(): void {
    const { plane, svg } = this.#picture;
    const points = this.#stroke.map(({ t, rate }) => `${plane.x.at(t).toFixed(1)},${this.#height(rate).toFixed(1)}`);
    svg.querySelector(".stroke")?.setAttribute("d", points.length > 0 ? `M${points.join("L")}` : "");
  }

  /** Where a rate is on the plane; what has no place on it, such as 0 on a log axis, is at the foot. */
  #height(rate: number): number {
    const { y, box } = this.#picture.plane;
    const at = y.at(rate);
    return Number.isNaN(at) ? box.bottom : Math.max(box.top, Math.min(at, box.bottom + 8));
  }

  #finish(): void {
    const stroke = this.#stroke;
    this.#stroke = [];
    this.#showStroke();
    if (stroke.length === 0) return;
    const { lr, steps } = this.#editing;
    const on = { steps, scale: this.#picture.scale, top: this.#picture.plane.y.domain[1] };
    this.#sheet?.push(stroke);
    const trace = this.#sheet ? wholeTrace(traceOf(this.#sheet, steps)) : traceOf([stroke], steps);
    const made = drawnOver(lr, trace, on);
    if (trace.from >= 0) this.#put(made, mendedSentences(trace.mended));
  }

  /** What was drawn becomes the schedule, and what was done with it is told. */
  #put(made: Schedule, sentences: readonly string[]): void {
    const pieces = piecesOf(made, this.#editing.steps).length;
    this.#made = made;
    this.#editing.set(made);
    this.#say([...sentences, `It is ${pieces === 1 ? "one piece" : `${pieces} pieces`} now.`].join(" "));
  }

  #smooth(): void {
    const { lr, steps } = this.#editing;
    const { scale, plane } = this.#picture;
    const rates = smoothed(
      Array.from({ length: steps + 1 }, (_, t) => lr(t)),
      scale,
    );
    const trace = { rates, from: 0, to: steps, mended: { filled: 0, wentBack: false, held: 0, cut: false, level: 0 } };
    this.#put(drawnOver(lr, trace, { steps, scale, top: plane.y.domain[1] }), ["Smoothed."]);
  }

  #clear(): void {
    this.#sheet = [];
    this.#made = this.#editing.lr;
    this.#say("An empty sheet: the schedule stays until you draw. What you leave out gets straight lines.");
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { steps } = this.#editing;
    const times = event.shiftKey ? 10 : 1;
    const stride = Math.max(1, Math.round(steps / 100)) * times;
    const pen = this.#at;
    const least = this.#picture.plane.y.domain[1] / 100;
    switch (event.key) {
      case "ArrowRight":
        pen.t = Math.min(steps, pen.t + stride);
        break;
      case "ArrowLeft":
        pen.t = Math.max(0, pen.t - stride);
        break;
      case "ArrowUp":
        pen.rate = pen.rate > 0 ? pen.rate * 1.05 ** times : least;
        break;
      case "ArrowDown":
        pen.rate = pen.rate * 1.05 ** -times;
        break;
      case "0":
        pen.rate = 0;
        break;
      case "Home":
        pen.t = 0;
        break;
      case "End":
        pen.t = steps;
        break;
      case "Enter":
      case " ":
        if (pen.isDown) this.#lift();
        else {
          pen.isDown = true;
          this.#stroke = [{ t: pen.t, rate: pen.rate }];
        }
        break;
      case "Escape":
        pen.isDown = false;
        this.#stroke = [];
        break;
      default:
        return;
    }
    event.preventDefault();
    pen.rate = Number(pen.rate.toPrecision(3));
    // A pen that is up follows the curve.
    if (!pen.isDown && event.key.startsWith("Arrow") && !/Up|Down/.test(event.key))
      pen.rate = Number(this.#editing.lr(pen.t).toPrecision(3));
    if (pen.isDown && event.key !== "Enter" && event.key !== " ") this.#stroke.push({ t: pen.t, rate: pen.rate });
    this.#showStroke();
    this.#showPen();
  }

  #lift(): void {
    if (!this.#at.isDown) return;
    this.#at.isDown = false;
    this.#finish();
    this.#showPen();
  }

  #showPen(): void {
    const { t, rate, isDown } = this.#at;
    const { plane, svg } = this.#picture;
    const mark = svg.querySelector(".pen-mark");
    mark?.setAttribute("cx", plane.x.at(Math.min(t, this.#editing.steps)).toFixed(1));
    mark?.setAttribute("cy", this.#height(rate).toFixed(1));
    mark?.classList.toggle("down", isDown);
    const text = `Pen ${isDown ? "down" : "up"} at update ${t}, rate ${formatNumber(rate)}`;
    const output = this.#pen.querySelector("output");
    if (output && output.value !== text) output.value = text;
  }

  #say(text: string): void {
    if (this.#told.textContent !== text) this.#told.textContent = text;
  }
}
