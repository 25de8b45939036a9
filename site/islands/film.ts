import { defineLazy } from "./lazy.js";

defineLazy("lr-film", () => import("./filmLive.js"));
