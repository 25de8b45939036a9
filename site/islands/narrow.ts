import { phone } from "./phone.js";

/**
 * On a phone, replaces each drawing by the one made for its width, shortly before it comes into view. The page carries only the wide one;
 * a drawing that has been redrawn meanwhile is left alone. What is too wide, as a long formula, can be scrolled by keys.
 */
const fetched = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!(target instanceof HTMLElement)) continue;
      reachable(target); // each is told of once when the page has been laid out, wherever it is
      if (!isIntersecting) continue;
      fetched.unobserve(target);
      void swap(target).then(() => reachable(target));
    }
  },
  { rootMargin: "800px" },
);

function reachable(canvas: HTMLElement): void {
  if (canvas.scrollWidth > canvas.clientWidth) canvas.tabIndex = 0;
  else if (canvas !== document.activeElement) canvas.removeAttribute("tabindex");
}

async function swap(canvas: HTMLElement): Promise<void> {
  const drawn = canvas.firstElementChild;
  const address = canvas.dataset.narrow;
  if (!address) return;
  const answer = await fetch(address);
  if (!answer.ok) return;
  const svg = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (canvas.firstElementChild === drawn && phone.matches) canvas.replaceChildren(document.importNode(svg, true));
}

const canvases = document.querySelectorAll<HTMLElement>(".canvas, .display");
const observe = (): void => {
  if (phone.matches) for (const canvas of canvases) fetched.observe(canvas);
};
phone.addEventListener("change", observe);
observe();
