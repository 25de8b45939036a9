import { arithmetic } from "./arithmetic.js";
import type { Claim } from "./claim.js";
import { code } from "./code.js";
import { contradictions } from "./contradictions.js";
import { history } from "./history.js";
import { mechanisms } from "./mechanisms.js";
import { headlines, ideas, questions } from "./questions.js";
import type { Topic } from "./topic.js";
import { furnitureTopics, practiceTopics, scheduleTopics } from "./topics.js";

export type { Claim, ClaimVerdict } from "./claim.js";
export { isOtherPage, type OtherPage, otherPages, type PlaceText, type ReadPlace, readPlace } from "./place.js";
export type { Topic } from "./topic.js";

/** A part of the list of claims. */
export interface ClaimPart {
  readonly id: string;
  readonly title: string;
  readonly claims: readonly Claim[];
}

/** Every claim that was checked, in the order of its numbers. */
export const claimParts: readonly ClaimPart[] = [
  { id: "arithmetic", title: "Arithmetic and formulas", claims: arithmetic },
  { id: "history", title: "What papers and models did", claims: history },
  { id: "mechanisms", title: "Why things happen", claims: mechanisms },
  { id: "code", title: "Code", claims: code },
  { id: "contradictions", title: "Said against each other", claims: contradictions },
];

/** A table of topics that the course has to treat. */
export interface TopicPart {
  readonly id: string;
  readonly title: string;
  readonly topics: readonly Topic[];
}

/** Every topic, question and idea that has to have a place. */
export const topicParts: readonly TopicPart[] = [
  { id: "schedules", title: "Schedules", topics: scheduleTopics },
  { id: "practices", title: "Practices", topics: practiceTopics },
  { id: "furniture", title: "What a course needs beside its subject", topics: furnitureTopics },
  { id: "questions", title: "Questions to answer aloud", topics: questions },
  { id: "ideas", title: "What other lessons lack", topics: ideas },
  { id: "headlines", title: "Headlines, measured", topics: headlines },
];
