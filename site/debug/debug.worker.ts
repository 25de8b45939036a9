import { answer } from "./answer.js";
import type { Sent } from "./orders.js";

addEventListener("message", ({ data }: MessageEvent<Sent>) => void answer(data, (told) => postMessage(told)));
