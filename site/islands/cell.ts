import { defineRunnable } from "./runnable.js";

const live = () => import("./cellLive.js");
defineRunnable("lr-cell", live);

document.querySelector("[data-all]")?.addEventListener("click", () => live().then(({ runAll }) => runAll()));

// A link may carry code: it is shown, never run.
const foreign = (): unknown => /^#cell=/.test(location.hash) && live().then(({ bringForeign }) => bringForeign());
addEventListener("hashchange", foreign);
foreign();
