import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { dataFolders, userDataFolder } from "../../src/cli/jupyterFolders.js";
import { partPath, requirePart } from "../realParts.js";

const home = "/home/ada";
const on = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}) => ({ platform, env, home });

describe.skipIf(process.platform === "win32")("Jupyter's data folder of a user", () => {
  test.each([
    ["linux", {}, "/home/ada/.local/share/jupyter"],
    ["linux", { XDG_DATA_HOME: "/data" }, "/data/jupyter"],
    ["linux", { XDG_DATA_HOME: "" }, "/home/ada/.local/share/jupyter"],
    ["linux", { XDG_DATA_HOME: "/data", JUPYTER_DATA_DIR: "/mine" }, "/mine"],
    ["linux", { JUPYTER_PLATFORM_DIRS: "1" }, "/home/ada/.local/share/jupyter"],
    ["darwin", {}, "/home/ada/Library/Jupyter"],
    ["darwin", { XDG_DATA_HOME: "/data" }, "/home/ada/Library/Jupyter"],
    ["darwin", { JUPYTER_PLATFORM_DIRS: "1" }, "/home/ada/Library/Application Support/Jupyter"],
    ["darwin", { JUPYTER_PLATFORM_DIRS: "false" }, "/home/ada/Library/Jupyter"],
    ["win32", { APPDATA: "/AppData/Roaming" }, "/AppData/Roaming/jupyter"],
    ["win32", {}, "/home/ada/.jupyter/data"],
    ["win32", { JUPYTER_CONFIG_DIR: "/config" }, "/config/data"],
    ["win32", { JUPYTER_PLATFORM_DIRS: "1", LOCALAPPDATA: "/AppData/Local" }, "/AppData/Local/Jupyter"],
  ] as const)("on %s with %j is %s", (platform, env, folder) => {
    expect(userDataFolder(on(platform, env))).toBe(folder);
  });

  test("comes after JUPYTER_PATH and before the folders that all users share", () => {
    expect(dataFolders(["/venv"], on("linux", { JUPYTER_PATH: "/a:/b:" }))).toEqual([
      "/a",
      "/b",
      "/home/ada/.local/share/jupyter",
      "/venv/share/jupyter",
      "/usr/local/share/jupyter",
      "/usr/share/jupyter",
    ]);
    expect(dataFolders([], on("win32", { JUPYTER_PATH: "/a;/b", APPDATA: "/x", PROGRAMDATA: "/p" }))).toEqual([
      "/a",
      "/b",
      "/x/jupyter",
      "/p/jupyter",
    ]);
  });
});

test.skipIf(!requirePart("jupyter", "the folders that Jupyter itself names"))("are those that Jupyter itself names", () => {
  const code = "import json, sys, jupyter_core.paths as p; print(json.dumps([p.jupyter_data_dir(), p.jupyter_path(), sys.prefix]))";
  const env = { ...process.env, JUPYTER_PATH: "/one:/two words", XDG_DATA_HOME: "/tmp/dätä" };
  const { stdout } = spawnSync(partPath("jupyter") as string, ["-c", code], { encoding: "utf8", env });
  const [data, path, prefix] = JSON.parse(stdout) as [string, string[], string];
  const machine = { platform: process.platform, env, home: process.env.HOME ?? "" };
  expect(userDataFolder(machine)).toBe(data);
  // Jupyter on Debian looks into one folder more, for packages of the user's; an environment's own may come before the user's.
  const ours = dataFolders([prefix], machine);
  expect(ours.filter((folder) => !path.includes(folder))).toEqual([]);
  expect(ours.slice(0, 2)).toEqual(["/one", "/two words"]);
});
