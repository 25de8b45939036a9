/** The package's page: the lesson in a frame, so that one session with the platform lasts from its first part to its last. */
import { begin, findApi, type Lms, type SearchedWindow } from "./lms.js";
import {
  betterStatus,
  chosen,
  decode,
  encode,
  finishedPart,
  fresh,
  type Lesson,
  retried,
  type State,
  sessionTime,
  standing,
} from "./state.js";

const lesson = JSON.parse(document.body.dataset.lesson ?? "") as Lesson;
const frame = document.querySelector("iframe") as HTMLIFrameElement;
const progress = document.querySelector("[data-progress]") as HTMLElement;
const keeping = document.querySelector("[data-keeping]") as HTMLElement;
const since = performance.now();
const base = new URL(".", document.baseURI).href;

const api = findApi(window as unknown as SearchedWindow);
const started = api ? begin(api) : null;
const lms: Lms | null = typeof started === "string" ? null : started;
// A teacher who looks at a finished attempt must not change it.
const counts = lms !== null && !/^(review|browse)$/.test(lms.get("cmi.core.lesson_mode"));
const before = { status: lms?.get("cmi.core.lesson_status") ?? "", score: Number.parseFloat(lms?.get("cmi.core.score.raw") ?? "") };
const mastery = Number.parseFloat(lms?.get("cmi.student_data.mastery_score") ?? "");
const pass = Number.isFinite(mastery) ? mastery : lesson.pass;

const storageKey = (id: string): string => `lrlab/quiz/${lesson.name}/${id}`;

/** What this browser keeps of the answers; the lesson's pages write it themselves. */
function keptHere(): State {
  const answers = lesson.questions.flatMap(({ id }) => {
    try {
      const letters: unknown = JSON.parse(localStorage.getItem(storageKey(id)) ?? "");
      return Array.isArray(letters) ? [[id, letters.join("")] as const] : [];
    } catch {
      return []; // blocked, or nothing is there
    }
  });
  return decode(lesson, encode({ ...fresh, answers: Object.fromEntries(answers) }), "1");
}

let state = lms ? decode(lesson, lms.get("cmi.suspend_data"), lms.get("cmi.core.lesson_location")) : keptHere();

// The platform knows whose answers these are; this browser may still hold somebody else's.
if (lms) {
  for (const { id } of lesson.questions) {
    try {
      if (state.answers[id] === undefined) localStorage.removeItem(storageKey(id));
      else localStorage.setItem(storageKey(id), JSON.stringify([...state.answers[id]]));
    } catch {
      // Blocked: the pages then keep nothing, and get their answers when they are open.
    }
  }
}

let again: ReturnType<typeof setTimeout> | undefined;

/** Says how the lesson stands, and hands it to the platform. */
function report(): void {
  const { answered, right, score, status } = standing(lesson, state, pass);
  const questions = lesson.questions.length;
  progress.textContent = [
    ...(questions > 0 ? [`${answered} of ${questions} questions answered, ${right} right at the first try.`] : []),
    `${state.read.length} of ${lesson.parts.length} ${lesson.parts.length === 1 ? "part" : "parts"} read.`,
    ...(status === "incomplete" ? [] : [status === "passed" ? "Passed." : "Completed."]),
  ].join(" ");
  if (!counts || !lms) return;
  before.status = betterStatus(before.status, status);
  if (score !== null && !(before.score >= score)) before.score = score;
  const fault = lms.save({
    "cmi.suspend_data": encode(state),
    "cmi.core.lesson_location": String(state.part),
    "cmi.core.lesson_status": before.status,
    ...(Number.isFinite(before.score)
      ? { "cmi.core.score.raw": String(before.score), "cmi.core.score.min": "0", "cmi.core.score.max": "100" }
      : {}),
    "cmi.core.session_time": sessionTime(performance.now() - since),
    // Not "": some platforms forget what was kept of an attempt that ended.
    "cmi.core.exit": "suspend",
  });
  clearTimeout(again);
  if (fault !== null) again = setTimeout(report, 15_000);
  say(
    fault === null
      ? "Your course platform keeps your answers and your place."
      : `Your course platform did not take this (${fault}). It is tried again.`,
  );
}

function say(text: string): void {
  if (keeping.textContent !== text) keeping.textContent = text;
}

function change(next: State): void {
  if (next === state) return;
  state = next;
  report();
}

/** Watches a page of the lesson: its place, its end, its questions, and links that would lead out of the package. */
function watch(): void {
  const page = frame.contentDocument;
  const view = page?.defaultView;
  if (!view || !page) return;
  const part = lesson.parts.findIndex((path) => view.location.href.startsWith(base + path)) + 1;
  if (part === 0) return;
  document.title = page.title;
  change({ ...state, part });

  for (const host of page.querySelectorAll<HTMLElement>("lr-quiz")) {
    for (const option of host.querySelectorAll<HTMLDetailsElement>("details")) {
      if (state.answers[host.id]?.includes(option.dataset.letter ?? "?")) option.open = true;
    }
  }
  page.addEventListener(
    "toggle",
    ({ target }) => {
      const option = target as HTMLDetailsElement;
      const host = option.closest<HTMLElement>("lr-quiz");
      const letter = option.dataset.letter;
      if (host && letter && option.open) change(chosen(state, host.id, letter));
    },
    true, // it doesn't bubble
  );
  page.addEventListener("click", (event) => {
    const target = event.target as Element;
    const host = target.closest("[data-retry]")?.closest("lr-quiz");
    if (host) change(retried(state, host.id));
    const link = target.closest<HTMLAnchorElement>("a[href]");
    if (link && link.target !== "_blank" && !link.href.startsWith(base)) {
      event.preventDefault();
      say("That page is not in this package.");
    }
  });

  const ends = page.querySelector("article > :last-child");
  if (!ends) return;
  const seen = new view.IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    change(finishedPart(state, part));
  });
  seen.observe(ends);
}

frame.addEventListener("load", watch);
frame.src = lesson.parts[state.part - 1] ?? "";

if (typeof started === "string") say(`Your course platform did not begin the lesson (${started}). Your answers stay in this browser.`);
else if (!lms) say("No course platform was found around this page. Your answers stay in this browser.");
else if (!counts) say("You look at this lesson without credit: nothing is reported.");
report();

addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") report();
});
addEventListener("pagehide", () => {
  report();
  lms?.finish();
});
// A page that the browser kept while it was away has no session any more.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});
