/** Seconds as players write them: 62.4 is "1:02". */
export function clockOf(seconds: number): string {
  const whole = Math.floor(seconds + 1e-9);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
