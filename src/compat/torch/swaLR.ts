import { printed, raises } from "../raises.js";
import { forGroups, or, perGroup, real } from "../take.js";
import { schedulerClass } from "./scheduler.js";
import { strategy } from "./strategy.js";

/** From whatever rate there is to swa_lr in anneal_epochs steps, where it stays: for averaging the weights. */
export const swaLR = schedulerClass(
  "SWALR",
  { swa_lr: perGroup(real), anneal_epochs: or(epochs, 10), anneal_strategy: or(strategy, "cos") },
  {
    construct: ({ swa_lr, anneal_epochs }, groups) => {
      const rates = forGroups("SWALR", "swa_lr", swa_lr, groups.length);
      for (const [i, group] of groups.entries()) group.swa_lr = rates[i] as number;
      return { anneal_epochs };
    },
    getLr: ({ anneal_epochs, _step_count }, groups, { anneal_strategy }) => {
      const step = anneal_epochs === 0 ? Math.max(1, _step_count - 1) : _step_count - 1;
      const alphaAt = (at: number): number => {
        const part = Math.max(0, Math.min(1, at / Math.max(1, anneal_epochs)));
        return anneal_strategy === "cos" ? (1 - Math.cos(Math.PI * part)) / 2 : part;
      };
      const [before, alpha] = [alphaAt(step - 1), alphaAt(step)];
      return groups.map(({ lr, swa_lr = lr }) => {
        // Where this line began, worked out backwards from where the rate is now.
        const start = before === 1 ? swa_lr : (lr - before * swa_lr) / (1 - before);
        return swa_lr * alpha + start * (1 - alpha);
      });
    },
  },
);

function epochs(where: string, name: string, value: unknown): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  return raises(
    where,
    `${name} must be a whole number >= 0`,
    value,
    `anneal_epochs must be equal or greater than 0, got ${printed(value)}`,
  );
}
