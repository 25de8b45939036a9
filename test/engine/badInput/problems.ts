import type { Row } from "../../badInputRow.js";

export const problemsRows: Readonly<Record<string, Row>> = {};
