import { readTrace } from "lrlab";
import { describe, expect, test } from "vitest";

const wanted = [
  { step: 0, lr: 0.1 },
  { step: 10, lr: 0.05 },
];

describe("reads a log", () => {
  test.each([
    ["with commas", "step,lr\n0,0.1\n10,0.05"],
    ["with a byte-order mark", "\uFEFFstep,lr\n0,0.1\n10,0.05"],
    ["with semicolons and decimal commas", "step;lr\n0;0,1\n10;5,0e-2"],
    ["with tabs", "step\tlr\n0\t0.1\n10\t0.05"],
    ["with spaces, as many as it takes to align", "  step      lr\n     0     0.1\n    10    0,05"],
    ["with spaces and quotes", '"my run" step lr\n"a b" 0 0.1\nc 10 0.05'],
    ["with bars and spaces", "step | lr\n 0 | .1\n 10 | 0.05"],
    ["with Windows' line ends and empty lines at the end", "step,lr\r\n0,0.1\r\n10,0.05\r\n\r\n\n"],
    ["with remarks", "# run 7\nstep,lr\n0,0.1\n # restarted\n10,0.05"],
    ["with quotes around everything", '"step","lr"\n"0","0.1"\n"10","0.05"'],
    ["with quoted separators and quotes", 'name,step,lr\n"a, ""b""",0,0.1\nc,10,0.05'],
    ["with its columns in another order, among others", "loss,learning_rate,epoch,global_step\n2.3,0.1,0,0\n1.9,0.05,1,10"],
    ["as TensorBoard writes it", "Wall time,Step,Value\n1700000000.5,0,0.1\n1700000100.25,10,0.05"],
    ["as a trainer writes it", "trainer/global_step,train/lr\n0,1e-1\n10,5E-2"],
    ["with rows that hold no rate", "step,loss,lr\n0,2,0.1\n5,1.9,\n10,1.8,0.05"],
    ["with t and eta", "t,η\n0,0.1\n10,0.05"],
    [
      "as Weights & Biases exports a chart",
      '"Step","sunny-sea-3 - train/learning_rate","sunny-sea-3 - train/learning_rate__MIN","sunny-sea-3 - train/learning_rate__MAX"\n"0","0.1","0.1","0.1"\n"10","0.05","0.05","0.05"',
    ],
    ["with Weights & Biases' other axis", "train/global_step,run - lr\n0,0.1\n10,0.05"],
    ["as Lightning's monitor names it", "epoch,lr-SGD,lr-SGD-momentum,step,loss\n,0.1,0.9,0,\n0,,,4,2.1\n,0.05,0.9,10,"],
    ["with the first of Lightning's groups", "lr-AdamW/pg1,lr-AdamW/pg2,step\n0.1,1,0\n0.05,1,10"],
    ["as records", '[{"step":0,"lr":0.1},{"step":5,"loss":2},{"step":10,"lr":0.05,"tags":["a"]}]'],
    [
      "as a trainer keeps its state, NaN included",
      '\uFEFF{"epoch": 2.0,\n "log_history": [{"learning_rate": 0.1, "grad_norm": NaN, "step": 0}, {"eval_loss": 2, "step": 0}, {"learning_rate": 5e-2, "step": 10}]}',
    ],
    ["as an object a line", '{"lr": 0.1, "iter": 0}\n\n{"lr": 0.05, "iter": 10}\n'],
    ["as Python prints it, between other lines", "{'lr': 0.1, 'step': 0, 'best': None}\n 10%|##   | 1/10\n{'lr': 0.05, 'step': 10}"],
  ])("%s", (_, text) => expect(readTrace(text)).toEqual(wanted));

  test("with the columns that are named", () => {
    expect(readTrace("n,step,a,lr\n0,5,0.1,9\n10,4,0.05,9", { step: "n", lr: "a" })).toEqual(wanted);
  });
});

