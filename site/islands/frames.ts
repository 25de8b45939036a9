import type { Frames } from "../../src/notebook/content.js";
import { drawInto } from "./draw.js";

let count = 0;

/** The first picture and what moves it, with the looks of a plot's controls: a slider, or a list where the pictures have no order. */
export async function drawFrames(element: HTMLElement, { control, frames, start }: Frames): Promise<void> {
  const { label, symbol, unit, ordered } = control;
  const input = document.createElement(ordered ? "input" : "select");
  const value = document.createElement("output");
  input.id = `frames-${count++}`;
  if (input instanceof HTMLInputElement) Object.assign(input, { type: "range", min: "0", max: String(frames.length - 1), step: "1" });
  else input.append(...frames.map((frame, i) => new Option(frame.value, String(i))));
  input.value = String(start);

  const draw = async (): Promise<void> => {
    const frame = frames[Number(input.value)];
    if (!frame) return;
    if (ordered) {
      value.value = frame.value;
      input.ariaValueText = [symbol === undefined ? "" : `${symbol} =`, frame.value, unit].filter(Boolean).join(" ");
    }
    await drawInto(element, frame.figure);
  };
  element.replaceChildren();
  await draw();
  const name = document.createElement("label");
  name.htmlFor = input.id;
  name.append(label, " ", part("i", "", symbol ?? ""));
  const row = part("div", "control", name, part("span", "track", input), value, part("span", "unit", unit ?? ""));
  element.append(part("div", "controls", row));
  input.addEventListener("input", () => void draw());
}

function part(tag: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}
