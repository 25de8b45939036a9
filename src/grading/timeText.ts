/** "20 November 2026, 23:59 (UTC+01:00)": a moment on the clock of another, whose offset it takes. What is no time stays as it is. */
export function timeText(iso: string, like: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d\d):?(\d\d)$/.exec(like.replace(/Z$/, "+00:00")) ?? [];
  const minutesOff = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const [date = "", clock = ""] = new Date(time + minutesOff * 60_000).toISOString().split("T");
  const [year, month, day] = date.split("-");
  const zone = minutesOff === 0 ? "UTC" : `UTC${sign}${hours}:${minutes}`;
  return `${Number(day)} ${months[Number(month) - 1]} ${year}, ${clock.slice(0, 5)} (${zone})`;
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
