/** Everything that a page to read starts with, in one small file; what moves is loaded when it is touched. */
import "./strip.js";
import "./narrow.js";
import "./quiz.js";
import "./plot.js";
import "./experiment.js";
import "./cell.js";
import "./exercise.js";
