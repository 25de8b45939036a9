import { readFileSync } from "node:fs";

/** Where Jupyter speaks to this kernel, and the key with which both sign. */
export interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly key: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
}

const ports = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"] as const;

/**
 * Reads the file in which Jupyter says where the kernel is to listen.
 *
 * @throws an Error that says what is wrong with the file.
 */
export function readConnection(file: string): Connection {
  const must = (what: string, got: string): never => {
    throw new Error(`${what}, got ${got} in ${file}.`);
  };
  let connection: Connection;
  try {
    connection = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return must("the connection file must be readable JSON", `"${(error as Error).message}"`);
  }
  if (typeof connection !== "object" || connection === null) return must("the connection file must hold an object", String(connection));
  for (const name of ["transport", "ip", "key"] as const) {
    if (typeof connection[name] !== "string") must(`${name} must be a text`, String(connection[name]));
  }
  for (const name of ports) {
    const port = connection[name];
    if (!Number.isInteger(port) || port < 1 || port > 65535) must(`${name} must be a port, a whole number from 1 to 65535`, String(port));
  }
  return connection;
}

/** The address of one of the kernel's sockets. A connection over files has names with a number behind a hyphen. */
export const addressOf = ({ transport, ip }: Connection, port: number): string =>
  transport === "ipc" ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`;
