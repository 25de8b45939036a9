import { defineRunnable } from "./runnable.js";

defineRunnable("lr-cell", () => import("./cellLive.js"));
