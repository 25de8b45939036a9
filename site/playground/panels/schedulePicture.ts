import { piecesOf } from "../../../src/labs/playground/pieces.js";
import {
  axesOf,
  curveOf,
  type Domain,
  groundOf,
  type Plane,
  pathOf,
  planeFor,
  planeSentence,
  rateDomain,
  samplesOf,
} from "../../../src/labs/playground/piecesPlane.js";
import { armNames } from "../../../src/labs/playground/playgroundState.js";
import { describe } from "../../../src/plots/describe.js";
import type { Pixel } from "../../../src/plots/line.js";
import { spreadOut } from "../../../src/plots/spread.js";
import { Caption } from "../announce.js";
import type { Editing } from "./scheduleEditing.js";

/** The dash of each run's rate: the letter tells, the dash helps. */
const dashes = ["none", "7 4", "1.5 4"];

/** Rates over updates: the run that is edited filled, the others thin, all with their letters, and how far training has come. */
export class SchedulePicture {
  readonly svg: SVGSVGElement;
  scale: "linear" | "log" = "linear";
  readonly #editing: Editing;
  readonly #caption: Caption;
  #domain: Domain = [0, 1];
  /** Updates along the axis: those of the run, or more where the schedule has more. */
  #extent = 1;
  #plane: Plane;

  constructor(host: HTMLElement, editing: Editing) {
    this.#editing = editing;
    this.svg = host.querySelector("svg.plane") as SVGSVGElement; // the page has one
    this.#caption = new Caption(host.querySelector("figcaption") as HTMLElement); // and this too
    this.#plane = this.#makePlane();
    const { session } = editing.bench;
    session.addEventListener("update", () => this.#showPlayhead());
    session.addEventListener("status", () => this.#showPlayhead());
  }

  get plane(): Plane {
    return this.#plane;
  }

  /** Whether its place has another width than when it was drawn. */
  get isOutgrown(): boolean {
    return this.#plane.width !== this.#width;
  }

  draw(): void {
    const { lr, schedules, steps, letter, selected, isMoving } = this.#editing;
    // Axes stand still under a hand that moves something, but nothing leaves the picture.
    const domain = rateDomain(this.scale, schedules, steps);
    if (!isMoving || domain[1] > this.#domain[1] || domain[0] < this.#domain[0] / 2) this.#domain = domain;
    if (!isMoving) this.#extent = Math.max(steps, Math.min(lr.steps ?? steps, 4 * steps));
    this.#plane = this.#makePlane();
    const plane = this.#plane;
    this.svg.setAttribute("viewBox", `0 0 ${plane.width} ${plane.height}`);
    this.svg.setAttribute("height", String(plane.height));
    this.#group("axes").innerHTML = axesOf(plane);
    const curves = schedules.map((one) => curveOf(one, plane));
    const others = curves.map((runs, i) =>
      i === selected ? "" : `<path class="other" d="${pathOf(runs)}" stroke-dasharray="${dashes[i] ?? "none"}"/>`,
    );
    const own = curves[selected] ?? [];
    this.#group("curves").innerHTML =
      `${this.#never()}${this.scale === "linear" ? `<path class="ground" d="${groundOf(own, plane.box)}"/>` : ""}${others.join("")}<path class="own" d="${pathOf(own)}"/>${this.#letters(curves)}`;
    this.#showPlayhead();
    const who = schedules.length === 1 ? "The rate" : letter;
    const sentence = planeSentence(who, piecesOf(lr, steps), steps, describe(samplesOf(lr, steps, 400).map(([, rate]) => rate)));
    this.svg.setAttribute("aria-label", sentence);
    this.#caption.soon(sentence);
  }

  /** A line across the picture at an update, for a moment that is talked about. */
  point(update: number | null): void {
    const mark = this.#group("pointer");
    if (update === null) mark.innerHTML = "";
    else {
      const { x, box } = this.#plane;
      const at = x.at(update).toFixed(1);
      const isLate = update > 0.7 * this.#extent;
      mark.innerHTML = `<line x1="${at}" x2="${at}" y1="${box.top}" y2="${box.bottom}"/><text x="${Number(at) + (isLate ? -6 : 6)}" y="${box.top + 12}" text-anchor="${isLate ? "end" : "start"}">update ${update}</text>`;
    }
  }

  /** In pixels. */
  get #width(): number {
    return Math.max(260, Math.round(this.svg.parentElement?.clientWidth ?? 440));
  }

  #makePlane(): Plane {
    const width = this.#width;
    return planeFor({ width, height: width < 480 ? 220 : 250, steps: this.#extent, scale: this.scale, domain: this.#domain });
  }

  /** The letters at the right ends of the curves, moved apart where they meet. */
  #letters(curves: readonly (readonly (readonly Pixel[])[])[]): string {
    if (curves.length === 1) return "";
    const { box } = this.#plane;
    const ends = curves.map((runs) => runs.at(-1)?.at(-1)?.[1] ?? box.bottom);
    const places = spreadOut(
      ends.map((at) => ({ at, size: 14 })),
      box.top - 6,
      box.bottom + 6,
    );
    return places
      .map(
        (y, i) =>
          `<text class="${i === this.#editing.selected ? "letter own" : "letter"}" x="${box.right + 7}" y="${y + 4}">${armNames[i] ?? ""}</text>`,
      )
      .join("");
  }

  /** The ground on which nothing runs. */
  #never(): string {
    const { steps } = this.#editing;
    const { x, box } = this.#plane;
    if (this.#extent <= steps) return "";
    const left = x.at(steps);
    const room = box.right - left;
    const words =
      room > 66
        ? `<text class="number" x="${(left + room / 2).toFixed(1)}" y="${box.top + 12}" text-anchor="middle">never runs</text>`
        : "";
    return `<rect class="never" x="${left.toFixed(1)}" y="${box.top}" width="${room.toFixed(1)}" height="${box.bottom - box.top}"/>${words}`;
  }

  #showPlayhead(): void {
    const { step } = this.#editing.bench.session;
    const line = this.svg.querySelector<SVGLineElement>(".playhead");
    if (!line) return;
    const { x, box, y } = this.#plane;
    const at = x.at(Math.min(step, this.#editing.steps)).toFixed(1);
    line.setAttribute("x1", at);
    line.setAttribute("x2", at);
    line.setAttribute("y1", String(y.range[1]));
    line.setAttribute("y2", String(box.bottom));
    line.classList.toggle("at-start", step === 0);
  }

  #group(name: string): SVGGElement {
    return this.svg.querySelector(`.${name}`) as SVGGElement; // the page has it
  }
}
