import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import type { Start } from "./jailProcess.js";

/** What every program needs to be loaded, where a system has it. */
const system = ["/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache"];

/** A command line inside namespaces of its own: a system that can only be read, no network, no other process, no home. */
function walled({ command, args, env, ownMiB }: Start): Start {
  const readable = args.filter((arg) => arg.startsWith("/")).map((path) => dirname(path));
  const folders = [...new Set([...system, dirname(process.execPath), dirname(command), ...readable])];
  return {
    command: "bwrap",
    args: [
      ...["--unshare-all", "--die-with-parent", "--clearenv"],
      ...Object.entries(env).flatMap(([name, value]) => ["--setenv", name, value]),
      ...folders.flatMap((folder) => ["--ro-bind-try", folder, folder]),
      ...["--proc", "/proc", "--dev", "/dev", "--chdir", "/", "--", command, ...args],
    ],
    env: { PATH: process.env.PATH ?? "" },
    // Its first child dies with it from some moment on only, and before that waits for a word of it. So they share a session, away from any terminal.
    leads: true,
    ...(ownMiB === undefined ? {} : { ownMiB }),
  };
}

/**
 * How to put bubblewrap around every process of a jail.
 *
 * @throws a RangeError where this machine has no bubblewrap, or doesn't let it make namespaces.
 */
export function bubblewrap(): (start: Start) => Start {
  const { command, args } = walled({ command: "/usr/bin/env", args: ["true"], env: {} });
  const { error, status, stderr } = spawnSync(command, args, { encoding: "utf8", timeout: 10_000 });
  if (error) {
    throw new RangeError(
      "--sandbox bwrap: bubblewrap must be installed, and there is no bwrap. Install it (Debian: apt install bubblewrap), or leave --sandbox out.",
    );
  }
  if (status !== 0) {
    throw new RangeError(
      `--sandbox bwrap: this machine must let bubblewrap make namespaces, got ${JSON.stringify(stderr.trim())}. Allow it, or leave --sandbox out.`,
    );
  }
  return walled;
}
