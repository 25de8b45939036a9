import type { Row } from "../../badInputRow.js";

export const toolsRows: Readonly<Record<string, Row>> = {};
