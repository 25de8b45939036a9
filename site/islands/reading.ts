/** Everything that a page to read starts with, in one small file; what moves is loaded when it is touched. */
import "./narrow.js";
import "./quiz.js";
import "./plot.js";
import "./experiment.js";
import "./cell.js";
import "./exercise.js";
import "./embed.js";
import "./film.js";

// Before anything was read, there is nothing to remember.
addEventListener("scroll", () => void import("./strip.js"), { once: true, passive: true });

// What the address names may stand in another part: a lesson may have been divided since, and a notebook does not know its pages.
const id = location.hash.slice(1);
if (/^[^=]+$/.test(id) && !document.getElementById(id)) void import("./otherParts.js").then(({ goTo }) => goTo(id));
