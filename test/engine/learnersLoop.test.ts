/** The loop that a learner writes: it must fit the types of a cell, strictly, and train. */
import { cosineAnnealing } from "lrlab";
import * as engine from "lrlab/engine";
import { expect, test } from "vitest";
import { cellTypeFaults } from "../../src/notebook/host/cellTypes.js";
import { fixtureRoot, fixtureText, readFixture } from "../notebook/fixtures/fixture.js";

const loop = `const spiral = spirals({ seed: 1 });
const steps = 300;
const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: steps });
const net = mlp([2, 32, 32, 2], { act: "tanh", seed: 1 });
const opt = sgd(net, { momentum: 0.9 });
for (let t = 0; t < steps; t++) {
  const { x, y } = spiral.batch(64);
  const loss = crossEntropy(net(x), y);
  loss.backward();
  opt.step(lr(t));
}`;

/** Other models, in the same loop. */
const others = `const letters = characters({ seed: 1 });
const speaker = transformer({ vocabulary: 32, context: 64, width: 16, heads: 2, seed: 1 });
const tokens = letters.batch(4);
const entropy: number = crossEntropy(speaker(tokens.x), tokens.y).item();
const images = glyphs({ seed: 1 });
const seeing = cnn({ size: 12, classes: 10, seed: 1 });
const { x: pixels, y: names } = images.batch(8);
const seen: number = crossEntropy(seeing(pixels), names).item();
const place = point([3, -1]);
const valley = quadraticLandscape({ curvatures: [1, 4] });
const height: number = valley.loss(place, valley.batch(1)).item();`;

const names = "characters, cnn, crossEntropy, glyphs, mlp, point, quadraticLandscape, sgd, spirals, transformer";

test("its types fit a cell", () => {
  const cell = [
    'import { cosineAnnealing } from "lrlab";',
    `import { ${names} } from "lrlab/engine";`,
    loop,
    others,
    "seeing(tokens.x);",
    "opt.step('fast');",
    "const total",
  ];
  const text = fixtureText.replace("const total", cell.join("\n"));
  const faults = cellTypeFaults([readFixture(text)], { root: fixtureRoot });
  expect(faults).toEqual([
    expect.stringContaining("Argument of type 'Indices' is not assignable to parameter of type 'Tensor'."),
    expect.stringContaining("Argument of type 'string' is not assignable to parameter of type 'Rates'."),
  ]);
}, 60_000);

test("it trains", () => {
  const world = { ...engine, cosineAnnealing };
  const run = new Function(...Object.keys(world), `${loop}\nreturn spiral.score(net, "test").accuracy;`);
  expect(run(...Object.values(world))).toBeGreaterThan(0.95);
});
