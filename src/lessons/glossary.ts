/** One term of the course: what it means here, and the lessons that use it. Definitions are inline markdown with $math$. */
export interface Term {
  /** The address on the glossary page: /glossary/#SLUG. */
  readonly slug: string;
  readonly term: string;
  readonly definition: string;
  /** Names of the lessons and schedule pages where it is explained or used, the explaining one first. */
  readonly used: readonly string[];
}

/** The terms of the course, in alphabetical order. */
export const glossary: readonly Term[] = [
  {
    slug: "anneal",
    term: "Anneal",
    definition:
      "To lower the rate slowly, so that the parameters can settle as the noise dies away. The word is from metalwork, where slow cooling finds a good order. A sudden drop is a *quench*.",
    used: ["05-dropping"],
  },
  {
    slug: "area",
    term: "Area under a schedule",
    definition:
      "The sum of a schedule's rates over the run. Without noise it decides how much of the start is left: about $e^{-h \\sum_t \\eta(t)}$ along a direction of curvature $h$, as long as $\\eta h$ is small.",
    used: ["03-shapes"],
  },
  {
    slug: "barrier",
    term: "Barrier",
    definition:
      "How far the loss rises above the straight line between its ends, on the way from one snapshot of a net to another. None on that line says that both lie in one valley there; it does not say that they answer alike.",
    used: ["08-cycles"],
  },
  {
    slug: "base-rate",
    term: "Base rate",
    definition: "The rate that a schedule starts from and scales, $\\eta_0$. PyTorch keeps it in each parameter group as `initial_lr`.",
    used: ["03-shapes", "cosine"],
  },
  {
    slug: "bias",
    term: "Bias",
    definition: "Where the average run stands: what is left of the distance to the minimum. It shrinks by $1 - \\eta h$ with each update.",
    used: ["02-noise-floor", "03-shapes"],
  },
  {
    slug: "bias-correction",
    term: "Bias correction",
    definition:
      "Dividing Adam's averages by $1 - \\beta^t$, which makes up for their start at 0. With it the first update is one rate long in every coordinate; without it early updates are several times too long.",
    used: ["06-warmup", "linear-warmup"],
  },
  {
    slug: "branch",
    term: "Branch",
    definition: "A short cooldown that leaves a trunk at a checkpoint and ends in a finished model, while the trunk goes on.",
    used: ["11-beyond-fixed-horizons"],
  },
  {
    slug: "checkpoint",
    term: "Checkpoint",
    definition:
      "All that the rest of a run depends on, in a file: parameters, the optimizer's state, the schedule's clock, random numbers, the place in the data. It is right when the resumed run and one that never stopped agree to the last bit.",
    used: ["13-ship-it"],
  },
  {
    slug: "condition-number",
    term: "Condition number",
    definition:
      "The largest curvature of a loss divided by the smallest, $\\kappa = h_{\\max}/h_{\\min}$. The larger it is, the slower the flattest direction learns at any rate that the sharpest one allows.",
    used: ["01-three-fates"],
  },
  {
    slug: "controller",
    term: "Controller",
    definition: "A rule that reads a metric and returns a rate, with a memory of its own. A schedule reads the clock instead.",
    used: ["10-plateau", "plateau"],
  },
  {
    slug: "convex-bound",
    term: "Convex bound",
    definition:
      "A most that SGD can end above the minimum, for every convex loss with a given distance and longest gradient and for any list of rates.",
    used: ["11-beyond-fixed-horizons"],
  },
  {
    slug: "cooldown",
    term: "Cooldown",
    definition:
      "The last part of a run, in which the rate falls from a rate that was held. Its loss drops because the noise of the high rate leaves.",
    used: ["11-beyond-fixed-horizons"],
  },
  {
    slug: "critical-batch",
    term: "Critical batch",
    definition:
      "The batch size $B_{\\mathrm{c}}$ at which a run needs twice the fewest updates that any batch needs. Far below it twice the batch halves the updates, far above it nothing is won.",
    used: ["12-scale"],
  },
  {
    slug: "curvature",
    term: "Curvature",
    definition:
      "How fast the gradient grows with the distance from the minimum, $h$: the second derivative of the loss. Many parameters have many curvatures, one for each direction.",
    used: ["01-three-fates", "02-noise-floor", "03-shapes"],
  },
  {
    slug: "decay-factor",
    term: "Decay factor",
    definition:
      "What the rate is multiplied by, $\\gamma$: at each drop of a staircase, or at each update of an exponential. A factor means nothing without the number of times it is applied.",
    used: ["03-shapes"],
  },
  {
    slug: "divergence",
    term: "Divergence",
    definition:
      "What a run does whose distance to the minimum grows with every update. On a quadratic it begins where $\\eta h$ exceeds 2. A run that swings from side to side need not diverge.",
    used: ["01-three-fates"],
  },
  {
    slug: "edge-of-stability",
    term: "Edge of stability",
    definition:
      "Where full-batch training with a held rate ends up: the sharpness has grown until $\\lambda\\eta$ is about 2, and stays there while the loss goes on falling.",
    used: ["12-scale"],
  },
  {
    slug: "ema",
    term: "EMA of parameters",
    definition:
      "An exponential moving average of the parameters that a run passes through, over some $1/(1 - \\beta)$ updates. It is calmer than the last iterate and costs no update.",
    used: ["11-beyond-fixed-horizons", "12-scale"],
  },
  {
    slug: "ensemble",
    term: "Ensemble",
    definition:
      "Several models that answer together: the probabilities of all are averaged, $p(x) = \\frac{1}{M}\\sum_m p_m(x)$. It gains where members are good and err differently, and costs $M$ times as much at inference.",
    used: ["08-cycles", "equal-cycles"],
  },
  {
    slug: "epoch",
    term: "Epoch",
    definition:
      "One pass over the training data. How many updates that is depends on the batch, and on the accumulation; schedules of this course count updates.",
    used: ["07-composing"],
  },
  {
    slug: "expected-loss",
    term: "Expected loss",
    definition:
      "The loss averaged over all the noise there could have been. On a noisy quadratic it can be computed exactly, without drawing a single random number.",
    used: ["02-noise-floor", "03-shapes", "cosine"],
  },
  {
    slug: "false-cut",
    term: "False cut",
    definition:
      "A cut of the rate that noise in the metric caused, while the loss was still falling. It looks like any other cut, and none is taken back.",
    used: ["10-plateau"],
  },
  {
    slug: "fine-tuning",
    term: "Fine-tuning",
    definition: "Training that begins from weights that have learnt another task, mostly with a new head and a lower rate.",
    used: ["13-ship-it"],
  },
  {
    slug: "forgetting",
    term: "Forgetting",
    definition: "What a net loses of an old task while it learns a new one: the accuracy on the old task before, less that after.",
    used: ["13-ship-it"],
  },
  {
    slug: "gradient-accumulation",
    term: "Gradient accumulation",
    definition:
      "Adding up the gradients of several batches before one update. A schedule counts the updates, so it must be told a length divided by the number of batches.",
    used: ["07-composing"],
  },
  {
    slug: "gradient-clipping",
    term: "Gradient clipping",
    definition:
      "Shortening a gradient that is longer than a limit before the optimizer sees it. Under SGD it limits the step; under Adam, which divides lengths out, it limits what one batch weighs in the averages.",
    used: ["06-warmup"],
  },
  {
    slug: "gradient-noise",
    term: "Gradient noise",
    definition:
      "The difference between the gradient of one batch and the gradient of all the data. Its variance falls as one over the batch size when examples are drawn independently.",
    used: ["02-noise-floor"],
  },
  {
    slug: "gradient-noise-scale",
    term: "Gradient noise scale",
    definition:
      "The noise of one example's gradient over the squared length of the mean gradient, $\\mathrm{tr}\\,\\Sigma/|G|^2$: the batch at which both are equally large. It grows during training.",
    used: ["12-scale"],
  },
  {
    slug: "half-life",
    term: "Half-life",
    definition:
      "After how many updates an exponential rate has halved: $t_{1/2} = \\ln 2 / (-\\ln \\gamma)$. It says more than $\\gamma$, because it has a unit.",
    used: ["03-shapes"],
  },
  {
    slug: "horizon",
    term: "Horizon",
    definition:
      "The length of the run, known in advance. A schedule that has it in its formula must be told $T$ before the first update; one that has not can go on for ever.",
    used: ["03-shapes", "cosine"],
  },
  {
    slug: "interpolation",
    term: "Interpolation",
    definition:
      "That a model fits every training example exactly. The noise of the gradient then vanishes at the minimum, and a constant rate has no floor.",
    used: ["02-noise-floor", "05-dropping"],
  },
  {
    slug: "interval",
    term: "Interval",
    definition:
      "A range that holds the true mean difference in 95 of 100 repetitions of the experiment. It narrows with the root of the number of seeds.",
    used: ["04-fair-fights"],
  },
  {
    slug: "learning-rate",
    term: "Learning rate",
    definition: "How far one update moves for each unit of gradient, $\\eta$: $\\theta \\leftarrow \\theta - \\eta g$.",
    used: ["01-three-fates", "02-noise-floor", "03-shapes", "cosine"],
  },
  {
    slug: "linear-rule",
    term: "Linear rule",
    definition:
      "$k$ times the batch, $k$ times the rate: because $k$ small steps are about one step $k$ times as long, as long as the gradient hardly changes on the way. It holds for SGD below the critical batch.",
    used: ["12-scale"],
  },
  {
    slug: "local-clock",
    term: "Local clock",
    definition:
      "The count of updates that a piece of a schedule reads: 0 where the piece begins. A piece that reads the run's count instead has lost its beginning.",
    used: ["07-composing", "sequence"],
  },
  {
    slug: "milestone",
    term: "Milestone",
    definition:
      "A step at which the rate is multiplied by $\\gamma$. The update at the milestone already uses the lower rate; a milestone at or after the last update changes nothing.",
    used: ["03-shapes"],
  },
  {
    slug: "momentum-buffer",
    term: "Momentum buffer",
    definition:
      "What an optimizer with momentum keeps of earlier gradients. Where it keeps gradients, as in PyTorch, a change of the rate acts at once; where it keeps steps, the old rate lives on in it for a while.",
    used: ["05-dropping"],
  },
  {
    slug: "mup",
    term: "muP",
    definition: "A way to set first weights, the output's scale and the rate of each weight, so that one rate suits nets of every width.",
    used: ["12-scale"],
  },
  {
    slug: "noise-floor",
    term: "Noise floor",
    definition:
      "The variance that a constant rate ends at and never goes below: $\\eta\\sigma^2 / (h(2 - \\eta h))$ along a direction of curvature $h$. There is none when the noise vanishes at the minimum.",
    used: ["02-noise-floor", "03-shapes"],
  },
  {
    slug: "noisy-quadratic",
    term: "Noisy quadratic",
    definition:
      "A model of training: a quadratic loss with one curvature for each direction, and gradients with noise of a known variance. Simple enough to be solved exactly, rich enough to show what a schedule does.",
    used: ["02-noise-floor", "03-shapes", "cosine"],
  },
  {
    slug: "one-cycle",
    term: "One cycle",
    definition:
      "A schedule that rises to its peak and falls far below its start, once in a run, with the momentum going the other way. PyTorch has it in two phases; the original has three.",
    used: ["09-one-cycle", "one-cycle"],
  },
  {
    slug: "paired-comparison",
    term: "Paired comparison",
    definition:
      "A comparison in which both sides run with the same seeds, and results are subtracted seed by seed. What a seed brings to both drops out of the difference.",
    used: ["04-fair-fights"],
  },
  {
    slug: "parameter-group",
    term: "Parameter group",
    definition:
      "Parameters that share hyperparameters in an optimizer, such as the body and the head of a net. A schedule may give each group a factor of its own.",
    used: ["13-ship-it"],
  },
  {
    slug: "past-the-end",
    term: "Past the end",
    definition:
      "What a schedule does after its last step. Formulas do not say. Ours hold the final rate unless told otherwise; PyTorch's `CosineAnnealingLR` climbs back up.",
    used: ["cosine", "03-shapes"],
  },
  {
    slug: "patience",
    term: "Patience",
    definition:
      "How many observations without progress a plateau rule lets pass. The cut comes at the next one, so a metric that stands still from the start is cut after observation patience + 2.",
    used: ["10-plateau", "plateau"],
  },
  {
    slug: "peak-rate",
    term: "Peak rate",
    definition:
      "The highest rate of a schedule, $\\eta_{\\max}$. Each shape has its own best one, so two shapes compared at one shared peak may say more about the peak than about the shapes.",
    used: ["03-shapes", "cosine"],
  },
  {
    slug: "phase",
    term: "Phase",
    definition: "The part of a piece that is done, $u = t/T$, from 0 to 1. Written in $u$, a schedule is a shape without a length.",
    used: ["03-shapes", "cosine"],
  },
  {
    slug: "post-norm",
    term: "Post-norm and pre-norm",
    definition:
      "Where a transformer's layer norm stands: after each sum, as in the first one, or before each part. Post-norm nets have larger gradients near the output at the start, and die more easily at a high first rate.",
    used: ["06-warmup"],
  },
  {
    slug: "quench",
    term: "Quench",
    definition: "A sudden drop of the rate. Noise dies at once, and whatever was still wandering freezes where it stands.",
    used: ["05-dropping"],
  },
  {
    slug: "range-test",
    term: "Range test",
    definition:
      "One short run whose rate rises with every update, from far too low to far too high. It shows between which rates a net learns at all; where in between a long run does best, it cannot know.",
    used: ["09-one-cycle", "range-test"],
  },
  {
    slug: "regret",
    term: "Regret",
    definition:
      "How far something stays behind a reference, in the metric's own unit: the best of what was tried, or one that was tuned on other data. Below zero it did better than the reference.",
    used: ["14-capstone", "04-fair-fights"],
  },
  {
    slug: "schedule",
    term: "Schedule",
    definition: "A rule that gives the learning rate for every update: step in, rate out.",
    used: ["03-shapes", "cosine"],
  },
  {
    slug: "schedule-free",
    term: "Schedule-free",
    definition: "Of an optimizer: it holds its rate and hands in an average of its iterates, so that no horizon stands in it.",
    used: ["11-beyond-fixed-horizons"],
  },
  {
    slug: "shape",
    term: "Shape",
    definition: "A schedule freed of its peak and its length: which part of the peak is left at each phase.",
    used: ["03-shapes", "cosine"],
  },
  {
    slug: "sharpness",
    term: "Sharpness",
    definition:
      "The largest curvature of the loss at the present place, $\\lambda$. On a bowl of that sharpness the limit of the rate would be $2/\\lambda$.",
    used: ["12-scale"],
  },
  {
    slug: "short-horizon-bias",
    term: "Short-horizon bias",
    definition:
      "Choosing a rate by what it does in a short run, or early in a long one. A high rate pays for its noise at once and is paid back when the rate comes down, so the choice is too low.",
    used: ["04-fair-fights"],
  },
  {
    slug: "sign-test",
    term: "Sign test",
    definition:
      "Counts in how many runs a quantity rose and in how many it fell, and asks how likely that is by chance. It needs no spread, only signs.",
    used: ["05-dropping"],
  },
  {
    slug: "slope",
    term: "Slope of a schedule",
    definition:
      "How fast the rate falls, $-\\mathrm{d}\\eta/\\mathrm{d}u$, in rate for each run length. A straight line has one slope; a cosine has none at its ends and its largest in the middle.",
    used: ["03-shapes", "cosine"],
  },
  {
    slug: "smallest-difference",
    term: "Smallest difference worth having",
    definition:
      "The size below which a difference would change nothing that you do, said before the runs. It decides between better, equal and cannot tell.",
    used: ["04-fair-fights"],
  },
  {
    slug: "snapshot",
    term: "Snapshot",
    definition: "The parameters of a net at some moment of a run, kept for later: to go on from, to average, or to let it vote.",
    used: ["08-cycles", "equal-cycles"],
  },
  {
    slug: "square-root-rule",
    term: "Square-root rule",
    definition: "$k$ times the batch, $\\sqrt k$ times the rate: the first guess for Adam, whose updates do not grow with the gradient.",
    used: ["12-scale"],
  },
  {
    slug: "stability-limit",
    term: "Stability limit",
    definition:
      "The rate $2/h_{\\max}$, above which gradient descent on a quadratic moves away from the minimum along its sharpest direction.",
    used: ["01-three-fates", "03-shapes"],
  },
  {
    slug: "step",
    term: "Step",
    definition:
      "One update of the optimizer, counted from 0: $\\eta(0)$ feeds the first update. Not an epoch, and not a mini-batch when gradients are accumulated.",
    used: ["01-three-fates", "03-shapes", "cosine"],
  },
  {
    slug: "super-convergence",
    term: "Super-convergence",
    definition:
      "The name that Smith and Topin gave to runs with one cycle and a very high peak that got as far as ordinary ones in a fraction of the updates. How large the fraction is depends on the baseline.",
    used: ["09-one-cycle"],
  },
  {
    slug: "threshold",
    term: "Threshold of a plateau rule",
    definition:
      "How much better than the best so far a value must be to count as progress; by PyTorch's default a part of the best value, `1e-4`, a hundredth of a per cent.",
    used: ["10-plateau", "plateau"],
  },
  {
    slug: "timescale",
    term: "Timescale",
    definition:
      "The step $\\tau$ from which an inverse square root starts to fall. After it, the rate halves each time the step count is multiplied by four.",
    used: ["03-shapes"],
  },
  {
    slug: "trunk",
    term: "Trunk",
    definition:
      "A run whose rate does not know where it will end: held, or falling without a horizon. Branches leave it wherever a model is wanted.",
    used: ["11-beyond-fixed-horizons"],
  },
  {
    slug: "validation-data",
    term: "Validation data",
    definition:
      "Examples that are neither trained on nor reported on: rates and other settings are chosen by them. Reporting them would flatter whatever was chosen.",
    used: ["04-fair-fights"],
  },
  {
    slug: "variance",
    term: "Variance",
    definition: "How far runs with different noise spread around their average. A lower rate makes it smaller; more updates alone do not.",
    used: ["02-noise-floor", "03-shapes"],
  },
  {
    slug: "verdict",
    term: "Verdict",
    definition: "What an interval allows one to say, given the smallest difference worth having: better, worse, equal, or cannot tell.",
    used: ["04-fair-fights"],
  },
  {
    slug: "warm-restart",
    term: "Warm restart",
    definition:
      "A jump of the rate back to its peak, with the parameters kept. Each begins a new cycle, which may be longer than the one before.",
    used: ["08-cycles", "sgdr"],
  },
  {
    slug: "warmup",
    term: "Warmup",
    definition:
      "Updates at the start of a run in which the rate climbs to its peak. It widens the range of peaks that work; at a modest rate it only costs.",
    used: ["06-warmup", "linear-warmup", "07-composing"],
  },
];