const sentence = "Leave the cell empty where nothing was logged.";
describe("refuses a log", () => {
  test.each([
    ["that is empty", "", "readTrace: the file must have a line of column names and rows below it, got nothing. Write step,lr first."],
    ["of remarks", "# a\n\n", "readTrace: the file must have a line of column names and rows below it, got nothing. Write step,lr first."],
    ["without rows", "step,lr\n", "readTrace: a trace must have at least two rows with a rate, got 0. One rate fits every schedule."],
    [
      "of one row",
      "step,lr\n0,0.1\n1,\n",
      "readTrace: a trace must have at least two rows with a rate, got 1. One rate fits every schedule.",
    ],
    [
      "without steps",
      "epoch,lr\n0,0.1",
      'readTrace: the file must have a column of steps, got "epoch", "lr". Name it step, or say which it is. Epochs are no updates: with them the plan needs traceUnit: "epochs" and stepsPerEpoch.',
    ],
    [
      "without rates",
      "step;loss\n0;1",
      'readTrace: the file must have a column of rates, got "step", "loss". Name it lr, or say which it is.',
    ],
    [
      "without a header",
      "0,0.1\n1,0.05",
      'readTrace: the first line must name two columns or more, got "0", "0.1". Write step,lr above it.',
    ],
    [
      "without a header and with decimal commas",
      "0;0,1\n1;0,05",
      'readTrace: the first line must name two columns or more, got "0;0", "1". Write step,lr above it.',
    ],
    [
      "with another separator",
      "step:lr\n0:0.1",
      'readTrace: the first line must name two columns or more, got "step:lr". Separate them by commas, semicolons, tabs, bars or spaces.',
    ],
    ["with NaN", "step,lr\n0,0.1\n1,nan", `readTrace: lr must be a finite number >= 0, got "nan" at line 3. ${sentence}`],
    ["with infinity", "step,lr\n0,inf", `readTrace: lr must be a finite number >= 0, got "inf" at line 2. ${sentence}`],
    ["with a number too large", "step,lr\n0,1e999", `readTrace: lr must be a finite number >= 0, got "1e999" at line 2. ${sentence}`],
    ["with a negative rate", "step,lr\n0,-0.1", `readTrace: lr must be a finite number >= 0, got "-0.1" at line 2. ${sentence}`],
    ["with words", "step,lr\nfirst,0.1", `readTrace: step must be a finite number >= 0, got "first" at line 2. ${sentence}`],
    [
      "with a decimal comma between commas",
      "step,lr\n0,0,1",
      'readTrace: line 2 must have 2 cells, as the first has, got 3. Quote a cell that holds ",".',
    ],
    [
      "with a row cut short",
      "step,lr\n0,0.1\n1",
      'readTrace: line 3 must have 2 cells, as the first has, got 1. Quote a cell that holds ",".',
    ],
    [
      "with text after quotes",
      'step,lr\n"0"1,0.1',
      'readTrace: line 2 must have a separator after a quoted cell, got "1,0.1". Double a quote inside quotes.',
    ],
    [
      "of a run that was resumed",
      "step,lr\n0,0.1\n10,0.09\n20,0.08\n15,0.085",
      "readTrace: steps must rise, got 15 at line 5 after 20. A run that was resumed at 15 logs again what was lost: take out the older rows from 15 on.",
    ],
    [
      "of two runs",
      "step,lr\n0,0.1\n10,0.09\n0,0.1",
      "readTrace: steps must rise, got 0 at line 4 after 10. Two runs stand in this file: keep the rows of one.",
    ],
    [
      "of two runs side by side",
      "step,a - lr,b - lr\n0,1,1",
      'readTrace: the file must have a column of rates, got "step", "a - lr", "b - lr". Name it lr, or say which it is.',
    ],
    [
      "whose records have one number",
      '[{"lr":1},{"lr":2}]',
      'readTrace: each record must name two numbers or more, got "lr". Write {"step": 0, "lr": 0.1}.',
    ],
    [
      "whose records have a rate that is none",
      '[{"lr":1,"step":0},{"lr":NaN,"step":1}]',
      `readTrace: lr must be a finite number >= 0, got "NaN" at record 2. ${sentence}`,
    ],
    [
      "whose records are cut short",
      '{"lr":1,"step":0}\n{"lr":1,"st',
      'readTrace: line 2 must be a whole JSON object, got "{\\"lr\\":1,\\"st". Write one object a line, or all as one list.',
    ],
    [
      "whose list is cut short",
      '[{"lr":1,"step":0},',
      'readTrace: a list of records must be JSON to its end, got one that ends in "[{\\"lr\\":1,\\"step\\":0},". Save it once more.',
    ],
    ["with a step twice", "step,lr\n3,0.1\n3,0.1", "readTrace: steps must rise, got 3 at line 3 after 3."],
  ])("%s", (_, text, message) => expect(() => readTrace(text)).toThrow(message));

  test("that has no column of the name given", () => {
    expect(() => readTrace("step,lr\n0,1", { lr: "rate" })).toThrow(
      'readTrace: the file must have a column "rate", got "step", "lr". Names are compared exactly.',
    );
    expect(() => readTrace("step,lr\n0,1", { rate: "lr" } as never)).toThrow("readTrace: unknown parameter rate. It takes step, lr.");
    expect(() => readTrace(3 as never)).toThrow("readTrace: the file must be a text, got 3. Give the text of a CSV file.");
  });
});
