import { keepReading, readProgress } from "./progress.js";

/** Lights the strip under the header as far as the page has been read, and remembers how far that is. */
const strip = document.querySelector<HTMLElement>(".strip");
const article = document.querySelector<HTMLElement>("[data-reading]");

if (strip && article) {
  const lesson = article.dataset.reading ?? "";
  const headings = [...article.querySelectorAll<HTMLElement>("h2[id]")];
  let furthest = readProgress()[lesson]?.part ?? 0;
  let moved = false;
  let waiting = false;

  const measure = (): void => {
    waiting = false;
    const { top, height } = article.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (innerHeight - top) / height));
    strip.style.setProperty("--read", String(part));
    furthest = Math.max(furthest, part);
  };
  const keep = (): void => {
    if (!moved) return;
    const heading = headings.filter((one) => one.getBoundingClientRect().top < innerHeight / 2).at(-1)?.id ?? "";
    keepReading(lesson, { part: Number(furthest.toFixed(3)), at: Date.now(), heading });
  };
  addEventListener(
    "scroll",
    () => {
      moved = true;
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(measure);
    },
    { passive: true },
  );
  addEventListener("scrollend", keep);
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
  measure();
}
