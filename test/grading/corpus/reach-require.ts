const steal = (what: () => unknown): unknown => {
  try {
    return what();
  } catch (thrown) {
    return `${thrown}`;
  }
};
declare const require: any, process: any, Deno: any, std: any, os: any, fetch: any, Worker: any, WebSocket: any, XMLHttpRequest: any, WebAssembly: any, setTimeout: any, Bun: any;
export function halve(lr0: number, n: number): unknown {
  return { rates: [steal(() => require("node:fs").writeFileSync("/tmp/lrlab-canary", "x"))], sum: 1 };
}
