import { courseVersion } from "../../lessons/courseVersion.js";
import { protocolVersion } from "./jupyterMessage.js";
import { kernelspec, typescriptVersion } from "./kernelspec.js";

/** What this kernel says of itself: the answer to kernel_info_request. */
export const kernelInfo = (): object => ({
  status: "ok",
  protocol_version: protocolVersion,
  implementation: kernelspec.name,
  implementation_version: courseVersion,
  banner: `${kernelspec.display_name}: a course on learning-rate schedules that runs`,
  language_info: {
    name: "typescript",
    version: typescriptVersion,
    mimetype: "text/typescript",
    file_extension: ".ts",
    // JupyterLab takes the mode's name, the classic Notebook the other two.
    codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
  },
  debugger: false,
  help_links: [
    { text: "LR Lab's pages, served by npm start", url: "http://localhost:4321/" },
    { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/intro.html" },
    { text: "Jupyter", url: "https://docs.jupyter.org/en/latest/" },
  ],
});
