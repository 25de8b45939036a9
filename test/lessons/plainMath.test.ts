import { expect, test } from "vitest";
import { lessons } from "../../src/lessons/catalog.js";
import { plainMath } from "../../src/lessons/plainMath.js";

test.each([
  ["a rate of `0.1` is *not* **that** much", "a rate of 0.1 is not that much"],
  ["2 * 3 * 4", "2 * 3 * 4"],
  [String.raw`here $\eta h = 1.6$, and it needs $\eta h \le 1$`, "here ηh = 1.6, and it needs ηh ≤ 1"],
  [String.raw`$1 - 0.4 \cdot 4 = -0.6$`, "1 − 0.4 · 4 = −0.6"],
  [String.raw`$(\kappa - 1)/(\kappa + 1) \approx 0.980$`, "(κ − 1)/(κ + 1) ≈ 0.980"],
  [String.raw`$\eta\sigma^2/(h(2 - \eta h))$`, "ησ²/(h(2 − ηh))"],
  [String.raw`$\sqrt{\hat v}$ and $\sqrt{1-u}$`, "√v and √(1−u)"],
  [String.raw`$-\frac{\pi}{2}\sin(\pi u)$ at $u = \frac12$`, "−π/2 sin(πu) at u = 1/2"],
  [String.raw`$0.95^{200} = e^{200 \ln 0.95} = e^{-10.26}$`, "0.95^200 = e^(200 ln 0.95) = e^−10.26"],
  [String.raw`$\eta_{\max}\sqrt{w/t}$ is $\sqrt{\eta_{\max}}$ or $\tfrac12 \sqrt 8$`, "η_max√(w/t) is √(η_max) or 1/2 √8"],
  [String.raw`$0.01^{1/T}$, $T_0$, $\gamma^T$`, "0.01^(1/T), T_0, γ^T"],
])("%s", (markdown, text) => {
  expect(plainMath(markdown)).toBe(text);
});

test("every text of every question can be written in plain letters", () => {
  const texts = lessons.flatMap(({ quiz }) =>
    quiz.flatMap(({ stem, options }) => [stem, ...options.flatMap(({ text, why }) => [text, why])]),
  );
  expect(texts.length).toBeGreaterThan(100);
  for (const text of texts) expect(plainMath(text)).not.toMatch(/[\\$`]|\*\*|\{|\}/);
});
