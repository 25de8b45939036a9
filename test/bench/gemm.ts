/**
 * How fast matrices are multiplied: `node_modules/.bin/node test/bench/gemm.ts`.
 *
 * For each product of the tasks in tasks.ts, forward and backward: billions of floating-point operations per second of CPU time, the best of
 * seven rounds. `Aᵀ` is read where it stands.
 */
import { type Kernels, wasm } from "../../src/engine/wasm.ts";

const tasks = {
  a: "64×32×2 64×32×32 64×2×32 Aᵀ2×32×64 Aᵀ32×32×64 Aᵀ32×2×64",
  b: "64×128×256 64×10×128 Aᵀ256×128×64 Aᵀ128×10×64 64×128×10",
  c: "8192×8×9 2048×16×72 32×10×256 Aᵀ9×8×8192 Aᵀ72×16×2048 2048×72×16 Aᵀ256×10×32 32×256×10",
  d: "512×192×64 512×64×64 512×256×64 512×64×256 512×64×192 Aᵀ64×192×512 Aᵀ64×64×512 Aᵀ64×256×512 Aᵀ256×64×512",
};

const kernels = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, "hex"))).exports as unknown as Kernels;
kernels.memory.grow(64);

function gigaflops(m: number, n: number, k: number, transposed: boolean): number {
  const a = Math.ceil(kernels.heapBase() / 64) * 64;
  const b = a + 4 * m * k;
  const c = b + 4 * k * n;
  new Float32Array(kernels.memory.buffer, a, m * k + k * n).forEach((_, i, all) => {
    all[i] = (i % 17) / 16 - 0.5;
  });
  const work = 2 * m * n * k;
  const times = Math.ceil(1e8 / work);
  const round = (): number => {
    const before = process.cpuUsage();
    for (let i = 0; i < times; i += 1) kernels.gemm(a, transposed ? 1 : k, transposed ? m : 1, b, n, c, n, m, n, k, 0);
    const { user, system } = process.cpuUsage(before);
    return (times * work) / (user + system) / 1000;
  };
  return Math.max(...Array.from({ length: 7 }, round));
}

gigaflops(64, 64, 64, false); // lets V8 compile
for (const [task, products] of Object.entries(tasks))
  for (const product of products.split(" ")) {
    const [m = 0, n = 0, k = 0] = product.replace("Aᵀ", "").split("×").map(Number);
    console.log(`${task}  ${product.padEnd(16)}${gigaflops(m, n, k, product.startsWith("Aᵀ")).toFixed(1).padStart(6)}`);
  }
