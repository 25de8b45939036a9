/** Code in an address: it comes back as it was, and what is damaged, too long or a bomb is told. */
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkTo, longestCode, longestLink, readLink } from "../../site/islands/codeLink.js";

const page = "https://example.org/lessons/a/";
const packed = (text: string): string => `z.${deflateRawSync(text).toString("base64url")}`;

describe("a link", () => {
  test("gives back every code, letter by letter", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }),
        fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
        async (code, cell) => {
          const link = await linkTo(page, { cell, code });
          expect(link).toMatch(/^https:\/\/example\.org\/lessons\/a\/#cell=[\w-]+&code=[zt]\.[\w-]+$/);
          expect(await readLink(new URL(link).hash)).toEqual({ cell, code });
        },
      ),
    );
  });

  test("is read whoever packed it", async () => {
    expect(await readLink(`#cell=a&code=${packed("const η = 0.1;")}`)).toEqual({ cell: "a", code: "const η = 0.1;" });
    expect(await readLink(`#cell=a&code=t.${Buffer.from("const η = 0.1;").toString("base64url")}`)).toEqual({
      cell: "a",
      code: "const η = 0.1;",
    });
  });

  test("is none where the fragment speaks of something else", async () => {
    expect(await readLink("#summary")).toBeNull();
    expect(await readLink("")).toBeNull();
  });

  test.each(["", "MQ", "z.", "t.", "t.%%%", "z.AAAA", "y.MQ", "t.gICA", `z.${packed("a long line of code, cut off").slice(2, 12)}`])(
    "that is damaged says so: %j",
    async (code) => {
      await expect(readLink(`#cell=a&code=${code}`)).rejects.toThrow(
        "The code in this link is damaged, perhaps cut off. Ask for the link again.",
      );
    },
  );

  test("that is too long is not made, and not read", async () => {
    const code = Array.from({ length: 12_000 }, (_, i) => ((i * 2654435761) % 2 ** 32).toString(36)).join("");
    await expect(linkTo(page, { cell: "a", code: code.slice(0, 30_000) })).rejects.toThrow(
      /^This code is too long for a link \(\d+ characters; 8000 are the most\)\. Send it as text\.$/,
    );
    await expect(readLink(`#cell=a&code=t.${"A".repeat(longestLink)}`)).rejects.toThrow(
      /^The code in this link is too long \(8015 characters; 8000 are the most\)/,
    );
  });

  test("that unpacks to more than fits a cell is stopped on the way", async () => {
    const bomb = packed("0".repeat(4_000_000));
    expect(bomb.length).toBeLessThan(longestLink);
    await expect(readLink(`#cell=a&code=${bomb}`)).rejects.toThrow(
      `The code in this link is longer than ${longestCode} characters, so it is not shown.`,
    );
  });
});
