import { defineLazy } from "./lazy.js";

defineLazy("lr-embed", () => import("./embedLive.js"));
