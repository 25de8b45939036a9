import { buildSite } from "../buildSite.js";
import { type Command, readFlags } from "../command.js";

/** `lrlab build`: the notebooks and the site, where stale; for those who teach, with answers. */
export const build: Command = {
  name: "build",
  usage: "[--teach]",
  summary: "Executes the lessons that changed and builds the site into dist/; with --teach it has pages of answers under /teach/answers/.",
  run(args) {
    return buildSite({ teach: readFlags(args, ["--teach"]).has("--teach") });
  },
};
