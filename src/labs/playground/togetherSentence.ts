import { formatNumber } from "../../plots/format.js";

/** How a net, or several together, do on the validation data. */
export interface Scored {
  readonly loss: number;
  readonly accuracy: number | null;
}

/** Several snapshots together, against the last of them alone. */
export interface Together {
  readonly last: Scored;
  readonly average: Scored;
  /** Null where the task has no classes: there are no probabilities to average. */
  readonly ensemble: Scored | null;
  readonly count: number;
}

/** Differences of less than this part are none that one would see again. */
const slight = 0.01;

/**
 * What averaging the weights of snapshots, and averaging their answers, did for the loss.
 *
 * The average of weights costs as much as one net; the ensemble as much as all of its nets.
 */
export function togetherSentence({ last, average, ensemble, count }: Together): string {
  const against = (scored: Scored): string => {
    if (!Number.isFinite(scored.loss)) return "gives no numbers";
    const change = (scored.loss - last.loss) / last.loss;
    if (change > 5) return `has a loss ${formatNumber(1 + change, 2)} times as high (${formatNumber(scored.loss)})`;
    const size = `${formatNumber(Math.abs(100 * change), 2)} % `;
    return `${Math.abs(change) < slight ? "does as well" : change < 0 ? `has a loss ${size}lower` : `has a loss ${size}higher`} (${formatNumber(scored.loss)})`;
  };
  const mean = `Against the last of them alone (${formatNumber(last.loss)}), the average of the ${count} nets’ weights ${against(average)}`;
  const rest = ensemble
    ? `, and the average of their answers ${against(ensemble)}, at ${count} times the cost of an answer.`
    : ". There are no classes, so there are no answers to average.";
  const worse = average.loss > 1.5 * last.loss || !Number.isFinite(average.loss);
  const hint = worse ? " Averages help nets that are about equally good, with no barrier between them." : "";
  return `${mean}${rest}${hint} One run, one seed: a comparison of these takes paired seeds.`;
}
