/** A plan of lessons, by their names; minutes come from the lessons. */
export interface Syllabus {
  readonly id: string;
  readonly title: string;
  /** For whom, and what it leaves out: inline markdown. */
  readonly about: string;
  readonly sessions: readonly Session[];
}

/** What is done together, and what is given to do after it. */
export interface Session {
  readonly title: string;
  readonly lessons: readonly string[];
  /** Exercises, as LESSON/ID. */
  readonly assign: readonly string[];
  readonly leave: string;
}

export const syllabi: readonly Syllabus[] = [
  {
    id: "ninety-minutes",
    title: "90 minutes",
    about:
      "For people who train nets and never thought about the rate. The rest of the time is for bets, questions, and the race at the end. It leaves out warmup, joining pieces, and all that concerns libraries: hand out the [cheat sheet](/cheat-sheet/).",
    sessions: [
      {
        title: "One sitting",
        lessons: ["01-three-fates", "02-noise-floor", "03-shapes"],
        assign: ["01-three-fates/fate", "03-shapes/gamma-for"],
        leave: "the doubling experiment, the film of lesson 2, the PyTorch tables",
      },
    ],
  },
  {
    id: "one-week",
    title: "One week",
    about:
      "Five days with an hour together on each and the exercises in between. It leaves out cycles, one cycle, plateau rules, unknown horizons and scale: who took these five days can read lessons 8 to 12 alone.",
    sessions: [
      {
        title: "Day 1",
        lessons: ["01-three-fates", "02-noise-floor"],
        assign: ["01-three-fates/fate", "02-noise-floor/steady-variance"],
        leave: "the averaging picture",
      },
      {
        title: "Day 2",
        lessons: ["03-shapes", "04-fair-fights"],
        assign: ["03-shapes/cosine", "04-fair-fights/verdict"],
        leave: "“Elsewhere”, at the end of lesson 4",
      },
      {
        title: "Day 3",
        lessons: ["05-dropping", "06-warmup"],
        assign: ["05-dropping/multistep", "06-warmup/warmup"],
        leave: "the two forms of momentum, other cures than warmup",
      },
      {
        title: "Day 4",
        lessons: ["07-composing", "13-ship-it"],
        assign: ["07-composing/total-updates", "13-ship-it/diagnose"],
        leave: "fine-tuning",
      },
      {
        title: "Day 5",
        lessons: ["14-capstone"],
        assign: ["14-capstone/regret"],
        leave: "nothing: everybody makes an attempt, with the prediction first",
      },
    ],
  },
  {
    id: "four-weeks",
    title: "Four weeks",
    about:
      "The whole course, two sittings a week. The first exercise of each lesson is practice in the page; what counts is assigned with variants, once a week.",
    sessions: [
      {
        title: "Week 1: why rates fall",
        lessons: ["01-three-fates", "02-noise-floor", "03-shapes"],
        assign: ["01-three-fates/max-stable-lr", "02-noise-floor/loss-along", "03-shapes/cosine"],
        leave: "nothing",
      },
      {
        title: "Week 2: comparing, dropping, warming up",
        lessons: ["04-fair-fights", "05-dropping", "06-warmup"],
        assign: ["04-fair-fights/paired-ci", "05-dropping/best-milestone", "06-warmup/adam-ratio-bound"],
        leave: "nothing",
      },
      {
        title: "Week 3: composing and reacting",
        lessons: ["07-composing", "08-cycles", "09-one-cycle", "10-plateau"],
        assign: ["07-composing/rate-at", "08-cycles/sgdr", "10-plateau/plateau"],
        leave: "of lessons 8 and 9 one, if the group is slow",
      },
      {
        title: "Week 4: long runs, large nets, and a decision",
        lessons: ["11-beyond-fixed-horizons", "12-scale", "13-ship-it", "14-capstone"],
        assign: ["11-beyond-fixed-horizons/wsd", "13-ship-it/resume", "14-capstone/regret"],
        leave: "muP and weight decay in lesson 12, where nobody trains with Adam",
      },
    ],
  },
];
