import { Desk } from "./desk.js";
import { Keep } from "./keep.js";
import { bringOwnLog } from "./ownLog.js";
import { Play } from "./play.js";

const card = document.getElementById("case");
const own = document.getElementById("own-log");
const desk = new Desk();
if (card) new Play(card, desk, new Keep());
if (own) bringOwnLog(own, desk);
