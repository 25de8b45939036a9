export * from "./activations";
export * from "./columnSums";
export * from "./crossEntropy";
export * from "./gemm";
export * from "./memory";
export * from "./optimizers";
export * from "./transpose";
