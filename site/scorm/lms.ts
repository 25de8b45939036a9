/** What a SCORM 1.2 platform offers to a lesson: eight functions, of which these are needed; every answer is a text. */
export interface Api {
  LMSInitialize(nothing: ""): string | boolean;
  LMSGetValue(name: string): string;
  LMSSetValue(name: string, value: string): string | boolean;
  LMSCommit(nothing: ""): string | boolean;
  LMSFinish(nothing: ""): string | boolean;
  LMSGetLastError(): string | number;
  LMSGetErrorString(code: string): string;
}

/** A window as far as the search needs it. */
export interface SearchedWindow {
  readonly API?: Api | null;
  readonly parent: SearchedWindow;
  readonly opener?: SearchedWindow | null;
}

/** The API of the first window that has one, upwards from this; a window of another origin ends the way. */
function above(from: SearchedWindow): Api | null {
  try {
    for (let at = from, steps = 0; steps < 50; steps++, at = at.parent) {
      if (at.API) return at.API;
      if (at.parent === at || !at.parent) return null;
    }
  } catch {
    // Another origin: nothing of the platform's can stand there for us.
  }
  return null;
}

/** The platform's API: in a window around this one, or around the one that opened it; null where there is none. */
export function findApi(from: SearchedWindow): Api | null {
  const around = above(from);
  if (around) return around;
  try {
    for (let at = from, steps = 0; steps < 50; steps++, at = at.parent) {
      const opened = at.opener ? above(at.opener) : null;
      if (opened) return opened;
      if (at.parent === at || !at.parent) return null;
    }
  } catch {
    // As above.
  }
  return null;
}

/** A session with a platform. */
export interface Lms {
  /** A value, empty where the platform has none. */
  get(name: string): string;
  /** Hands over values and asks to keep them; null, or the platform's own words for why it did not. */
  save(values: Readonly<Record<string, string>>): string | null;
  /** Ends the session; after that nothing can be said. */
  finish(): void;
}

const yes = (answer: string | boolean): boolean => String(answer) === "true";

/** Begins a session; or says, as a text, why the platform did not. */
export function begin(api: Api): Lms | string {
  const fault = (): string => {
    const code = String(api.LMSGetLastError());
    return `${api.LMSGetErrorString(code) || "no reason given"}, code ${code}`;
  };
  if (!yes(api.LMSInitialize(""))) return fault();
  let over = false;
  return {
    get: (name) => String(api.LMSGetValue(name) ?? ""),
    save(values) {
      if (over) return null;
      const refused: string[] = [];
      for (const [name, value] of Object.entries(values)) {
        if (yes(api.LMSSetValue(name, value))) continue;
        // Not implemented: of these values SCORM 1.2 leaves some to the platform, the bounds of a score for one.
        if (String(api.LMSGetLastError()) !== "401") refused.push(`${name}: ${fault()}`);
      }
      if (!yes(api.LMSCommit(""))) refused.push(fault());
      return refused[0] ?? null;
    },
    finish() {
      if (over) return;
      over = true;
      api.LMSFinish("");
    },
  };
}
