import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], testTimeout: number) => ({
  extends: true as const,
  test: { name, include, testTimeout, hookTimeout: testTimeout },
});

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    setupFiles: ["test/seedProperties.ts"],
    projects: [
      project("unit", ["test/**/*.test.ts", "!test/{jupyter,browser,bench}/**"], 20_000),
      project("jupyter", ["test/jupyter/**/*.test.ts"], 180_000),
      project("browser", ["test/browser/**/*.test.ts"], 120_000),
    ],
  },
});
