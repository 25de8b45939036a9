import type { Row } from "../../badInputRow.js";

export const experimentRows: Readonly<Record<string, Row>> = {};
