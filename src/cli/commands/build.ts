import { buildSite } from "../buildSite.js";
import { type Command, readFlags } from "../command.js";

/** `lrlab build`: the notebooks and the site, where stale. */
export const build: Command = {
  name: "build",
  usage: "",
  summary: "Executes the lessons that changed and builds the site into dist/.",
  run(args) {
    readFlags(args);
    return buildSite();
  },
};
