type Rule = "linear" | "sqrt" | "saturating";

/** The rate to try at batch size `to`, tuned at batch size `from`. */
export function scaledLr(
  lr: number,
  from: number, // examples behind an update, when lr was tuned
  to: number, // examples behind an update, now
  rule: Rule,
  critical: number, // the critical batch, for "saturating"
): number {
  if (rule === "linear") return (lr * from) / to; // which way?
  return lr * Math.min(to, critical); // and the other two?
}
