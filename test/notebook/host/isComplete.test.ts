import { expect, test } from "vitest";
import { isComplete } from "../../../src/notebook/host/isComplete.js";

test.each([
  ["1 + 1", "complete"],
  ["const f = (x: number) => {\n  return x;\n};", "complete"],
  ["await Promise.resolve(1)", "complete"],
  // A wrong type is for the compiler to say.
  ['const x: number = "one";', "complete"],
  ["function f() {", "incomplete"],
  ["f(", "incomplete"],
  ["[1, 2,", "incomplete"],
  ["const x =", "incomplete"],
  ["const x = ", "incomplete"],
  ["const text = `one\ntwo", "incomplete"],
  ["/* a comment", "incomplete"],
  // Two empty lines end a cell: the learner wants to be told what is wrong.
  ["function f() {\n\n\n", "complete"],
  ["x = )", "invalid"],
  ["}", "invalid"],
  ["const 1a = 3;", "invalid"],
  ['const text = "one\n', "invalid"],
])("%j is %s", (code, status) => {
  expect(isComplete(code)).toMatchObject({ status });
});

test("indents what comes next", () => {
  expect(isComplete("for (const x of [1]) {\n  if (x) {")).toEqual({ status: "incomplete", indent: "    " });
});
