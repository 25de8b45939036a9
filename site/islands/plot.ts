import { defineLazy } from "./lazy.js";

defineLazy("lr-plot", () => import("./plotLive.js"));
