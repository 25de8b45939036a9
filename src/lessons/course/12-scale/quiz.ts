import { formatNumber } from "../../../plots/format.js";
import { scaleLr } from "../../../schedules/scaleLr.js";
import type { QuizItem } from "../../quiz.js";
import { noiseAlong, rough } from "./measured.js";
import { settled } from "./pictures/meter.js";

const guess = (rule: "linear" | "sqrt"): string => formatNumber(scaleLr({ lr: 3e-4, from: 512, to: 4096, rule }), 2);
const noise = () => noiseAlong();
const scaleAt = (index: number): string => rough(noise().at(index)?.scale ?? 0);

/** The questions of lesson 12. */
export const quiz: readonly QuizItem[] = [
  {
    id: "adam-guess",
    stem: "Adam was tuned at $3 \\cdot 10^{-4}$ with a batch of 512. The batch becomes 4096. Where do you begin?",
    answers: 1,
    options: [
      {
        text: `Near ${guess("linear")}: eight times the batch, eight times the rate. It is a law.`,
        why: "That rule is about SGD, whose step grows with the gradient. Adam's step has the length of the rate already, and no rule here is a law.",
      },
      {
        text: `Near ${guess("sqrt")}, and test around it`,
        right: true,
        why: "Eight times the batch makes $\\sqrt 8 = 2.83$ times the rate. It is a first guess: in this lesson's run the slope came out lower than one half.",
      },
      {
        text: "At the same rate, since Adam divides the batch out",
        why: "Adam divides by the size of the gradient, and noise is part of that size. With less noise in it the same rate goes further towards the minimum, and more of it pays.",
      },
      {
        text: `Near ${formatNumber(3e-4 / 8, 3)}: more examples, smaller steps`,
        why: "It is the other way round: a larger batch has less noise, so it can afford a longer step.",
      },
    ],
  },
  {
    id: "why-linear",
    stem: "Why may SGD's rate grow in proportion to the batch, while the batch is small?",
    answers: 1,
    options: [
      {
        text: "Because $\\kappa$ small steps are nearly one step with $\\kappa$ times the rate, as long as the gradient hardly changes on the way",
        right: true,
        why: "The $\\kappa$ batches are one large batch then, and their $\\kappa$ steps one long one. Where the gradient does change within the $\\kappa$ steps, the argument ends.",
      },
      {
        text: "Because the gradient of a larger batch is smaller, and the rate must make up for it",
        why: "The mean gradient is the same for every batch size. What gets smaller is its noise.",
      },
      {
        text: "Because it keeps the mean gradient as it is",
        why: "Nothing has to be done for that: the mean over more examples estimates the same gradient.",
      },
      {
        text: "Because Adam's moments would be wrong otherwise",
        why: "SGD has none. The rule was found, and argued for, with SGD and momentum.",
      },
    ],
  },
  {
    id: "past-critical",
    stem: "Far above the critical batch, doubling the batch …",
    answers: 1,
    options: [
      {
        text: "still doubles the best rate",
        why: "That is the region below it. Above, the noise is small already, and curvature sets the limit.",
      },
      {
        text: "takes the best rate down to 0",
        why: "Less noise is no reason for a shorter step. The rate stays where the curvature allows it.",
      },
      {
        text: "leaves the best rate where it is",
        right: true,
        why: "What limits it there is the curvature, which a batch does not change. Every further example is nearly wasted.",
      },
      { text: "makes the best rate undefined", why: "It is as well defined as before: full-batch training has a best rate too." },
    ],
  },
  {
    id: "early-noise",
    stem: "How noisy are gradients early in training, compared with later?",
    answers: 1,
    options: [
      {
        text: "Noisiest at the start: the net knows nothing yet",
        why: "It knows nothing, so nearly every example pulls the same way. That is a strong signal, not noise.",
      },
      { text: "Equally noisy all along", why: `Here the noise scale went from ${scaleAt(0)} examples to ${scaleAt(-1)}.` },
      {
        text: "It depends on the batch size and on nothing else",
        why: "The noise of a batch does. The noise scale counts single examples, and it grows while the run goes on.",
      },
      {
        text: "Least noisy: the signal is strong at first and gets weaker than the noise",
        right: true,
        why: `Measured here: ${scaleAt(0)} examples at the start, ${scaleAt(-1)} at the end. The noise of one example shrinks a little, the gradient's length shrinks a lot.`,
      },
    ],
  },
  {
    id: "edge",
    stem: "Full-batch gradient descent runs at the edge of stability with a constant rate. Then the sharpness λ is near …",
    answers: 1,
    options: [
      { text: "$\\eta/2$", why: "Upside down: a lower rate allows a sharper place, so λ must rise where η falls." },
      { text: "1, whatever the rate", why: "λ has the unit of one over a rate. It can't be one number for all rates." },
      {
        text: "$2/\\eta$",
        right: true,
        why: `The limit of lesson 1. Here λη came to ${formatNumber(settled("constant", 0.6))} on average over the second half of the run.`,
      },
      {
        text: "no number: it grows for ever",
        why: "It grows until it meets the limit. There the swinging itself takes the run to less sharp places again.",
      },
    ],
  },
  {
    id: "flat-minima",
    stem: "A flat minimum generalises better than a sharp one. That is …",
    answers: 1,
    options: [
      {
        text: "proven",
        why: "Dinh and others rescaled a net so that it computes the same function and is as sharp as one likes. No theorem about sharpness alone survives that.",
      },
      {
        text: "contested: sharpness depends on how the net is written down",
        right: true,
        why: "Some measures go with generalisation in some experiments. Andriushchenko and others found none that does in all of them, and some that go the other way.",
      },
      {
        text: "disproved",
        why: "One sharp net that generalises refutes a law, not a tendency. The tendency has been seen in some settings.",
      },
      {
        text: "true for Adam only",
        why: "The question is about places, and any optimizer may go there. Nobody found a law that holds for one of them.",
      },
    ],
  },
];
