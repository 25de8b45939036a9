import { type Recipe, shellWord } from "./recipe.js";

/** The image that the other recipes run. */
export const container: Recipe = {
  name: "container",
  summary: "The Dockerfile of the image that Kubernetes and CI use: the course's command line, and nothing that serves pages.",
  takes: ["image"],
  files: ({ course, image }) => ({
    "grader.Dockerfile": `# The grader as an image:
#
#   docker build --file grader.Dockerfile --tag ${shellWord(image)} ${shellWord(course)}
#   docker run --rm --network none --volume "$PWD/submitted:/submissions:ro" --volume "$PWD/grades:/results" ${shellWord(image)} \\
#     lrlab grade --exercise 05-dropping/multistep --in /submissions --out /results/grades.jsonl

FROM node:22.21.1-bookworm-slim
# The pinned Node is linked against libatomic, which slim systems leave out.
RUN apt-get update && apt-get install --yes --no-install-recommends libatomic1 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/lrlab
COPY .npmrc package.json package-lock.json ./
COPY src src
RUN npm ci --no-audit --no-fund --loglevel=error && npm run -s build:lib && npm cache clean --force
ENV PATH=/opt/lrlab/node_modules/.bin:$PATH
USER node
WORKDIR /tmp
CMD ["lrlab", "--help"]
`,
  }),
  next: ({ course, image }) => [
    `docker build --file grader.Dockerfile --tag ${shellWord(image)} ${shellWord(course)}`,
    `docker push ${shellWord(image)}, where other machines pull it.`,
  ],
};
