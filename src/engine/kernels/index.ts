export * from "./activations";
export * from "./crossEntropy";
export * from "./gemm";
export * from "./memory";
export * from "./optimizers";
