/** The engine's version: it rises when a run gives other bits than before, and stands in every stored result. */
export const engineVersion = 1;
