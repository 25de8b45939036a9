import { follow } from "../islands/plotLive.js";
import { picture } from "./picture.js";

export const bring = async (host: HTMLElement): Promise<void> => void (await follow(host, picture));
