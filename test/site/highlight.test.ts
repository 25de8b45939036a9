import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { hanging, highlight } from "../../site/lib/highlight.ts";

const code = [
  "for batch in loader:",
  "    loss = criterion(model(batch.inputs), batch.targets)  # <&> both",
  "    step()",
  "            torch.nn.utils.clip_grad_norm_(parameters, max_norm=1.0)",
  "scheduler = CosineAnnealingLR(optimizer, T_max=100)",
  "",
].join("\n");
const { document } = parseHTML(`<pre><code>${hanging(highlight(code, "python"))}</code></pre>`);
const long = [...document.querySelectorAll(".hang")];

describe("lines that may wrap", () => {
  test("hang by as much as they are indented; what is copied stays the code", () => {
    expect(long.map(({ className }) => className)).toEqual(["hang hang-4", "hang hang-12", "hang"]);
    expect(document.querySelector("code")?.textContent).toBe(code);
  });

  test("are counted in letters, and not in marks or entities", () => {
    expect(hanging(highlight('    a = ["<", "<", "<"]', "python"))).not.toContain("hang");
  });
});
