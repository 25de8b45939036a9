import type { Row } from "../../badInputRow.js";

export const modelsRows: Readonly<Record<string, Row>> = {
  mlp: { args: () => [[2, 3, 1], { act: "tanh", seed: 1 }], optional: ["1.act"] },
};
