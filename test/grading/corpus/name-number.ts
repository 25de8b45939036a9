export const halve = 0.5;
