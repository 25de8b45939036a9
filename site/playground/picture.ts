import type { Bench } from "./bench.js";
import { LivePicture } from "./livePicture.js";

/** The charts' sentence is the one to follow; these come less often, in milliseconds, so that it gets its turn. */
const betweenSentences = 6000;

/** The problem with what each net makes of it now, one picture for each arm. */
export function bring(host: HTMLElement, { model, session }: Bench): void {
  const panel = host.querySelector(".picture") as HTMLElement; // the page has one
  const figures = [...panel.querySelectorAll<HTMLElement>("figure")];
  const pictures = figures.map(
    (figure, arm) =>
      new LivePicture(figure, {
        figure: () => (arm < model.state.arms.length ? session.picture(arm) : null),
        isMoving: () => session.status === "running",
        pause: betweenSentences,
      }),
  );
  const ask = (): void => {
    for (const picture of pictures) picture.ask();
  };
  const showArms = (): void => {
    const { length } = model.state.arms;
    figures.forEach((figure, arm) => {
      figure.hidden = arm >= length;
    });
    panel.dataset.arms = String(length);
    ask();
  };
  // What is out of sight is not computed either.
  new IntersectionObserver((entries) => {
    session.watch = { ...session.watch, picture: entries.at(-1)?.isIntersecting ?? true };
  }).observe(panel);
  session.addEventListener("picture", ask);
  session.addEventListener("status", ask);
  model.addEventListener("state", showArms);
  showArms();
}
