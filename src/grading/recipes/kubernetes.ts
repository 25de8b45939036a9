import { stringify } from "yaml";
import { type Recipe, type RecipeOptions, shardFile } from "./recipe.js";

const [submissions, results] = ["/submissions", "/results/grades.jsonl"];

/** An Indexed Job: one pod a shard. */
export const kubernetes: Recipe = {
  name: "kubernetes",
  summary: "A Kubernetes Indexed Job, one pod a shard, and a Job that merges them.",
  takes: ["exercise", "shards", "image"],
  files: (options) => ({
    "grade.yaml": documents(claims(), fence(), job(options)),
    "merge.yaml": documents(merge(options)),
  }),
  next: ({ exercise, image }) => [
    ...(exercise.startsWith("/")
      ? [`Put the exercise's folder among the submissions as ${named(exercise)}: hidden folders are not graded.`]
      : []),
    `Build and push the image ${image}: lrlab recipe container.`,
    "kubectl apply -f grade.yaml makes two volumes, submissions and results. Copy the submissions into the first; the Job waits for its pods till then.",
    "kubectl wait --for=condition=complete --timeout=4h job/lrlab-grade, then kubectl apply -f merge.yaml.",
    "A pod that was evicted is started again, and goes on where it was: its rows are on the volume.",
  ],
};

/** Where an exercise that is not the course's stands in the image's pods. */
const named = (exercise: string): string => (exercise.startsWith("/") ? `/submissions/.exercise/${exercise.split("/").at(-1)}` : exercise);

const claims = (): object[] =>
  ["submissions", "results"].map((name) => ({
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: `lrlab-${name}`, labels },
    spec: { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "5Gi" } } },
  }));

const labels = { "app.kubernetes.io/name": "lrlab-grade" };

/** Nothing that is graded, and no grader, has a network. */
const fence = (): object[] => [
  {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "lrlab-grade", labels },
    spec: { podSelector: { matchLabels: labels }, policyTypes: ["Ingress", "Egress"] },
  },
];

const job = ({ exercise, shards, image }: RecipeOptions): object[] => [
  {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "lrlab-grade", labels },
    spec: {
      completionMode: "Indexed",
      completions: shards,
      parallelism: Math.min(shards, 8),
      backoffLimitPerIndex: 3,
      maxFailedIndexes: shards,
      template: pod(image, [
        "sh",
        "-c",
        `shard=$((JOB_COMPLETION_INDEX + 1)); exec lrlab grade --exercise "$1" --in ${submissions} --out "${shardFile(results, "$shard")}" --shard "$shard/${shards}" --jobs 1`,
        "grade",
        named(exercise),
      ]),
    },
  },
];

const merge = ({ shards, image }: RecipeOptions): object[] => {
  const files = Array.from({ length: shards }, (_, i) => shardFile(results, String(i + 1)));
  return [
    {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name: "lrlab-merge", labels },
      spec: { backoffLimit: 1, template: pod(image, ["lrlab", "merge", ...files, "--out", results]) },
    },
  ];
};

/** A pod that may do nothing but read the submissions, write the results and use a scratch folder. */
const pod = (image: string, command: readonly string[]): object => ({
  metadata: { labels },
  spec: {
    restartPolicy: "Never",
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
      {
        name: "grader",
        image,
        command,
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
        resources: { requests: { cpu: "1", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } },
        volumeMounts: [
          { name: "submissions", mountPath: "/submissions", readOnly: true },
          { name: "results", mountPath: "/results" },
          { name: "scratch", mountPath: "/tmp" },
        ],
      },
    ],
    volumes: [
      { name: "submissions", persistentVolumeClaim: { claimName: "lrlab-submissions", readOnly: true } },
      { name: "results", persistentVolumeClaim: { claimName: "lrlab-results" } },
      { name: "scratch", emptyDir: { sizeLimit: "256Mi" } },
    ],
  },
});

const documents = (...parts: readonly (readonly object[])[]): string =>
  parts
    .flat()
    .map((part) => stringify(part, { lineWidth: 0 }))
    .join("---\n");
