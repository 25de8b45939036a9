import { pythonAnswers } from "../pythonAnswers.js";
import { partPath } from "../realParts.js";

/** What became of a text of Python: the rates that it collected, what it printed and warned of, and its error, if it had one. */
export interface Ran {
  readonly rates: readonly number[];
  readonly printed: string;
  readonly warnings: readonly string[];
  readonly error: { readonly type: string; readonly says: string; readonly trace: string } | null;
}

/** Runs each of the texts on standard input in a world of its own. */
const program = `
import contextlib, io, json, sys, traceback, warnings
answers = []
for code in json.load(sys.stdin):
    world, printed, error = {}, io.StringIO(), None
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(printed):
        warnings.simplefilter("always")
        try:
            exec(compile(code, "code", "exec"), world)
        except Exception as one:
            said = one.msg if isinstance(one, SyntaxError) else str(one)
            error = {"type": type(one).__name__, "says": said, "trace": traceback.format_exc(limit=3)}
    rates = [float(rate) for rate in world.get("rates", [])]
    answers.append({"rates": rates, "printed": printed.getvalue(), "warnings": [str(one.message) for one in caught], "error": error})
print(json.dumps(answers))
`;

/** Runs Python texts in the PyTorch of this machine, which there must be. */
export const ranInPyTorch = (texts: readonly string[]): readonly Ran[] => pythonAnswers(partPath("torch") ?? "", program, texts);

/** The version of that PyTorch, "1.13.0". */
export const pytorchVersion = (): string =>
  pythonAnswers(partPath("torch") ?? "", "import json, torch\nprint(json.dumps(torch.__version__))", null);
