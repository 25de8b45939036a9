import { noiseFloor } from "../engine/noisyQuadratic.js";
import { maxStableRate, quadraticFate } from "../engine/quadratic.js";
import { formatNumber } from "../plots/format.js";
import { constant } from "../schedules/families/constant.js";
import { cosineAnnealing } from "../schedules/families/cosineAnnealing.js";
import { exponential } from "../schedules/families/exponential.js";
import { linear } from "../schedules/families/linear.js";
import { polynomial } from "../schedules/families/polynomial.js";
import type { Schedule } from "../schedules/schedule.js";
import { values as fairFights } from "./course/04-fair-fights/values.js";
import { values as droppedRates } from "./course/05-dropping/values.js";
import { values as warmupNumbers } from "./course/06-warmup/values.js";
import { values as composingNumbers } from "./course/07-composing/values.js";
import { values as cycleValues } from "./course/08-cycles/values.js";
import { values as finderValues } from "./course/09-one-cycle/values.js";
import { firstCut, slowest } from "./course/10-plateau/pictures.js";
import { shareText } from "./course/10-plateau/values.js";
import { values as beyondFixedHorizons } from "./course/11-beyond-fixed-horizons/values.js";
import { values as scaleValues } from "./course/12-scale/values.js";
import { crawl, story } from "./course/13-ship-it/pictures.js";
import { values as shipped } from "./course/13-ship-it/values.js";
import { values as capstoneValues } from "./course/14-capstone/values.js";
import { values as modelValues } from "./guide/models/values.js";
import { tune } from "./noisyQuadratic.js";
import { percent } from "./say.js";

/** One short answer. Question and answer are inline markdown with $math$; the proof is where a reader can see it happen. */
export interface ShortAnswer {
  /** The page's address: /answers/SLUG/. */
  readonly slug: string;
  readonly question: string;
  /** Three to six plain sentences; their numbers are computed here and now. */
  readonly answer: string;
  readonly proof: {
    /** The lesson's name, as in its address. */
    readonly lesson: string;
    /** The id of the plot, experiment or cell on the lesson's page. */
    readonly anchor: string;
    /** What the reader finds there. */
    readonly label: string;
  };
}

/** The course's noisy quadratic at the best of 41 peak rates. */
const best = (make: (peak: number) => Schedule, steps: number): number => tune(make, steps).loss;
const bestConstant = (steps: number): number => best((baseLr) => constant({ baseLr }), steps);
const bestCosine = (steps: number): number => best((baseLr) => cosineAnnealing({ baseLr, totalSteps: steps }), steps);
const bestLinear = (steps: number): number => best((baseLr) => linear({ baseLr, totalSteps: steps }), steps);
const bestExponential = (steps: number): number => best((baseLr) => exponential({ baseLr, gamma: 0.01 ** (1 / steps) }), steps);

const short = { constant: bestConstant(100), cosine: bestCosine(100), linear: bestLinear(100), exponential: bestExponential(100) };
const long = { constant: bestConstant(1000), cosine: bestCosine(1000), linear: bestLinear(1000), exponential: bestExponential(1000) };

/** What part of its first rate a schedule of a thousand updates has left at phase u. */
const left = (lr: Schedule, u: number): string => percent(lr(Math.round(1000 * u)), 3);
const run = { baseLr: 1, totalSteps: 1000 };
const cosine = cosineAnnealing(run);
const straight = linear(run);
const square = polynomial({ ...run, power: 2 });
const factors = exponential({ baseLr: 1, gamma: 0.01 ** (1 / 1000) });

/** The loss at which a constant rate settles on a bowl with curvature 1 and noise of variance 1. */
const floorLoss = (rate: number): string => formatNumber(noiseFloor({ rate, curvature: 1, noiseVariance: 1 }) / 2);

const climbing = cosineAnnealing({ baseLr: 0.1, totalSteps: 100, pastEnd: "mirror" });
const swing = quadraticFate({ rate: 0.4, curvature: 4 }).factor;
const halving = Math.log(2) / -Math.log(0.95);

const fair = fairFights() as Readonly<
  Record<
    "gainLow" | "gainHigh" | "gainBest" | "gainCoarse" | "constantRate" | "cosineRate" | "seeds" | "earlyRate" | "endBest" | "endCost",
    string
  >
