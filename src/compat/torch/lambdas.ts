import { raises } from "../raises.js";
import { ofOneNumber, or, perGroup, type Readers } from "../take.js";

/** A function of the step. */
export type Lambda = (t: number) => number;

/** The functions of LambdaLR and MultiplicativeLR: `lr_lambda` in PyTorch, `lambda` or `lambdas` in the golden files. */
export interface Lambdas {
  lr_lambda: Lambda | Lambda[] | undefined;
  lambda: Lambda | Lambda[] | undefined;
  lambdas: Lambda | Lambda[] | undefined;
}

const functions = or(perGroup(ofOneNumber), undefined);
export const lambdas: Readers<Lambdas> = { lr_lambda: functions, lambda: functions, lambdas: functions };

/** One function per group. */
export function lambdasOf(where: string, params: Lambdas, groups: number): Lambda[] {
  const given = [params.lr_lambda, params.lambda, params.lambdas].filter((one) => one !== undefined);
  const [functions] = given;
  if (given.length !== 1 || !functions)
    throw new RangeError(`${where}: lr_lambda is missing. Give one function, or one per parameter group.`);
  if (!Array.isArray(functions)) return new Array<Lambda>(groups).fill(functions);
  if (functions.length === groups) return functions;
  return raises(
    where,
    "lr_lambda must hold one function per parameter group",
    functions.length,
    `Expected ${groups} lr_lambdas, but got ${functions.length}`,
  );
}
