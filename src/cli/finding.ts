/** What the doctor found when it looked at one thing; doctor.mjs prints them. */
export interface Finding {
  readonly check: string;
  readonly status: "ok" | "note" | "wrong";
  readonly says: string;
  /** The command that mends it. */
  readonly fix?: string;
}

/** Something that has to be mended. */
export const wrong = (check: string, says: string, fix: string): Finding => ({ check, status: "wrong", says, fix });