>; // names of its values
const beyond = beyondFixedHorizons();
const scale = scaleValues();

const cycles = cycleValues() as Readonly<Record<string, string>>;
const finder = finderValues() as Readonly<Record<string, string>>;

const drops = droppedRates() as Readonly<
  Record<
    | "presses"
    | "fellAtOnce"
    | "fellAfterTen"
    | "fallOfTen"
    | "highestDropped"
    | "restartRose"
    | "restartTen"
    | "mlpThirds"
    | "mlpHalvings"
    | "normLate"
    | "seeds"
    | "normSeeds",
    string
  >
>; // names of its values

const warm = warmupNumbers();
const pieces = composingNumbers();
const capstone = capstoneValues();
const models = modelValues() as Readonly<Record<string, string>>;

/** The answers that the lessons so far prove. */
export const answers: readonly ShortAnswer[] = [
  {
    slug: "why-change-the-rate",
    question: "Why change the learning rate during training at all?",
    answer: `Because a run has two things to do, and they want opposite rates. Forgetting the start wants a high rate; keeping the noise out wants a low one. A schedule can have both, one after the other. On a noisy quadratic of 100 directions the best constant rate ends at a loss of ${formatNumber(long.constant)} after 1000 updates, and a cosine from its own best peak at ${formatNumber(long.cosine)}: ${formatNumber(long.constant / long.cosine, 2)} times lower. After 100 updates the gain is only ${formatNumber(short.constant / short.cosine, 2)} times. Lowering the rate pays once noise is what holds the run up.`,
    proof: { lesson: "03-shapes", anchor: "race", label: "Constant and schedules over all peak rates" },
  },
  {
    slug: "what-a-constant-rate-costs",
    question: "What does a constant learning rate cost?",
    answer: `A floor: a loss that the run settles at and never gets below. With noise of variance $\\sigma^2$ in the gradient and a curvature $h$, the parameter settles at a variance of $\\eta\\sigma^2/(h(2 - \\eta h))$ and stays there. With $h = \\sigma^2 = 1$ that is a loss of ${floorLoss(0.1)} at $\\eta = 0.1$ and of ${floorLoss(0.05)} at half of that rate. A lower rate has a lower floor, and needs longer to reach it. There is no floor where the noise vanishes at the minimum, and averaging the iterates lowers it without touching the rate.`,
    proof: { lesson: "02-noise-floor", anchor: "cloud", label: "500 runs and the line that was drawn before them" },
  },
  {
    slug: "which-shape-falls-where",
    question: "Which schedule falls where?",
    answer: `An exponential falls first, a straight line evenly, and a cosine is slow at both ends and fastest in the middle. What is left after a quarter of the run: ${left(cosine, 0.25)} on a cosine, ${left(straight, 0.25)} on a straight line, ${left(square, 0.25)} on a polynomial with $p = 2$, ${left(factors, 0.25)} on an exponential that ends at 1 %. Half-way it is ${left(cosine, 0.5)}, ${left(straight, 0.5)}, ${left(square, 0.5)} and ${left(factors, 0.5)}. Staircases fall at their milestones and nowhere else. An inverse square root falls early, then ever more slowly, and never reaches zero.`,
    proof: { lesson: "03-shapes", anchor: "zoo", label: "All shapes on one sheet, linear and log" },
  },
  {
    slug: "does-a-cosine-fall-fast-at-first",
    question: "Does a cosine schedule fall fast at first?",
    answer: `No: it starts flat. After a tenth of the run it still has ${left(cosine, 0.1)} of its first rate. It falls fastest half-way, $\\pi/2$ times as fast as a straight line, and ends flat again, with ${left(cosine, 0.9)} left after nine tenths. “Fast first, then gentle” describes an exponential.`,
    proof: { lesson: "03-shapes", anchor: "slope", label: "A shape and its slope, one above the other" },
  },
  {
    slug: "which-shape-is-best",
    question: "Which schedule is the best one?",
    answer: `No shape wins every run. On the course's noisy quadratic, each at its own best peak, the straight line ends lowest after 100 updates, at ${formatNumber(short.linear)} against ${formatNumber(short.exponential)} for an exponential to 1 %. After 1000 updates the exponential ends lowest, at ${formatNumber(long.exponential)} against ${formatNumber(long.linear)}. The order depends on the length of the run and on the curvatures. Every shape has its own best peak rate, so a comparison at one shared rate mostly tells which shape that rate suits.`,
    proof: { lesson: "03-shapes", anchor: "race", label: "Final loss over all peak rates, for eight shapes" },
  },
  {
    slug: "which-gamma",
    question: "Which decay factor should an exponential schedule have?",
    answer: `Choose the end, not the factor. To be at a part $r$ of the first rate after $T$ updates, take $\\gamma = r^{1/T}$: for 1 % after 100 updates ${formatNumber(0.01 ** (1 / 100), 4)}, after 1000 updates ${formatNumber(0.01 ** (1 / 1000), 4)}. A factor alone says nothing. At 0.95 the rate halves every ${formatNumber(halving)} updates, so after 200 only ${formatNumber(0.95 ** 200, 2)} of it is left.`,
    proof: { lesson: "03-shapes", anchor: "half-life", label: "A factor, its half-life and its end" },
  },
  {
    slug: "how-large-may-the-rate-be",
    question: "How large may the learning rate be?",
    answer: `On a quadratic, at most $2/h$, where $h$ is the largest curvature. With curvatures 1 and 4 the limit is ${formatNumber(maxStableRate([1, 4]))}, whatever the flat direction would like. Above the limit each update multiplies the distance along the sharp direction by a number below −1, and the run flies away. Real losses change their curvature as the run goes, so there the limit moves.`,
    proof: { lesson: "01-three-fates", anchor: "valley", label: "Two directions, one rate" },
  },
  {
    slug: "is-oscillation-divergence",
    question: "My loss oscillates. Is the rate too high?",
    answer: `Not necessarily: a run may oscillate and converge. On a quadratic a rate between $1/h$ and $2/h$ makes the parameter change sides at every update and still come closer. With $h = 4$ and $\\eta = 0.4$ the factor per update is ${formatNumber(swing)}: it changes sides, and keeps ${percent(-swing)} of the distance. Only a factor below −1 diverges. And with noise in the gradient a loss goes up and down at any rate.`,
    proof: { lesson: "01-three-fates", anchor: "descent", label: "One point, one bowl, one rate" },
  },
  {
    slug: "why-does-cosine-climb-back",
    question: "Why does my learning rate rise again at the end of a cosine schedule?",
    answer: `Because the run makes more updates than the schedule was told. PyTorch's \`CosineAnnealingLR\` follows the cosine past \`T_max\`: with a peak of 0.1 and \`T_max=100\` the rate is ${formatNumber(climbing(100))} at update 100, ${formatNumber(climbing(150))} at update 150, and the whole ${formatNumber(climbing(200))} again at update 200. It prints no warning. \`T_max\` counts calls of \`scheduler.step()\`, so a length in epochs with a step per batch does this many times over. optax, Keras, timm and this course's library hold the floor instead.`,
    proof: { lesson: "cosine", anchor: "edges", label: "Planned for one length, run for another" },
  },
  {
    slug: "same-rate-or-best-rate",
    question: "Should two schedules be compared at the same learning rate?",
    answer: `No: a common rate suits one of them. On the course's glyphs the cosine differs from a constant by ${fair.gainLow} points of accuracy at a rate of 0.003, and by ${fair.gainHigh} at 0.1, over ${fair.seeds} paired seeds. Give each its own best rate, from the same number of trials on validation data: ${fair.constantRate} for the constant, ${fair.cosineRate} for the cosine, and a gain of ${fair.gainBest}. With only five rates to choose from it was ${fair.gainCoarse}, because a coarse grid favours whichever forgives a wrong rate.`,
    proof: { lesson: "04-fair-fights", anchor: "one-rate", label: "One rate, every rate, and each at its best" },
  },
  {
    slug: "can-i-choose-a-rate-early",
    question: "Can I choose the learning rate by the first few per cent of training?",
    answer: `You would choose for a short run. Nine rates under a cosine, looked at after 5 % of the updates: ${fair.earlyRate} leads. At the end ${fair.endBest} is best, and the early leader is ${fair.endCost} points behind. A high rate pays for its noise at once and is paid back only when the rate comes down. Shorten the whole run, schedule included, rather than stopping a long one.`,
    proof: { lesson: "04-fair-fights", anchor: "horizon", label: "The leader after a part of the run, and at the end" },
  },
  {
    slug: "what-if-i-must-stop-early",
    question: "My run was planned for a cosine and must stop early. What have I lost?",
    answer: `It depends on how early. A cosine stopped at 60 % still has ${beyond.left} of its peak. On the exact noisy quadratic it then stands at a loss of ${beyond.cosine600}, where a run that was held and cooled down over its last fifth ends at ${beyond.branch600}. On the course's glyphs the same cooldown is ${beyond.earlyCosine} points of accuracy against the cosine when both are stopped at 40 % of the plan, and ${beyond.branchCosine} at 60 %, over ${beyond.seeds} paired seeds. If you can still choose, hold the rate and cool down when you are asked to, or keep a moving average of the parameters.`,
    proof: { lesson: "11-beyond-fixed-horizons", anchor: "stop-anywhere", label: "One trunk, a branch wherever you stop" },
  },
  {
    slug: "is-averaging-as-good-as-decay",
    question: "Can averaging the parameters replace decaying the learning rate?",
    answer: `In this course's runs, yes. An MLP was trained on fresh glyphs at a held rate, with a moving average over some hundred updates beside it. After 750 updates the average stands at ${beyond.accAverage}, the parameters themselves at ${beyond.accConstant}, and a straight line to zero that had been told the stop at ${beyond.accTold}: average less line is ${beyond.averageTold}, in points. The average needs no horizon and no extra update. It lags early in a run, and statistics of batch norm must be computed anew for it.`,
    proof: { lesson: "11-beyond-fixed-horizons", anchor: "every-stop", label: "The model that is ready, at five stops" },
  },
  {
    slug: "which-rate-for-a-larger-batch",
    question: "How should the learning rate change with the batch size?",
    answer: `For SGD in proportion to the batch while it is small, and not at all once it is large. On the course's glyphs, with the number of examples fixed, the best rate rises with a slope of ${scale.sgdRise} on log axes from batch 8 to 64, and of ${scale.sgdFlat} from 64 to 512. For Adam begin with the square root: measured were ${scale.adamRise} and ${scale.adamFlat}. A slope of 1 is the linear rule, 0.5 the square root. Where the bend lies depends on the task, and during a run it moves up as gradients get noisier.`,
    proof: { lesson: "12-scale", anchor: "best-rates", label: "The best rate for a batch, measured" },
  },
  {
    slug: "does-decay-lead-to-sharp-minima",
    question: "Does lowering the learning rate lead into sharp minima?",
    answer: `A lower rate allows a sharper place, and training tends to use it. In full-batch runs of a small net the largest curvature grew until rate times curvature was ${scale.edge} at a rate of 0.6 and ${scale.edgeLow} at 0.3, so the curvature itself was ${scale.lambdaConstant} and ${scale.lambdaLow}. Under a straight line to zero it rose to ${scale.lambdaLinear}. Whether a sharper minimum is worse on new data is contested: sharpness can be changed without changing what the net computes.`,
    proof: { lesson: "12-scale", anchor: "meter", label: "Sharpness times rate, under four schedules" },
  },
  {
    slug: "do-snapshot-ensembles-pay",
    question: "Do snapshot ensembles pay?",
    answer: `It depends on whether the members are good, and differ. On a small MLP five snapshots together came to ${cycles.ensembleGainMlp} points, less one cosine of the same budget, each at its own best peak. At a peak of ${cycles.lowPeak} for both it was ${cycles.lowGainMlp}: there two snapshots differ on only ${cycles.coldDifferMlp} of the answers. On a small CNN with batch norm, which a fifth of the budget does not train, it was ${cycles.ensembleGainCnn}. Five members cost five times as much at inference. The last snapshot alone came to ${cycles.snapshotGainMlp} on the MLP.`,
    proof: { lesson: "08-cycles", anchor: "five-for-one", label: "One budget, spent in one fall or in five, at every peak" },
  },
  {
    slug: "can-i-trust-a-learning-rate-finder",
    question: "Can I trust a learning-rate finder?",
    answer: `Not its one number. The usual code, which takes the steepest place of a smoothed curve, answered a rate at which nothing happens in ${finder.naiveFoot100} of ${finder.seeds} shuffles of one task, and in ${finder.naiveFoot300} with a longer test. With the first ten points left out, the median went from ${finder.skippedMedian100} to ${finder.skippedMedian300} when the test went from 100 to 300 updates. Half of the rate with the lowest loss, read off symmetric means, was steady: ${finder.pickMedian100} and ${finder.pickMedian300}. Take it as a place to start three short runs from, with the schedule you will use.`,
    proof: { lesson: "09-one-cycle", anchor: "picks", label: "What a finder answers to 24 shuffles" },
  },
  {
    slug: "is-one-cycle-ten-times-as-fast",
    question: "Does one cycle train ten times as fast?",
    answer: `Ask: faster than what? On a small MLP, against a constant rate of 25 epochs that had been sought among 0.01 and 0.1, one cycle was as good ${finder["soon-tens-onecycle"]}, and so was the constant itself at a better rate. Against a tuned one it was ${finder["soon-all-onecycle"]}. Less a straight line at its own best peak, one cycle came to ${finder.mlp25CycleLess} points on the MLP. On a small CNN with batch norm and 4 epochs it came to ${finder.cnnCycleLess}. The factor of ten was reported for deep residual nets and was not seen at this scale.`,
    proof: { lesson: "09-one-cycle", anchor: "fewer", label: "How many times faster, against which baseline" },
  },
  {
    slug: "does-the-loss-spike-at-a-drop",
    question: "Does the training loss spike when the learning rate drops?",
    answer: `No, it falls. The rate of ${drops.presses} small runs was divided by ten at random moments: after one update the loss stood lower in ${drops.fellAtOnce}, after ten in ${drops.fellAfterTen}, by ${drops.fallOfTen} on average, and never more than ${drops.highestDropped} above where it had been. On a noisy quadratic the exact expected loss cannot rise. The spike belongs to the opposite change: with the rate multiplied by ten, as in a restart, the loss stood higher after ten updates in ${drops.restartRose} of ${drops.presses} runs, by ${drops.restartTen}. Where a net knows its examples by heart, a drop neither spikes nor helps: it slows the run.`,
    proof: { lesson: "05-dropping", anchor: "pressed", label: "The loss after a drop, and after a raise" },
  },
  {
    slug: "cosine-or-step",
    question: "Cosine or step decay?",
    answer: `It depends on the net and the run, and less than on the rate. Each at its own best rate: on a small dense net (${drops.seeds} paired seeds) drops by ten at 1/3 and 2/3 end ${drops.mlpThirds} points from the cosine, and five halvings in the second half ${drops.mlpHalvings}, which can't be told apart. On a small convolutional net with batch norm (${drops.normSeeds} seeds) drops at 3/4 and 9/10 end ${drops.normLate} points ahead of it. Many small stairs are nearly a cosine; two large ones have to stand in the right place.`,
    proof: { lesson: "05-dropping", anchor: "step-or-cosine", label: "Staircases against the cosine, in three arenas" },
  },
  {
    slug: "why-warm-up",
    question: "Why warm up the learning rate?",
    answer: `To make a high peak rate survivable. Adam's first update moves every parameter by the whole rate, in a direction that one batch decides, and at a high rate that can throw a net out for good. A small post-norm transformer at three times its good rate ended at a loss of ${warm.edge0} without a warmup and of ${warm.edge50} behind 50 updates of it (${warm.seeds} paired seeds). Each at its own best rate the difference was ${warm.bestGain}, and at a modest rate the warmup cost ${warm.modest50}. It is not Adam's young second moment: bias correction takes care of that.`,
    proof: { lesson: "06-warmup", anchor: "map", label: "Loss over rate and warmup, with your own runs beside it" },
  },
  {
    slug: "how-long-should-a-warmup-be",
    question: "How long should a warmup be?",
    answer: `Count updates, not per cent. The first updates don't know how long the run will be. With 4 % of warmup a small transformer ended at ${warm.short4} in a run of 100 updates and at ${warm.long16} in one of 400; with 16 updates it ended at ${warm.short16} and ${warm.long16}. Published recipes run from about a tenth of a per cent to more than four, and several are fixed counts. Raise the peak until the start breaks, lengthen the warmup, and keep it if the higher peak ends lower.`,
    proof: { lesson: "06-warmup", anchor: "lengths", label: "Two lengths of run, by share and by count" },
  },
  {
    slug: "what-if-total-steps-is-wrong",
    question: "What does it cost to tell a schedule the wrong length?",
    answer: `As much as a wrong peak rate, because that is what it acts like. A cosine planned for four times the updates ends at ${pieces.tooLongEnd} of its peak. On a small net that cost ${pieces.fourAtFit} points at the right plan's best peak, ${pieces.fourOwn} at its own, and at a peak that was too low the wrong plan was even ahead. Too short a length costs more: ${pieces.climbsOwn} points where the cosine climbs again, as PyTorch's does. Count calls of the optimizer's step, after accumulation.`,
    proof: { lesson: "07-composing", anchor: "horizons", label: "A wrong horizon at every peak rate" },
  },
  {
    slug: "step-per-epoch-or-per-update",
    question: "Should a scheduler step once per epoch or once per update?",
    answer: `Once per update where you can, because warmups and short runs need it, but don't expect accuracy from it. A cosine with one rate per epoch, ten epochs, differed by ${pieces.stairsAtFit} points from the smooth one at the same peak. What hurts is another unit: a plan in updates that was stepped once per epoch cost ${pieces.perEpochCost} points, because its warmup never ended.`,
    proof: { lesson: "07-composing", anchor: "units", label: "The price of a wrong count" },
  },
  {
    slug: "is-reduce-on-plateau-safe",
    question: "Is ReduceLROnPlateau a safe choice when I am unsure?",
    answer: `Only where the metric is quiet. Let the true loss fall by 0.2 % with each of 100 observations, so that no cut is due. With patience 10 the share of runs that are cut all the same is ${shareText(10, 0.005)} at a noise of half a per cent, ${shareText(10, 0.01)} at one and ${shareText(10, 0.03)} at three. Compare the progress within one patience with the noise: from about four times the noise on, false cuts are rare. Where the length of the run is known, a planned decay needs no luck.`,
    proof: { lesson: "10-plateau", anchor: "false-cuts", label: "How often noise alone cuts the rate" },
  },
  {
    slug: "what-does-patience-count",
    question: "After how many epochs does patience 10 cut the rate?",
    answer: `After ${firstCut(0, { patience: 10, threshold: 1e-4 })}, if the metric stands still from the first one on, in PyTorch. The first observation sets the best value, ten are let pass, and the next one is the cut. Progress adds up meanwhile: with the shipped threshold a fall of ${formatNumber(100 * slowest(1e-4, 10), 2)} % an epoch is enough to keep the rate for ever.`,
    proof: { lesson: "10-plateau", anchor: "counter", label: "What the rule remembers, one observation after another" },
  },
  {
    slug: "cosine-resumed-without-its-state",
    question: "What happens to a cosine schedule that is resumed without the scheduler's state?",
    answer: `In PyTorch it crawls, if the optimizer was restored: the next rate is computed from the present one, by the factor of a cosine that has just begun. Stopped after ${story.stopped} of ${story.epochs} epochs, it goes on at ${formatNumber(crawl().logged[story.stopped] ?? 0)} and ends at ${formatNumber(crawl().logged.at(-1) ?? 0)} instead of ${formatNumber(crawl().planned.at(-1) ?? 0)}. Schedulers that compute from a counter, such as \`OneCycleLR\` and \`LambdaLR\`, start over instead. Build everything first, then load everything, and compare ten updates bit for bit.`,
    proof: { lesson: "13-ship-it", anchor: "log", label: "The log of such a run, and the plan" },
  },
  {
    slug: "warmup-when-fine-tuning",
    question: "Do I need warmup when I fine-tune?",
    answer: `It depends on the optimizer and the rate, so try both. In this course's small fine-tuning, each at its own best rate, warmup changes the new task by ${shipped().sgdWarmup} points of accuracy with SGD and by ${shipped().adamWarmup} with Adam. What is kept of the old task changes by ${shipped().sgdWarmupKept} and ${shipped().adamWarmupKept}. The rate of the whole run decides far more than its first updates. Measure the old task beside the new one.`,
    proof: { lesson: "13-ship-it", anchor: "forgetting", label: "What is learnt and what is kept, against the rate" },
  },
  {
    slug: "is-wsd-as-good-as-a-cosine",
    question: "Is warmup, stable, decay (WSD) as good as a cosine?",
    answer: `On the course's glyphs nobody could tell them apart at the end of the plan: branch less cosine is ${beyond.lateCosine}, in points of accuracy over ${beyond.seeds} paired seeds. Stopped at 40 % it is ${beyond.earlyCosine}. On the exact noisy quadratic the cosine, which knew the end, stands lower there: ${beyond.cosineEnd} against ${beyond.branchEnd}. So a held rate with a short cooldown buys freedom to stop, and the price for it depends on the problem. Nothing here was a language model; reports about those call the two about equal.`,
    proof: { lesson: "11-beyond-fixed-horizons", anchor: "every-stop", label: "The model that is ready, at five stops" },
  },
  {
    slug: "end-at-zero-or-at-a-tenth",
    question: "Should the learning rate end at zero or at a tenth of its peak?",
    answer: `It matters when the peak is high. On the noisy quadratic a rate of 0.3, cooled over the whole run, ends at a loss of ${beyond.highZero} with zero and of ${beyond.highTenth} with a tenth. From a trunk at 0.12, cooled over the last 5 %, a tenth is ahead by a hair: ${beyond.lineTenth} against ${beyond.lineZero}. On a small net the difference was ${beyond.tenthZero}. GPT-3 and LLaMA ended at a tenth, BERT at zero; a later report on language models prefers zero, the more so the longer the run.`,
    proof: { lesson: "11-beyond-fixed-horizons", anchor: "cooldowns", label: "How long, how far, which shape" },
  },
  {
    slug: "which-rate-to-start-with",
    question: "Which learning rate should I start with?",
    answer: `One that a close relative of your run used: same optimizer, similar size and batch, and weights from the same place. Whether they were trained before matters most. GPT was trained from first weights at a peak of ${models.gptPeak} and fine-tuned at ${models.gptTuned}; BERT at ${models.bertPeak}, then at ${models.bertTuned}. ResNet's ${models.resnetPeak} is for SGD with momentum. Then try a third of it and three times as much, judged at the end of full runs.`,
    proof: { lesson: "models", anchor: "gallery", label: "Eight published schedules with their peaks" },
  },
  {
    slug: "which-schedule-did-they-use",
    question: "Which schedules did GPT-3, BERT, T5 and LLaMA use?",
    answer: `Three different ones. GPT-3 and LLaMA warmed up and followed a cosine to a tenth of the peak, GPT-3 over ${models.gpt3Warmup} of its tokens and LLaMA over ${models.llamaWarmup} of its updates. BERT warmed up for ${models.bertWarmup} and fell in a straight line to zero. T5 held its rate for ${models.t5Warmup} of the run and then followed an inverse square root, which left it at ${models.t5End} of the peak. Nobody trained any of them twice with only the schedule changed, so this says what was used, and nothing about what is best.`,
    proof: { lesson: "models", anchor: "match", label: "Match eight traces with their models" },
  },
  {
    slug: "can-i-reuse-a-tuned-rate",
    question: "Can I take over a learning rate that was tuned on a similar task?",
    answer: `As a place to begin, and no further. A peak of ${capstone.oldRate} was best for a cosine on this course's dense net. Taken to a net with one layer more, smaller batches and pictures of the same kind, it got ${capstone.carriedMean} % right after ${capstone.budget} updates. The best of six tuned shapes gets ${capstone.referenceMean} % there. Between their best and worst shape lie ${capstone.shapeSpan} points, between good and bad rates of a straight line ${capstone.rateSpan}. So take the search along instead of the number: find where training breaks, and compare whole runs below it.`,
    proof: { lesson: "14-capstone", anchor: "standing", label: "Plain choices and a carried one, against a tuned reference" },
  },
];
