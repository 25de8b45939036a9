/** One short answer. Question and answer are inline markdown with $math$; the proof is where a reader can see it happen. */
export interface ShortAnswer {
  /** The page's address: /answers/SLUG/. */
  readonly slug: string;
  readonly question: string;
  /** Three to six plain sentences. */
  readonly answer: string;
  readonly proof: {
    /** The lesson's name, as in its address. */
    readonly lesson: string;
    /** The id of the plot, experiment, cell or heading on the lesson's page. */
    readonly anchor: string;
    /** What the reader finds there. */
    readonly label: string;
  };
}

/** The answers that the lessons so far prove. */
export const answers: readonly ShortAnswer[] = [];
