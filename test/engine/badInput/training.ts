import type { Row } from "../../badInputRow.js";

export const trainingRows: Readonly<Record<string, Row>> = {};
