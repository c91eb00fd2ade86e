const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A span of time in its largest unit: `4 s`, `45 min`, `26 h`, `5 d`. */
export function spanWords(ms: number): string {
  const span = Math.max(0, ms);
  if (span < minuteMs) return `${Math.floor(span / 1000)} s`;
  if (span < hourMs) return `${Math.floor(span / minuteMs)} min`;
  return span < 3 * dayMs ? `${Math.floor(span / hourMs)} h` : `${Math.floor(span / dayMs)} d`;
}

/** The time since a moment, in words: "45 min". */
export function since(at: string, now: string): string {
  return spanWords(Date.parse(now) - Date.parse(at));
}

/** Hours and minutes, `17:32`; days when there are more than 99 hours. */
export function clockWords(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / minuteMs);
  if (minutes >= 6000) return `${Math.floor(minutes / 1440)} d`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
