import { type Film, lengthOf, sceneAt } from "../../src/lessons/film.js";
import type { SvgDocument } from "../../src/plots/dom.js";
import { clockOf } from "../lib/filmTime.js";
import { phone } from "./phone.js";

/** Each lesson's films are a chunk of their own, loaded when one of them is touched. */
const modules = import.meta.glob<{ readonly films: readonly Film[] }>("../../src/lessons/course/*/films.ts");

async function filmOf({ id, dataset: { lesson = "" } }: HTMLElement): Promise<Film> {
  const films = await modules[`../../src/lessons/course/${lesson}/films.ts`]?.();
  const film = films?.films.find((one) => one.id === id);
  if (!film) throw new Error(`Lesson ${lesson} has no film ${id}.`);
  return film;
}

/** No more pictures a second than this. */
const pictures = 30;
/** Milliseconds without a move after which the caption is said. */
const quiet = 600;

const query = <E extends Element>(host: Element, selector: string): E => {
  const found = host.querySelector<E>(selector);
  if (!found) throw new Error(`The film has no ${selector}.`);
  return found;
};

/** Makes a film play, stop and follow its slider; where the reader asks for less motion, it steps from scene to scene. */
export async function bring(host: HTMLElement): Promise<void> {
  const [film, { draw }] = await Promise.all([filmOf(host), import("../../src/plots/draw.js")]);
  const length = lengthOf(film);
  const ends = film.scenes.map((_, i) => lengthOf({ ...film, scenes: film.scenes.slice(0, i + 1) }));
  const canvas = query(host, ".canvas");
  const captions = [...host.querySelectorAll<HTMLElement>("figcaption > p")];
  const button = query<HTMLButtonElement>(host, ".play");
  const slider = query<HTMLInputElement>(host, "input");
  const output = query<HTMLOutputElement>(host, "output");
  const status = query(host, ".visually-hidden[role=status]");
  const trouble = query<HTMLElement>(host, ".trouble");
  const steppers = query<HTMLElement>(host, ".steppers");

  let second = Number(slider.value);
  let drawnAt = Number.NEGATIVE_INFINITY;
  /** The next picture of the film that plays. */
  let frame = 0;
  /** The picture that waits while the slider is moved. */
  let waiting = false;
  let speaking: ReturnType<typeof setTimeout> | undefined;

  const show = (to: number): void => {
    second = Math.min(length, Math.max(0, to));
    drawnAt = performance.now();
    const { index, part } = sceneAt(film, second);
    slider.value = String(second);
    slider.ariaValueText = `${Math.floor(second)} of ${length} seconds, scene ${index + 1} of ${captions.length}`;
    output.value = clockOf(second);
    for (const [i, caption] of captions.entries()) caption.toggleAttribute("data-now", i === index);
    try {
      const figure = film.scenes[index]?.figure(part);
      if (figure)
        canvas.replaceChildren(
          draw(figure, document as unknown as SvgDocument, { width: phone.matches ? 340 : 608 }) as unknown as SVGElement,
        );
      trouble.hidden = true;
    } catch (error) {
      pause();
      trouble.hidden = false;
      trouble.textContent = error instanceof Error ? error.message : String(error);
    }
  };

  /** Says the caption once nothing moves: a screen reader would never get to its end otherwise. */
  const speak = (): void => {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      const now = captions[sceneAt(film, second).index];
      if (frame === 0 && now) status.innerHTML = now.innerHTML; // the page's own words, from the build
    }, quiet);
  };

  const name = (): void => {
    button.ariaLabel = frame !== 0 ? "Pause" : second >= length ? "Play again" : "Play the film";
    button.toggleAttribute("data-playing", frame !== 0);
  };
  const pause = (): void => {
    if (frame === 0) return;
    cancelAnimationFrame(frame);
    frame = 0;
    name();
    speak();
  };
  const play = (): void => {
    status.replaceChildren();
    const from = second >= length ? 0 : second;
    const began = performance.now();
    const tick = (time: number): void => {
      frame = requestAnimationFrame(tick);
      const to = from + Math.max(0, time - began) / 1000;
      // A millisecond of room: frames come a little early or late.
      if (to < length && time - drawnAt < 1000 / pictures - 1) return;
      show(to);
      if (to >= length) pause();
    };
    frame = requestAnimationFrame(tick);
    name();
  };
  const go = (to: number): void => {
    pause();
    show(to);
    name();
    speak();
  };

  button.addEventListener("click", () => (frame === 0 ? play() : pause()));
  slider.addEventListener("input", () => {
    pause();
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      go(Number(slider.value));
    });
  });
  /** Where the scene before this moment, or the next one, ends; before the first one the film begins. */
  const scene = (by: number): number =>
    (by > 0 ? ends.find((end) => end > second + 1e-6) : ends.findLast((end) => end < second - 1e-6)) ?? (by > 0 ? length : 0);
  slider.addEventListener("keydown", (event) => {
    const to: Readonly<Record<string, () => number>> = {
      ArrowRight: () => second + 1,
      ArrowUp: () => second + 1,
      ArrowLeft: () => second - 1,
      ArrowDown: () => second - 1,
      PageUp: () => scene(1),
      PageDown: () => scene(-1),
    };
    const move = to[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(move());
  });
  for (const stepper of steppers.querySelectorAll<HTMLButtonElement>("[data-step]"))
    stepper.addEventListener("click", () => go(scene(Number(stepper.dataset.step))));

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) pause();
  });
  new IntersectionObserver(([entry]) => {
    if (entry && !entry.isIntersecting) pause();
  }).observe(canvas);
  phone.addEventListener("change", () => show(second));
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const choose = (): void => {
    button.hidden = still.matches;
    steppers.hidden = !still.matches;
    if (still.matches) pause();
  };
  still.addEventListener("change", choose);
  choose();
  if (second > 0) show(second);
  host.dataset.live = "";
}
