import { keepReading, readProgress } from "./progress.js";

/**
 * Lights the strip under the header as far as the lesson has been read, of which this page may be a part, and remembers how far that is.
 * Loaded by the first scroll.
 */
const strip = document.querySelector<HTMLElement>(".strip");
const article = document.querySelector<HTMLElement>("[data-reading]");

if (strip && article) {
  const { reading: lesson = "", part: number = 1, parts: count = 1 } = article.dataset;
  const [here, all] = [Number(number) - 1, Number(count)];
  const headings = [...article.querySelectorAll<HTMLElement>("h2[id]")];
  const known = readProgress()[lesson];
  // What was kept of a lesson when it had another number of pages was read from the top.
  const furthest = Array.from({ length: all }, (_, i) =>
    known?.parts?.length === all ? (known.parts[i] ?? 0) : Math.min(1, Math.max(0, (known?.part ?? 0) * all - i)),
  );
  let waiting = false;

  const measure = (): void => {
    waiting = false;
    const { top, height } = article.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (innerHeight - top) / height));
    strip.style.setProperty("--read", String((here + part) / all));
    furthest[here] = Math.max(furthest[here] ?? 0, Number(part.toFixed(3)));
  };
  const keep = (): void => {
    measure();
    const heading = headings.filter((one) => one.getBoundingClientRect().top < innerHeight / 2).at(-1)?.id ?? "";
    const part = Number((furthest.reduce((sum, one) => sum + one, 0) / all).toFixed(3));
    keepReading(lesson, { part, at: Date.now(), heading, ...(all > 1 ? { parts: furthest, last: here } : {}) });
  };
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(measure);
    },
    { passive: true },
  );
  addEventListener("scrollend", keep);
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
  keep();
}
