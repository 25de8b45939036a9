import { createServer } from "node:net";

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** The first free port from `wanted` on, on this machine's own address; throws after 100 taken ones. */
export async function freePort(wanted: number, host = "127.0.0.1"): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + 100, 65_536); port++) {
    if (await isFree(port, host)) return port;
  }
  throw new RangeError(`ports: one of ${wanted} to ${wanted + 99} must be free, got none. Choose another with --port.`);
}
