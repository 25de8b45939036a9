export { averagedLoss, expectedLoss, expectedLossParts, type LossParts, type NoisyQuadratic, noiseFloor } from "./engine/noisyQuadratic.js";
export { type Particles, simulateParticles, spread } from "./engine/particles.js";
export { type Descend, descend, type Fate, maxStableRate, type QuadraticFate, quadraticFate } from "./engine/quadratic.js";
export type { Rates } from "./engine/rates.js";
export { type Rng, type RngState, rng } from "./engine/rng.js";
export { type Adam, type AdamState, adam } from "./optim/adam.js";
export { type AdamW, type AdamWState, adamW } from "./optim/adamW.js";
export { type Lion, type LionState, lion } from "./optim/lion.js";
export { type Momentum, type MomentumState, momentum } from "./optim/momentum.js";
export { type Nesterov, type NesterovState, nesterov } from "./optim/nesterov.js";
export type { Optimizer, OptimizerState } from "./optim/optimizer.js";
export { type RAdam, type RAdamState, rAdam } from "./optim/rAdam.js";
export { type ScheduleFreeAdamW, type ScheduleFreeAdamWState, scheduleFreeAdamW } from "./optim/scheduleFreeAdamW.js";
export { type ScheduleFreeSgd, type ScheduleFreeSgdState, scheduleFreeSgd } from "./optim/scheduleFreeSgd.js";
export { type Sgd, type SgdState, sgd } from "./optim/sgd.js";
export { type CloudFigureOptions, cloudFigure } from "./plots/cloudFigure.js";
export { type DescentFigureOptions, descentFigure } from "./plots/descentFigure.js";
export type {
  Axis,
  CloudFigure,
  Curve,
  CurvesFigure,
  Figure,
  ImagesFigure,
  IntervalsFigure,
  Mark,
  Panel,
  Point,
  Role,
  Rule,
  ScatterFigure,
  TokensFigure,
  ValleyFigure,
} from "./plots/figure.js";
export { type IntervalsFigureOptions, intervalsFigure } from "./plots/intervalsFigure.js";
export { problemFigure } from "./plots/problemFigure.js";
export { rangeTestFigure } from "./plots/rangeTestFigure.js";
export { type RateLossFigureOptions, type RateLossRun, rateLossFigure } from "./plots/rateLossFigure.js";
export { type ScheduleFigureOptions, scheduleFigure } from "./plots/scheduleFigure.js";
export type { TrainedRun } from "./plots/trainedRuns.js";
export { type TrainingFigureOptions, trainingFigure } from "./plots/trainingFigure.js";
export { type ValleyFigureOptions, valleyFigure } from "./plots/valleyFigure.js";
export { type Clock, clock, type Duration, type TrainingData } from "./schedules/clock.js";
export { type Bounds, clamp } from "./schedules/combinators/clamp.js";
export { type Cooldown, cooldown } from "./schedules/combinators/cooldown.js";
export { type Custom, custom } from "./schedules/combinators/custom.js";
export { type Interpolate, interpolate } from "./schedules/combinators/interpolate.js";
export { repeat } from "./schedules/combinators/repeat.js";
export { roundTo } from "./schedules/combinators/roundTo.js";
export { scale } from "./schedules/combinators/scale.js";
export { sequence } from "./schedules/combinators/sequence.js";
export { skip } from "./schedules/combinators/skip.js";
export { take } from "./schedules/combinators/take.js";
export { type Warmup, warmup } from "./schedules/combinators/warmup.js";
export type {
  AnyControllerFamily,
  Control,
  Controller,
  ControllerDefinition,
  ControllerFamily,
  ControllerState,
} from "./schedules/controllers/controller.js";
export * from "./schedules/controllers/index.js";
export type { Judging } from "./schedules/controllers/judge.js";
export type { Boundary } from "./schedules/diagnostics/boundaries.js";
export { type Candidate, type Diagnosis, diagnose, type Evidence } from "./schedules/diagnostics/diagnose.js";
export type { Bug, Fix } from "./schedules/diagnostics/hypothesis.js";
export { type Inspection, type InspectOptions, inspect, type Stretch } from "./schedules/diagnostics/inspect.js";
export type { Plan, TraceUnit } from "./schedules/diagnostics/plan.js";
export { type ReadTraceOptions, readTrace } from "./schedules/diagnostics/readTrace.js";
export type { TraceRow } from "./schedules/diagnostics/trace.js";
export { type Discriminative, discriminative } from "./schedules/discriminative.js";
export { fromPyTorch, type Imported } from "./schedules/export/fromPyTorch.js";
export { toKeras } from "./schedules/export/toKeras.js";
export { toLatex } from "./schedules/export/toLatex.js";
export { toOptax } from "./schedules/export/toOptax.js";
export { toPyTorch } from "./schedules/export/toPyTorch.js";
export { toTransformers } from "./schedules/export/toTransformers.js";
export { fromUrl, toUrl } from "./schedules/export/url.js";
export * from "./schedules/families/index.js";
export type { AnyFamily, Definition, Ending, Family, Group, Source } from "./schedules/family.js";
export { type Hyperparameter, type Hyperparameters, hyperparameters } from "./schedules/hyperparameters.js";
export { type Layerwise, layerwise } from "./schedules/layerwise.js";
export { type OneCycleMomentum, oneCycleMomentum } from "./schedules/oneCycleMomentum.js";
export { type ParameterGroup, type ParameterGroups, parameterGroups } from "./schedules/parameterGroups.js";
export type { Parameter, Parameters, ParameterType } from "./schedules/parameters.js";
export { families, schedule } from "./schedules/registry.js";
export { type ScaleLr, scaleLr } from "./schedules/scaleLr.js";
export type { PastEnd, Schedule, Spec } from "./schedules/schedule.js";
export { along, type FixedShape, type Shape, shape, shapes } from "./schedules/shape.js";
export { type Compare, type Compared, compare } from "./stats/compare.js";
export { holm } from "./stats/holm.js";
export { type Interval, pairedInterval } from "./stats/pairedInterval.js";
export { type PairedTest, pairedTest } from "./stats/pairedTest.js";
export { regret } from "./stats/regret.js";
export { studentTQuantile } from "./stats/studentT.js";
export { type Comparison, verdict } from "./stats/verdict.js";
