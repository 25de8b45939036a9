import { type Reading, readProgress } from "./progress.js";

/** A lesson counts as read where nearly all of it has been on the screen: what follows the summary is links. */
const isDone = ({ part }: Reading): boolean => part >= 0.95;

const rows = [...document.querySelectorAll<HTMLAnchorElement>(".lesson-row[data-lesson]")];
const progress = readProgress();
const known = rows.flatMap((row) => {
  const reading = progress[row.dataset.lesson ?? ""];
  return reading ? [{ row, reading }] : [];
});

for (const { row, reading } of known) {
  const state = row.querySelector("[data-state]");
  if (state) state.textContent = isDone(reading) ? "✓ Read" : `${Math.round(100 * reading.part)} % read`;
  if (!isDone(reading)) continue;
  for (const mark of document.querySelectorAll(`circle[data-lesson="${row.dataset.lesson}"]`)) mark.classList.add("done");
}

// The curve is as long as thirteen lessons and the capstone, and lit as far as they have been read.
const lit = known.reduce((sum, { reading }) => sum + (isDone(reading) ? 1 : reading.part), 0) / 13;
for (const rect of document.querySelectorAll<SVGRectElement>("[data-lit]")) rect.setAttribute(rect.dataset.lit ?? "", String(1000 * lit));

const latest = [...known].sort((a, b) => b.reading.at - a.reading.at)[0];
const resume = document.querySelector<HTMLAnchorElement>("[data-resume]");
const text = document.querySelector("[data-resume-text]");
if (latest && resume && text) {
  const following = rows[rows.indexOf(latest.row) + 1];
  const title = (row: HTMLElement): string => row.querySelector("h3")?.textContent ?? "";
  if (isDone(latest.reading) && following && !progress[following.dataset.lesson ?? ""]) {
    resume.href = following.href;
    resume.textContent = "On to the next lesson";
    text.textContent = `You have read ${title(latest.row)} Next: ${title(following)}`.replace(/([^.])( Next:)/, "$1.$2");
  } else {
    const { last, heading } = latest.reading;
    resume.href = latest.row.pathname + (last ? `${last + 1}/` : "") + (heading ? `#${heading}` : "");
    resume.textContent = "Go on where you left off";
    text.textContent = title(latest.row);
  }
}
