import { expect, test } from "vitest";
import { galleryGroupOf, galleryGroups, inGalleryOrder } from "../../src/lessons/galleryGroups.js";
import { groups } from "../../src/schedules/family.js";

test("every group of families has its place, and what has no family stands last", () => {
  expect(Object.keys(galleryGroups)).toEqual([...groups, "compose"]);
  expect(["cosine", "linear-warmup", "constant", "plateau", "range-test"].map(galleryGroupOf)).toEqual([
    "decay",
    "warmup",
    "constant",
    "compose",
    "compose",
  ]);
});

test("groups come in their order, members in the registry's, then what is composed, then the controllers; empty groups not at all", () => {
  const slugs = ["greedy", "range-test", "linear", "cosine", "sequence", "plateau", "constant"];
  expect(inGalleryOrder(slugs, (slug) => slug)).toEqual([
    { group: "constant", members: ["constant"] },
    { group: "decay", members: ["cosine", "linear"] },
    { group: "compose", members: ["range-test", "sequence", "plateau", "greedy"] },
  ]);
});
