import { defineLazy } from "./lazy.js";

// Its code and its Worker come while the hand is still on its way to the button.
defineLazy("lr-experiment", () => import("./experimentLive.js"), undefined, ["pointerover"]);
