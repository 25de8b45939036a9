/** How to vary each exercise of the course, by its lesson and id; one line for each. */
import fate from "./course/01-three-fates/exercises/fate/variant.js";
import maxStableLr from "./course/01-three-fates/exercises/max-stable-lr/variant.js";
import lossAlong from "./course/02-noise-floor/exercises/loss-along/variant.js";
import steadyVariance from "./course/02-noise-floor/exercises/steady-variance/variant.js";
import cosine from "./course/03-shapes/exercises/cosine/variant.js";
import gammaFor from "./course/03-shapes/exercises/gamma-for/variant.js";
import pairedCi from "./course/04-fair-fights/exercises/paired-ci/variant.js";
import verdict from "./course/04-fair-fights/exercises/verdict/variant.js";
import bestMilestone from "./course/05-dropping/exercises/best-milestone/variant.js";
import multistep from "./course/05-dropping/exercises/multistep/variant.js";
import adamRatioBound from "./course/06-warmup/exercises/adam-ratio-bound/variant.js";
import warmup from "./course/06-warmup/exercises/warmup/variant.js";
import rateAt from "./course/07-composing/exercises/rate-at/variant.js";
import totalUpdates from "./course/07-composing/exercises/total-updates/variant.js";
import ensemble from "./course/08-cycles/exercises/ensemble/variant.js";
import sgdr from "./course/08-cycles/exercises/sgdr/variant.js";
import oneCycle from "./course/09-one-cycle/exercises/one-cycle/variant.js";
import suggestLr from "./course/09-one-cycle/exercises/suggest-lr/variant.js";
import falseCutShare from "./course/10-plateau/exercises/false-cut-share/variant.js";
import plateau from "./course/10-plateau/exercises/plateau/variant.js";
import optimalPeak from "./course/11-beyond-fixed-horizons/exercises/optimal-peak/variant.js";
import wsd from "./course/11-beyond-fixed-horizons/exercises/wsd/variant.js";
import noiseScale from "./course/12-scale/exercises/noise-scale/variant.js";
import scaleLr from "./course/12-scale/exercises/scale-lr/variant.js";
import diagnose from "./course/13-ship-it/exercises/diagnose/variant.js";
import resume from "./course/13-ship-it/exercises/resume/variant.js";
import regret from "./course/14-capstone/exercises/regret/variant.js";
import withinBudget from "./course/14-capstone/exercises/within-budget/variant.js";
import softmaxBackward from "./engine/backpropagation/exercises/softmax-backward/variant.js";
import rateForFloor from "./schedules/constant/exercises/rate-for-floor/variant.js";
import untilItLearns from "./schedules/constant-warmup/exercises/until-it-learns/variant.js";
import firstBelow from "./schedules/cosine/exercises/first-below/variant.js";
import upsideDown from "./schedules/cosine-warmup/exercises/upside-down/variant.js";
import gammaAtTop from "./schedules/cyclic/exercises/gamma-at-top/variant.js";
import lastHeight from "./schedules/equal-cycles/exercises/last-height/variant.js";
import halfLifeOf from "./schedules/exponential/exercises/half-life-of/variant.js";
import sweep from "./schedules/exponential-warmup/exercises/sweep/variant.js";
import fallLength from "./schedules/flat-cosine/exercises/fall-length/variant.js";
import climbTime from "./schedules/greedy/exercises/climb-time/variant.js";
import follow from "./schedules/infinite/exercises/follow/variant.js";
import hfRate from "./schedules/inverse-sqrt/exercises/hf-rate/variant.js";
import finalPower from "./schedules/inverse-time/exercises/final-power/variant.js";
import kHolding from "./schedules/k-decay/exercises/k-holding/variant.js";
import planOf from "./schedules/linear/exercises/plan-of/variant.js";
import planBehind from "./schedules/linear-to-zero/exercises/plan-behind/variant.js";
import linearLr from "./schedules/linear-warmup/exercises/linear-lr/variant.js";
import milestonesIn from "./schedules/multi-step/exercises/milestones-in/variant.js";
import factorFor from "./schedules/noam/exercises/factor-for/variant.js";
import divisors from "./schedules/one-cycle/exercises/divisors/variant.js";
import firstCut from "./schedules/plateau/exercises/first-cut/variant.js";
import powerOf from "./schedules/polynomial/exercises/power-of/variant.js";
import sameTail from "./schedules/power/exercises/same-tail/variant.js";
import suggestRate from "./schedules/range-test/exercises/suggest-rate/variant.js";
import bentLine from "./schedules/rex/exercises/bent-line/variant.js";
import pieceAt from "./schedules/sequence/exercises/piece-at/variant.js";
import lastCycleEnd from "./schedules/sgdr/exercises/last-cycle-end/variant.js";
import largestStepSize from "./schedules/step-decay/exercises/largest-step-size/variant.js";
import atTheConstant from "./schedules/swa-anneal/exercises/at-the-constant/variant.js";
import windowFor from "./schedules/tanh/exercises/window-for/variant.js";
import toKeras from "./schedules/warmup-cosine/exercises/to-keras/variant.js";
import bill from "./schedules/wsd/exercises/bill/variant.js";
import type { MakeVariant } from "./variant.js";

