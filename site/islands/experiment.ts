import { defineLazy } from "./lazy.js";

defineLazy("lr-experiment", () => import("./experimentLive.js"));
