import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";

/** Every lesson by its folder: "course/01-three-fates", "schedules/cosine". */
export const collections = {
  lessons: defineCollection({
    loader: glob({ base: "src/lessons", pattern: "**/lesson.mdx", generateId: ({ entry }) => entry.replace(/\/lesson\.mdx$/, "") }),
    schema: z.strictObject({
      title: z.string(),
      description: z.string(),
      minutes: z.number().int().positive(),
      prerequisites: z.array(z.string()),
      goals: z.array(z.string()),
      icon: z.string(),
    }),
  }),
};