export const variantMakers: Readonly<Record<string, MakeVariant>> = {
  "01-three-fates/fate": fate,
  "01-three-fates/max-stable-lr": maxStableLr,
  "02-noise-floor/loss-along": lossAlong,
  "02-noise-floor/steady-variance": steadyVariance,
  "03-shapes/cosine": cosine,
  "03-shapes/gamma-for": gammaFor,
  "04-fair-fights/paired-ci": pairedCi,
  "04-fair-fights/verdict": verdict,
  "05-dropping/best-milestone": bestMilestone,
  "05-dropping/multistep": multistep,
  "06-warmup/adam-ratio-bound": adamRatioBound,
  "06-warmup/warmup": warmup,
  "07-composing/rate-at": rateAt,
  "07-composing/total-updates": totalUpdates,
  "08-cycles/ensemble": ensemble,
  "08-cycles/sgdr": sgdr,
  "09-one-cycle/one-cycle": oneCycle,
  "09-one-cycle/suggest-lr": suggestLr,
  "10-plateau/false-cut-share": falseCutShare,
  "10-plateau/plateau": plateau,
  "11-beyond-fixed-horizons/optimal-peak": optimalPeak,
  "11-beyond-fixed-horizons/wsd": wsd,
  "12-scale/noise-scale": noiseScale,
  "12-scale/scale-lr": scaleLr,
  "13-ship-it/diagnose": diagnose,
  "13-ship-it/resume": resume,
  "14-capstone/regret": regret,
  "14-capstone/within-budget": withinBudget,
  "constant/rate-for-floor": rateForFloor,
  "constant-warmup/until-it-learns": untilItLearns,
  "cosine/first-below": firstBelow,
  "cyclic/gamma-at-top": gammaAtTop,
  "exponential/half-life-of": halfLifeOf,
  "exponential-warmup/sweep": sweep,
  "flat-cosine/fall-length": fallLength,
  "greedy/climb-time": climbTime,
  "infinite/follow": follow,
  "inverse-sqrt/hf-rate": hfRate,
  "k-decay/k-holding": kHolding,
  "multi-step/milestones-in": milestonesIn,
  "noam/factor-for": factorFor,
  "polynomial/power-of": powerOf,
  "rex/bent-line": bentLine,
  "sequence/piece-at": pieceAt,
  "sgdr/last-cycle-end": lastCycleEnd,
  "step-decay/largest-step-size": largestStepSize,
  "backpropagation/softmax-backward": softmaxBackward,
  "cosine-warmup/upside-down": upsideDown,
  "equal-cycles/last-height": lastHeight,
  "inverse-time/final-power": finalPower,
  "linear-to-zero/plan-behind": planBehind,
  "linear-warmup/linear-lr": linearLr,
  "linear/plan-of": planOf,
  "one-cycle/divisors": divisors,
  "plateau/first-cut": firstCut,
  "power/same-tail": sameTail,
  "range-test/suggest-rate": suggestRate,
  "swa-anneal/at-the-constant": atTheConstant,
  "tanh/window-for": windowFor,
  "warmup-cosine/to-keras": toKeras,
  "wsd/bill": bill,
};
