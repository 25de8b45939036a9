/** A copy that has been through JSON, as what is saved to a file and loaded again has. */
export const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
