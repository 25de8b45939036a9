import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], testTimeout: number, alone = false) => ({
  extends: true as const,
  test: { name, include, testTimeout, hookTimeout: testTimeout, ...(alone ? { maxWorkers: 1, sequence: { groupOrder: 1 } } : {}) },
});

/** What measures time: after the rest, with the machine to itself. */
const timed = "test/browser/{experiments,lighthouse,playgroundSpeed,sandboxLimits}.test.ts";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    setupFiles: ["test/seedProperties.ts"],
    // The browser's and Jupyter's tests wait for other processes much of the time; of two cores the runner would leave one idle.
    maxWorkers: 2,
    // What a page does at its own pace may take a while on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      project("unit", ["test/**/*.test.ts", "!test/{jupyter,browser,bench}/**"], 20_000),
      project("jupyter", ["test/jupyter/**/*.test.ts"], 180_000),
      project("browser", ["test/browser/**/*.test.ts", `!${timed}`], 120_000),
      project("alone", [timed], 120_000, true),
    ],
  },
});
