export { type Experiment, type ExperimentOptions, type ExperimentProgress, experiment } from "./experiment/experiment.js";
export type { Pool } from "./experiment/pool.js";
export type { Row } from "./experiment/row.js";
export { runOne } from "./experiment/runOne.js";
export { type NoisyQuadraticRun, type Outcome, type RunSpec, runKey, type TrainingRun } from "./experiment/runSpec.js";
export type { Arm, RateGrid, Seeds, Sweep } from "./experiment/sweep.js";
export type { ExperimentTable, RateResult, SameRate, ShapeResult, Versus } from "./experiment/table.js";
export { type Mlp, mlp } from "./models/mlp.js";
export type { Net, NetSpec, NetState, Parameter, ParameterBlock, Role } from "./models/net.js";
export { type RunningMoments, runningMoments } from "./models/runningMoments.js";
export { add } from "./ops/add.js";
export { averagePool2d } from "./ops/averagePool2d.js";
export { type BatchNorm, batchNorm } from "./ops/batchNorm.js";
export { type Conv2d, conv2d } from "./ops/conv2d.js";
export { crossEntropy } from "./ops/crossEntropy.js";
export { dense } from "./ops/dense.js";
export { type Dropout, dropout } from "./ops/dropout.js";
export { maxPool2d } from "./ops/maxPool2d.js";
export { mean } from "./ops/mean.js";
export { multiply } from "./ops/multiply.js";
export { relu } from "./ops/relu.js";
export { reshape } from "./ops/reshape.js";
export { scale } from "./ops/scale.js";
export { softmax } from "./ops/softmax.js";
export { subtract } from "./ops/subtract.js";
export { sum } from "./ops/sum.js";
export { tanh } from "./ops/tanh.js";
export type { Pool2d } from "./ops/windows.js";
export { sgd } from "./optimizers/sgd.js";
export { type Characters, characters } from "./problems/characters.js";
export { type Glyphs, glyphs } from "./problems/glyphs.js";
export { type Moons, moons } from "./problems/moons.js";
export type { Batch, Problem, ProblemSpec, Score, Scored, Split, SplitName, Stream, StreamState } from "./problems/problem.js";
export { type ProductDefects, productDefects } from "./problems/productDefects.js";
export {
  type NoisyQuadraticLandscape,
  noisyQuadraticLandscape,
  type QuadraticLandscape,
  quadraticLandscape,
} from "./problems/quadraticLandscape.js";
export { type AnyProblem, problem } from "./problems/registry.js";
export type { Sizes } from "./problems/sizes.js";
export { type SortCopy, sortCopy } from "./problems/sortCopy.js";
export { type Spirals, spirals } from "./problems/spirals.js";
export { type Forgetting, type ForgettingOptions, forgetting, type TaskPair, taskPair } from "./problems/taskPair.js";
export { type TwoWells, twoWells } from "./problems/twoWells.js";
export * as reference from "./reference/index.js";
export { type Rng, type RngState, rng } from "./rng.js";
export { temporary } from "./tensor/memory.js";
export { noGrad } from "./tensor/tape.js";
export { Indices, Tensor } from "./tensor/tensor.js";
export { indices, tensor } from "./tensor/values.js";
