import { meterFigure } from "../../../src/labs/playground/meterFigure.js";
import { noiseSentence } from "../../../src/labs/playground/noiseSentence.js";
import { ratePlan } from "../../../src/labs/playground/ratePlan.js";
import { optimizerOf } from "../../../src/labs/playground/settings.js";
import { highestProduct, stabilityLimit, stabilityOf } from "../../../src/labs/playground/stability.js";
import { formatNumber } from "../../../src/plots/format.js";
import type { Bench } from "../bench.js";
import { LivePicture } from "../livePicture.js";
import { find } from "./parts.js";

/** How far beyond the limit the gauge reaches. */
const reach = 1.5;

/** The meters: rate times sharpness against what the optimizer bears, and the gradient's noise against the batch. */
export function bring(host: HTMLElement, { model, session }: Bench): void {
  const gauge = find(host, ".gauge");
  const readingsOf = (arm: number) => session.meters[arm] ?? [];
  const picture = new LivePicture(find(host, "figure"), {
    figure: () => {
      const readings = readingsOf(model.selected);
      return readings.length === 0 ? null : meterFigure(readings, model.state, model.selected);
    },
    isMoving: () => session.status === "running",
  });
  const show = (): void => {
    const { state, selected } = model;
    const readings = readingsOf(selected);
    const arm = state.arms[selected];
    find(host, ".meters").hidden = readings.length === 0;
    find(host, "[data-empty]").hidden = readings.length > 0;
    picture.ask();
    const last = readings.at(-1);
    if (!last || !arm) return;
    const { rates } = ratePlan(arm, state);
    const rate = rates[Math.min(last.step, state.steps - 1)] ?? 0;
    const optimizer = optimizerOf(state).spec;
    const limit = stabilityLimit(optimizer);
    const stability = last.sharpness === null ? null : stabilityOf({ rate, sharpness: last.sharpness, optimizer });
    const hasGauge = limit !== null && stability !== null;
    gauge.hidden = !hasGauge;
    find(host, ".gauge-scale").hidden = !hasGauge;
    if (hasGauge) {
      const { product } = stability;
      const most = reach * limit.value;
      gauge.style.setProperty("--part", String(Math.max(0, Math.min(1, product / most))));
      gauge.setAttribute("aria-valuemax", String(most));
      gauge.setAttribute("aria-valuenow", String(Math.max(0, Math.min(most, product))));
      gauge.setAttribute("aria-valuetext", `${formatNumber(product)}, of a limit of ${formatNumber(limit.value)}`);
      find(host, "[data-limit]").textContent = `limit ${formatNumber(limit.value)}`;
    }
    find(host, "[data-stability]").textContent =
      `After ${last.step} updates: ${stability?.sentence ?? "the sharpness did not settle, so it is not shown."}`;
    find(host, "[data-highest]").textContent = highestProduct(readings, { rates, optimizer });
    find(host, "[data-noise]").textContent = noiseSentence({ noiseScale: last.noiseScale, batch: state.batch });
  };
  // Measured while the tab is chosen, also where the reader has scrolled up to the charts.
  const watch = (): void => {
    if (session.watch.meters === host.hidden) session.watch = { ...session.watch, meters: !host.hidden };
  };
  new MutationObserver(watch).observe(host, { attributeFilter: ["hidden"] });
  watch();
  session.addEventListener("meters", show);
  session.addEventListener("status", show);
  model.addEventListener("state", show);
  show();
  host.dataset.live = "";
}
