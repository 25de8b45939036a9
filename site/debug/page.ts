import { Desk } from "./desk.js";
import { Keep } from "./keep.js";
import { Play } from "./play.js";

const card = document.getElementById("case");
const own = document.getElementById("own-log");
const desk = new Desk();
if (card) new Play(card, desk, new Keep());
// The card comes first: what reads logs of one's own is three times as large.
if (own && !document.documentElement.hasAttribute("data-embed"))
  void import("./ownLog.js").then(({ bringOwnLog }) => bringOwnLog(own, desk));
