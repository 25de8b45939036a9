/** Every figure of a page to read has a drawing for phones: the wide one would have to be scrolled there. */
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { addresses, pageAt } from "./pages.js";

const toRead = addresses().filter((address) => /^\/(lessons|schedules|engine)\//.test(address));

test("every drawing of a lesson has one for phones, and it is there", () => {
  const missing = toRead.flatMap((address) =>
    [...pageAt(address).querySelectorAll(".canvas")]
      .filter((canvas) => canvas.querySelector("svg") !== null)
      .filter((canvas) => !existsSync(`dist${canvas.getAttribute("data-narrow")}`))
      .map((canvas) => `${address} ${canvas.closest("[id]")?.id}`),
  );
  expect(missing).toEqual([]);
});
