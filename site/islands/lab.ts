import { defineLazy } from "./lazy.js";

defineLazy("lr-lab", () => import("./labLive.js"));
