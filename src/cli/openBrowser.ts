import { spawn } from "node:child_process";

/** Opens `url` in the reader's browser; says so when there is none to ask. */
export function openBrowser(url: string): void {
  const [command, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform as string] ?? ["xdg-open"];
  const child = spawn(command as string, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => console.log(`No browser could be opened from here; open ${url} yourself.`));
  child.unref();
}
