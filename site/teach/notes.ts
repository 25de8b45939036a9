/** What to do with a lesson in front of a class: inline markdown, about what stands in the lesson under the ids that are named. */
export interface TeachingNotes {
  /** What to show live, by its id in the lesson. */
  readonly show: readonly { readonly id: string; readonly how: string }[];
  /** Where learners stumble. */
  readonly stumbles: readonly string[];
  readonly ask: readonly string[];
}

/** The notes on every lesson, by its name. */
export const teachingNotes: Readonly<Record<string, TeachingNotes>> = {
  "01-three-fates": {
    show: [
      { id: "descent", how: "Let the class say what will happen at 0.1, 0.4 and 0.6 before you move the rate: one bowl, all three fates." },
      { id: "valley", how: "Go from 0.48 to 0.52. The sharp direction breaks while the flat one has hardly moved." },
      { id: "scale", how: "Double the gradients a few times. SGD's path changes with each, Adam's does not." },
    ],
    stumbles: [
      "A change of sides is taken for divergence. It is the size of the factor that decides, not its sign.",
      "A rate is called large or small without its curvature. Write ηh on the board and leave it there.",
      "One rise of the loss is taken for a bug.",
    ],
    ask: ["At which rate does the point land on the minimum in one update?", "Why can't one rate serve both directions of a valley well?"],
  },
  "02-noise-floor": {
    show: [
      { id: "cloud", how: "Switch the noise off and on at one rate. What is left when the runs have settled is the floor." },
      { id: "halving", how: "Ask for the factor before you halve the rate: most say a quarter." },
      {
        id: "constants",
        how: "Compare the best constant rate with the two schedules at 1000 updates, then at 100. Who gains from a schedule?",
      },
    ],
    stumbles: [
      "The floor is told as bouncing between the walls of a valley. That was lesson 1, and needs no noise.",
      "Variance and distance are mixed up: four times the batch is a quarter of the floor, and half of the typical distance.",
      "Convexity, a big batch or Adam are believed to remove the floor.",
    ],
    ask: ["Name three ways to lower the floor that leave the rate alone.", "When is there no floor at all?"],
  },
  "03-shapes": {
    show: [
      { id: "blind", how: "Names hidden. Teams name all the curves on the linear axis, then correct themselves on the log axis." },
      { id: "slope", how: "Vote on where a cosine falls fastest, then move u." },
      { id: "race", how: "Someone chooses one rate for all, so that the shape they like wins. Then give each shape its own." },
    ],
    stumbles: [
      "“Quick, then gentle” is said of the cosine. It begins flat; the sentence describes an exponential.",
      "The axes are swapped: equal factors are straight on the log axis, equal amounts on the linear one.",
      "A factor per epoch is read as a share of the whole fall.",
    ],
    ask: [
      "Which of the seven can be written down without knowing the length of the run?",
      "What does area buy, and what does a low end buy?",
    ],
  },
  "04-fair-fights": {
    show: [
      { id: "one-rate", how: "Three groups get one rate each and write a headline from it. Read the three aloud, then show every rate." },
      { id: "horizon", how: "Everybody picks a rate after 5 % of the run, and pays for the pick at 100 %." },
      { id: "fight", how: "Run it with your own seeds while the class watches: the new points land among the stored ones, or they don't." },
    ],
    stumbles: [
      "One rate for both feels like the controlled experiment. It is the opposite: a peak means another thing to each shape.",
      "An interval that holds zero is reported as “equal”.",
      "A grid is thought neutral because both sides have the same one.",
    ],
    ask: ["What would someone who disagrees with you want to see?", "You have six seeds and a wide interval. What do you write?"],
  },
  "05-dropping": {
    show: [
      { id: "your-presses", how: "Collect bets on the board: up or down after a drop? Then press, and count." },
      { id: "exact-drop", how: "The same without any luck. Then switch to a rise, where the spike really is." },
      { id: "milestone", how: "Drag the drop from late to early, and say where the cost comes from." },
    ],
    stumbles: [
      "The loss is expected to spike at a drop. The tale belongs to rates that go up.",
      "Quench and anneal are told the wrong way round.",
      "A milestone at the number of epochs is thought to do something.",
    ],
    ask: [
      "Why does dropping too early cost, although nothing is trapped?",
      "Staircase or cosine: what would you have to measure for your own net?",
    ],
  },
  "06-warmup": {
    show: [
      { id: "scene", how: "One seed, one rate, three beginnings. Change the rate to 0.003 and ask what the warmup is for now." },
      { id: "first-steps", how: "A gradient of 0.00001: how far does Adam go? Guess, then read." },
      { id: "map", how: "Read it by columns: where is the best of each, and where does warmup only widen what works?" },
    ],
    stumbles: [
      "Warmup is given as a share of the run. The start of a run doesn't know how long the run will be.",
      "Bias correction is blamed for long first updates. It removes them.",
      "With t/w counted from 0 the first update does nothing.",
    ],
    ask: ["Which of the three suspects do this lesson's runs support?", "How would you find out whether your own net needs a warmup?"],
  },
  "07-composing": {
    show: [
      { id: "converter", how: "Take numbers from the class: samples, batch, accumulation, epochs. How many updates is that?" },
      { id: "horizons", how: "Plan for four times the updates: what does the last one train with, and what does that cost?" },
      { id: "index", how: "One wish, one library, one log line: to which update does the rate belong?" },
    ],
    stumbles: [
      "Batches are counted where the schedule needs updates.",
      "A piece is thought to read the clock of the whole run.",
      "A schedule in updates is stepped once per epoch, and nothing complains.",
    ],
    ask: ["Which piece is on duty at a boundary?", "Why can a wrong horizon look better at one shared rate?"],
  },
  "08-cycles": {
    show: [
      { id: "five-for-one", how: "Read the sign at a low peak and at a high one, and only then ask why." },
      { id: "agreement", how: "Move the peak up: members get worse and differ more. Where is the best trade?" },
      { id: "barrier", how: "A straight line between two snapshots. What does a level line say, and what does it not say?" },
    ],
    stumbles: [
      "The ends of growing cycles are multiplied instead of added up.",
      "Stepped once per epoch, the floor of a cycle is never trained with.",
      "An ensemble is thought to be free because its members were.",
    ],
    ask: ["When can averaging predictions gain, and when can averaging weights?", "What does an answer of five snapshots cost?"],
  },
  "09-one-cycle": {
    show: [
      { id: "picks", how: "Go through the rules from top to bottom. Which answer would you have trained with?" },
      { id: "lag", how: "No noise at all, and the steepest place still moves. Set β to 0 and back." },
      { id: "fewer", how: "The factor of a headline, made larger and smaller by the baseline's grid alone." },
    ],
    stumbles: [
      "The lowest point of a range test is taken for the best rate. It is the brink.",
      "The final factor of PyTorch's cycle divides the first rate, not the peak.",
      "Too few scheduler steps are silent, too many raise an error.",
    ],
    ask: ["“Ten times as fast”: compared with what, tuned how?", "What does the rise add, and on which net?"],
  },
  "10-plateau": {
    show: [
      { id: "counter", how: "Move “Observed” up one by one. After which observation is the cut? Nearly all say patience." },
      { id: "verdicts", how: "Only change the seed. The loss and the rule stay, and the schedule is another." },
      { id: "false-cuts", how: "Bet on the share of runs that noise alone cuts, then run." },
    ],
    stumbles: [
      "Patience is off by two: the first observation sets the mark, and the cut comes with the one after the last that is let pass.",
      "The shipped threshold is read as a tenth of a per cent.",
      "Noise is thought to delay cuts. It makes them.",
    ],
    ask: ["Why does a record collect luck, where a mean does not?", "When would you let the metric decide?"],
  },
  "11-beyond-fixed-horizons": {
    show: [
      { id: "stop-anywhere", how: "The class shouts a moment to stop; compare the branch with the stopped cosine." },
      { id: "cooldowns", how: "How long, how far: find where a longer cooldown stops paying." },
      { id: "who-is-who", how: "Names hidden: whose rate is this? Folklore gives a cosine to everybody." },
    ],
    stumbles: [
      "The fall in a cooldown is told as a new basin or as overfitting. It is noise that leaves.",
      "A cosine that was stopped early is judged by its shape.",
      "The best peak is thought to be the same for every length.",
    ],
    ask: ["Your run may be stopped by someone else, at any time. What do you plan?", "What replaces the decay, and at what price?"],
  },
  "12-scale": {
    show: [
      {
        id: "best-rates",
        how: "The batch gets larger: in proportion, by the root, or not at all? Vote for SGD and for Adam before the picture.",
      },
      { id: "meter", how: "Watch sharpness times rate come to the limit of lesson 1 and stay there." },
      { id: "width-rates", how: "As usual, then muP: which of the two lets you tune on the narrow net?" },
    ],
    stumbles: [
      "The linear rule is taken for a law, and for Adam's too.",
      "Gradients are expected to be noisiest at the start.",
      "“Flat minima generalise better” is repeated as proven.",
    ],
    ask: ["Beyond the critical batch, what limits the rate?", "Which two products would you log in every run?"],
  },
  "13-ship-it": {
    show: [
      { id: "log", how: "The log printed no error. At which epoch did it happen? Then switch the plan on." },
      { id: "matrix", how: "The same accident with another scheduler. Say what will happen before you change it." },
      { id: "cases", how: "In pairs: name the bug from the rates alone, and say what rules the others out." },
    ],
    stumbles: [
      "Every scheduler is believed to jump back when its state is lost. One crawls, one goes on, one warms up again.",
      "A rate that is logged after the scheduler's step belongs to the next update.",
      "A scheduler that is built and never stepped is thought to do nothing.",
    ],
    ask: [
      "What must a checkpoint hold, and how would you test that?",
      "You fine-tuned, and the new task is fine. What is missing in the report?",
    ],
  },
  "14-capstone": {
    show: [
      { id: "bench", how: "Everybody writes the prediction down first, on paper, with a range. Then one attempt each." },
      { id: "standing", how: "Where the plain choices stand against the reference, at the end of the session." },
    ],
    stumbles: [
      "A best rate is carried over from lesson 4.",
      "The first trials go into shapes at one rate, where the peak decides most.",
      "A mean is reported without its interval.",
    ],
    ask: [
      "Your schedule beat the reference by one point. Why should we believe it?",
      "Whose prediction was closest, and who was rightly unsure?",
    ],
  },
};
