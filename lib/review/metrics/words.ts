/** "4,821". */
export function countWords(count: number): string {
  return count.toLocaleString('en');
}

/** "78.4 %" of a share from 0 to 1; a dash without a whole. */
export function shareWords(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** How a count changed: "was 4,512, +309". */
export function countChange(now: number, before: number): string {
  return `was ${countWords(before)}, ${signed(now - before, countWords)}`;
}

type Share = { part: number; whole: number };

/** How a share changed: "was 80.1 %, −1.7 points". */
export function shareChange(now: Share, before: Share): string {
  if (before.whole === 0) return 'none before';
  const was = `was ${shareWords(before.part, before.whole)}`;
  if (now.whole === 0) return was;
  // Of the figures as they are shown: the difference of the two on the screen.
  const points = rounded(now) - rounded(before);
  return `${was}, ${signed(points, (size) => size.toFixed(1))} points`;
}

/** "45 s", "12 min", "3:21 h", "4.2 days". */
export function durationWords(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 72 * 60) return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
  return `${(seconds / 86_400).toFixed(1)} days`;
}

/** "between 3:00 h and 3:30 h", as sure as a percentile of a histogram is. */
export function betweenWords({ from, until }: { from: number; until: number | null }): string {
  return until === null ? `over ${durationWords(from)}` : `between ${durationWords(from)} and ${durationWords(until)}`;
}

function rounded({ part, whole }: Share): number {
  return Math.round((1_000 * part) / whole) / 10;
}

function signed(difference: number, words: (size: number) => string): string {
  const size = words(Math.abs(difference));
  if (Number(size.replaceAll(',', '')) === 0) return '±0';
  return `${difference > 0 ? '+' : '−'}${size}`;
}
