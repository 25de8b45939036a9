import { writeState } from "../../src/labs/playground/stateUrl.js";
import { fromAddress, isEmbedded } from "./address.js";
import type { Bench } from "./bench.js";
import { bring as bringByHand } from "./byHand.js";
import { bring as bringCharts } from "./charts.js";
import { bring as bringLink } from "./link.js";
import { Model } from "./model.js";
import { bringPanel } from "./panels.js";
import { bring as bringPicture } from "./picture.js";
import { bring as bringReadings } from "./readings.js";
import { bring as bringRunBar } from "./runBar.js";
import { Session } from "./session.js";
import { bring as bringSetup } from "./setup.js";
import { bring as bringTabs } from "./tabs.js";
import { Troubles } from "./troubles.js";

const parts = [bringSetup, bringRunBar, bringByHand, bringCharts, bringReadings, bringPicture, bringLink, bringTabs];

/** Lets the page paint and answer in between: a phone takes several times as long for each part. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Makes the playground live: one model, one session, and the panels that show and change them. Resolves when its first parts are. */
export async function openPlayground(host: HTMLElement): Promise<void> {
  if (isEmbedded()) document.documentElement.dataset.embed = "";
  const { state, trouble } = fromAddress();
  const [model, session] = [new Model(state), new Session(state)];
  const troubles = new Troubles(host.querySelector(".troubles") as HTMLElement); // the page has one

  const showTrouble = (sentences: readonly string[]): void =>
    sentences.forEach((sentence, i) => {
      troubles.say(`address ${i}`, sentence);
    });
  const showStatus = (): void => {
    host.dataset.status = session.status;
    troubles.say("session", session.trouble);
  };
  session.addEventListener("status", showStatus);
  model.addEventListener("state", () => session.update(model.state));
  addEventListener("popstate", () => {
    const { state, trouble } = fromAddress();
    if (writeState(state) !== writeState(model.state)) model.set(state);
    showTrouble(trouble);
  });

  const bench: Bench = { model, session };
  for (const bring of parts) {
    bring(host, bench);
    await breath();
  }
  const schedule = host.querySelector<HTMLElement>(".schedule");
  if (schedule)
    bringPanel("schedule", schedule, bench).catch(() =>
      troubles.say("schedule", "The schedule editor's code did not load. Reload the page to try again."),
    );
  showTrouble(trouble);
  showStatus();
}
