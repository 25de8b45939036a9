import { nameOf } from "../../lessons/catalog.js";
import { galleryGroups, inGalleryOrder } from "../../lessons/galleryGroups.js";
import { type Section, sectionOf } from "../../lessons/section.js";
import { beginCell } from "./beginCell.js";
import type { LessonFiles } from "./courseFiles.js";
import { glyph } from "./glyph.js";
import { type Cell, makeNotebook, type Notebook } from "./notebook.js";
import { contentsPath, notebookOf } from "./notebookLinks.js";
import { type Variant, variantLine } from "./variant.js";

const welcome = `# LR Lab

A course on learning-rate schedules that runs. Each lesson is a notebook: read it from the top, run its cells, change their numbers.

**First, check the set-up:** click the cell below and press **Shift+Enter**. It says that the course is ready, or what to do.`;

const howTo = `## How to use a notebook

- **Shift+Enter** runs a cell and goes to the next one. Run the cells from the top: later ones use what earlier ones made.
- A picture's cell has its numbers written out. Change one and run the cell again; the comment beside it says what is worth a try.
- Below many pictures stands a comment with \`explore("descent", "eta")\`: run that, and the picture has a slider.
- **Tab** completes a name, **Shift+Tab** explains it.
- A question's options open when you click them. Choose before you look. Or write your letter into the cell below, \`answer("q1", "b")\`, and run it.
- An exercise has a cell to write in and a cell that checks it, \`await check("fate", fate)\`, as often as you like.
- In your own loops, \`for (const t of progress(1000, "Training"))\` from \`lrlab/notebook\` shows how far the work is.
- A short name such as \`"q1"\` or \`"fate"\` means this notebook's; its first cell says so. \`"01-three-fates/fate"\` means the same everywhere.

## When something is wrong

- **A cell never ends.** In the menu Kernel, **Interrupt** stops it, and keeps what the other cells made.
- **A name is not found.** A cell above has not run, or failed before it came there. Run all above.
- **Nothing makes sense any more.** In the menu Kernel, **Restart & Run All** starts afresh. It keeps your text and loses only results.
- **The kernel is not "LR Lab (TypeScript)"**, or the first cell fails. Choose it in the menu Kernel. Where it is missing, \`npx lrlab kernel doctor\`, in a terminal in the course's folder, finds out why and says what to do.
- **You changed a notebook and want the course's again.** Rename yours in the menu File. Then \`npx lrlab notebooks 01-three-fates\`, in the course's folder, writes that lesson's anew. Where you work on copies (\`npm run lab -- --notebooks DIR\`), the next start copies what is missing.`;

/** The notebook that leads to all others: how to use them, and what each is about. */
export function contentsNotebook(all: readonly LessonFiles[], { variant = "learner" }: { variant?: Variant } = {}): Notebook {
  const of = (section: Section): LessonFiles[] => all.filter(({ lesson }) => sectionOf(lesson.folder) === section);
  const [walkthroughs, help, behind] = [of("schedules"), of("guide"), of("engine")];
  const cells = [
    cell("welcome", variant === "learner" ? welcome : `${welcome}\n\nThis is the ${variantLine[variant]}.`),
    beginCell(contentsPath.replace(".ipynb", "")),
    cell("lessons", course(of("course"))),
    ...(walkthroughs.length > 0 ? [cell("schedules", schedules(walkthroughs))] : []),
    ...(help.length > 0 ? [cell("guide", guide(help))] : []),
    ...(behind.length > 0 ? [cell("behind", engine(behind))] : []),
    cell("how-to", howTo),
  ];
  return makeNotebook(cells, variant === "instructor" ? { variant } : {});
}

const minutesOf = ({ parsed }: LessonFiles): number => parsed.head.data.minutes;

const cell = (id: string, source: string): Cell => ({ cell_type: "markdown", id, metadata: { lrlab: { kind: "contents" } }, source });

/** The lessons in reading order. */
function course(lessons: readonly LessonFiles[]): string {
  const minutes = lessons.map(minutesOf).reduce((sum, one) => sum + one, 0);
  return ["## Lessons", `Read them in order. All together take about ${minutes} minutes.`, ...lessons.map(entry)].join("\n\n");
}

/** The walkthroughs by the groups of the gallery, a paragraph each. */
function schedules(walkthroughs: readonly LessonFiles[]): string {
  const groups = inGalleryOrder(walkthroughs, ({ lesson }) => nameOf(lesson)).map(({ group, members }) => {
    const lines = members.map(({ lesson, parsed }) => {
      const { title, minutes, description, icon } = parsed.head.data;
      return `${glyph(icon, 20)} **[${title}](${notebookOf(lesson)})** (${minutes} minutes) ${description}`;
    });
    const [title, sentence] = galleryGroups[group];
    return `### ${title}\n\n${sentence}\n\n${lines.join("\n\n")}`;
  });
  const minutes = walkthroughs.map(minutesOf);
  const howLong = `about ${Math.min(...minutes)} to ${Math.max(...minutes)} minutes`;
  const howToRead = `${minutes.length} to look up, in any order, ${howLong} each. Each says at its top which lesson it builds on.`;
  return ["## Schedules, one by one", howToRead, ...groups].join("\n\n");
}

/** What helps to choose, and to check what one reads elsewhere. */
const guide = (pages: readonly LessonFiles[]): string =>
  ["## The guide", "To look up when you have to decide. Each answer was measured here or is cited.", ...pages.map(entry)].join("\n\n");

/** What the lessons stand on. */
const engine = (pages: readonly LessonFiles[]): string =>
  ["## Behind the lessons", "How the course computes, and what it trains on. No lesson needs them first.", ...pages.map(entry)].join(
    "\n\n",
  );

/** A lesson's glyph, its name as a link, how long it takes, and what it is about. */
function entry({ lesson, parsed }: LessonFiles): string {
  const { title, minutes, description, icon } = parsed.head.data;
  const number = /^\d+/.exec(nameOf(lesson))?.[0];
  const name = number === undefined || title === "Capstone" ? title : `${Number(number)}. ${title}`;
  return `${glyph(icon, 24)} **[${name}](${notebookOf(lesson)})** (${minutes} minutes)\n\n${description}`;
}
