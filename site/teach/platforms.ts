/** A way between this course and a learning platform: inline markdown, commands in code. */
export interface PlatformWay {
  readonly title: string;
  readonly command?: string;
  readonly steps: readonly string[];
  /** What to look at afterwards. */
  readonly check: string;
}

export interface Platform {
  readonly id: string;
  readonly name: string;
  readonly ways: readonly PlatformWay[];
  /** The recipe whose files and next steps the page shows. */
  readonly recipe?: string;
}

export const platforms: readonly Platform[] = [
  {
    id: "canvas",
    name: "Canvas",
    ways: [
      {
        title: "Grades",
        command: "lrlab assignment export week-5 --to canvas",
        steps: [
          "It writes `export/canvas.csv`. Students are found by the column `canvas` of your `students.csv`, which holds Canvas’s own number, else by our `id` as their login.",
          "Is the assignment in Canvas already? Its number stands in the assignment’s address; give it with `--canvas-id`. Without, Canvas looks for the title, or offers to make it.",
          "Import the table in the gradebook, as [Canvas’s guide](https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807) says.",
        ],
        check:
          "Canvas shows every change before it takes it. Look that nobody is listed as unknown, and that “Points Possible” is what you mean.",
      },
      {
        title: "Submissions",
        command: "lrlab assignment collect week-5 --from submissions.zip --received 2026-12-01T23:59:00+01:00",
        steps: [
          "Download all submissions of the assignment as one archive. `collect` reads whose each file is from the names that Canvas gives them, best with the column `canvas` filled in.",
          "Canvas marks late files in their names and says no times: `--received` is the time of all the others.",
        ],
        check: "`missing` lists who is without a submission. A name that fits two students is asked about, never guessed.",
      },
      {
        title: "Quizzes",
        command: "lrlab quiz 05-dropping --to qti12 --out quiz.zip",
        steps: [
          "It writes a package of [QTI 1.2](https://www.imsglobal.org/question/qtiv1p2/imsqti_asi_bindv1p2.html), one assessment a lesson, a point a question, with a reason for each option.",
          "Import it as content of the type QTI.",
        ],
        check: "Preview the quiz: the right options have points, formulas are readable, and a wrong choice shows its reason.",
      },
    ],
  },
  {
    id: "moodle",
    name: "Moodle",
    ways: [
      {
        title: "Grades",
        command: "lrlab assignment export week-5 --to moodle",
        steps: [
          "Make the grade item first, with the right maximum: one that an import makes has a maximum of 100.",
          "Import `export/moodle.csv` as [Grade import](https://docs.moodle.org/en/Grade_import) says. Map “ID number” or “Email address” to the user, the column “Grade: …” to the item, and “Feedback” to its feedback.",
        ],
        check: "Both columns are mapped: Moodle’s page warns that feedback without its grades overwrites grades.",
      },
      {
        title: "Submissions",
        command: "lrlab assignment collect week-5 --from submissions.zip --received 2026-12-01T23:59:00+01:00",
        steps: [
          "Download all submissions as one archive. `collect` finds students by the whole names in it; files named after ids are taken too.",
        ],
        check: "Two students of one name are asked about: put their files into folders named after their ids.",
      },
      {
        title: "Quizzes",
        command: "lrlab quiz 05-dropping --to moodle-xml --out quiz.xml",
        steps: [
          "Import the file into a question bank in the format [Moodle XML](https://docs.moodle.org/en/Moodle_XML_format). It makes a category for each lesson.",
          "`--numeric` asks for a number where all options are numbers. `--to gift` writes [GIFT](https://docs.moodle.org/en/GIFT_format), for other programs too.",
        ],
        check: "Preview one question with two right options, and one with a formula.",
      },
    ],
  },
  {
    id: "qti21",
    name: "Blackboard, OpenOlat, TAO and others with QTI 2.1",
    ways: [
      {
        title: "Quizzes",
        command: "lrlab quiz 05-dropping --to qti21 --out quiz.zip",
        steps: [
          "It writes a package of [QTI 2.1](https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html): a test for each lesson, an item for each question, a point an item, and the reason of what was chosen as its feedback.",
          "Import it whole, as a content package. The platform needs MathJax to set formulas.",
        ],
        check: "Preview one question with a formula, choose wrongly, and look that its reason is shown.",
      },
    ],
  },
  {
    id: "anki",
    name: "Anki",
    ways: [
      {
        title: "Questions as flash cards",
        command: "lrlab quiz all --to anki --out lr-lab.apkg",
        steps: [
          "It writes a deck for each lesson under “LR Lab”. A card asks a question with its options; its back has the right ones and every reason.",
          "Learners open the file in Anki. A newer version of the course, imported later, updates these cards and keeps what was learnt; nothing is doubled. Within one version, tell Anki’s import to update notes “Always”.",
        ],
        check: "Import it twice: the second time Anki reports no new notes.",
      },
    ],
  },
  {
    id: "scorm",
    name: "SCORM, in Moodle and others",
    ways: [
      {
        title: "A lesson that reports score and progress",
        command: "lrlab scorm 05-dropping --out lesson-5.zip --pass 80 --site https://example.edu/course/",
        steps: [
          "Build the site first (`npm run build`): the package has the lesson’s pages as the site has them, and runs its cells and experiments without a network.",
          "The score is the share of questions answered right at the first try; `--pass` says from where on it is passed. Links to the rest of the course lead to `--site`; left out, they are plain text.",
          "Upload the package whole. In Moodle: [SCORM settings](https://docs.moodle.org/en/SCORM_settings).",
        ],
        check:
          "Answer a question as a student, leave, and come back: the page goes on where it was, and the platform’s report has the score.",
      },
    ],
  },
  {
    id: "gradescope",
    name: "Gradescope",
    recipe: "gradescope",
    ways: [
      {
        title: "Graded there",
        command: "lrlab recipe gradescope --exercise 05-dropping/multistep --out gradescope",
        steps: [
          "It writes `setup.sh` and `run_autograder`, as [Gradescope’s specification](https://gradescope-autograders.readthedocs.io/en/latest/specs/) wants them. The rest it tells you:",
        ],
        check: "Hand in the solution, the start, and a file with a syntax error: all points, none, and a sentence with the line.",
      },
      {
        title: "Graded here",
        command: "lrlab assignment export week-5 --to gradescope",
        steps: ["It writes a `results.json` for each student, lateness and points by hand included."],
        check: "Hidden tests have no message in them.",
      },
    ],
  },
  {
    id: "prairielearn",
    name: "PrairieLearn",
    recipe: "prairielearn",
    ways: [
      {
        title: "A question with an editor",
        command: "lrlab recipe prairielearn --exercise 05-dropping/multistep --out prairielearn",
        steps: [
          "It writes a question that is graded in a container without a network, by [external grading](https://docs.prairielearn.com/externalGrading/):",
        ],
        check: "Save and grade the start, then the solution, in the question’s preview.",
      },
    ],
  },
  {
    id: "nbgrader",
    name: "nbgrader",
    recipe: "nbgrader",
    ways: [
      {
        title: "Given out and collected by nbgrader, graded here",
        command: "lrlab recipe nbgrader --out nbgrader",
        steps: [
          "Released notebooks carry [nbgrader’s metadata](https://nbgrader.readthedocs.io/en/stable/contributor_guide/metadata.html), version 3, with checksums. Nothing that a student wrote runs in nbgrader:",
        ],
        check:
          "`nbgrader validate` and the formgrader show the points of each answer’s cell. `lrlab assignment export week-5 --to nbgrader` writes nbgrader’s table without it.",
      },
    ],
  },
  {
    id: "github-classroom",
    name: "GitHub Classroom",
    recipe: "github-classroom",
    ways: [
      {
        title: "Graded at each push",
        command: "lrlab recipe github-classroom --exercise 05-dropping/multistep --out classroom",
        steps: [
          "It writes a template repository with a workflow that reports points, partial ones too, as [autograding](https://docs.github.com/en/education/manage-coursework-with-github-classroom/teach-with-github-classroom/use-autograding) takes them:",
        ],
        check: "Push the start and the solution to a student’s repository of your own, and look at the points in Classroom.",
      },
    ],
  },
];
