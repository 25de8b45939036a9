import { defineLazy } from "./lazy.js";
import { has } from "./memory.js";
import { quizKey } from "./quizKey.js";

defineLazy(
  "lr-quiz",
  () => import("./quizLive.js"),
  (host) => has(quizKey(host)),
);
