import { countOf } from '../counted.ts';
import type { HealthStep } from '../metrics/read.ts';
import { type HealthLook, healthLook } from '../metrics/sections/health.ts';
import { durationWords } from '../metrics/words.ts';

const stepMs = 30 * 60_000;
const stepsADay = 48;

/** The bar of an hour's lag is the highest; a longer lag has the same. */
const highestSeconds = 3_600;

/** The last 24 hours as half hours; the last one is still running. `start` and `until` are ISO 8601, UTC. */
export function lastDay(now: Date): { label: string; start: string; until: string }[] {
  const end = (Math.floor(now.getTime() / stepMs) + 1) * stepMs;
  return Array.from({ length: stepsADay }, (_, at) => {
    const start = new Date(end - (stepsADay - at) * stepMs).toISOString();
    return { label: `${start.slice(11, 16)} UTC`, start, until: new Date(Date.parse(start) + stepMs).toISOString() };
  });
}

/** One bar of a connection's history: `share` of the highest, and what it says. */
export type HistoryBar = { look: HealthLook; share: number; says: string };

const looks: Record<HealthLook, string> = {
  good: 'answered',
  errors: 'over 5 % of calls failed',
  down: 'no answer',
  none: 'no sample',
};

/**
 * The bars of a connection's last day: the longer its lag (the longest time since the provider's last answer) in the
 * half hour, the higher, on a logarithmic scale that ends at an hour.
 * @param history the last day, null where there is no sample
 */
export function historyBars(
  steps: readonly { label: string }[],
  history: readonly (HealthStep | null)[],
): HistoryBar[] {
  return history.map((step, at) => {
    const look = healthLook(step);
    const lag = step?.lagSeconds ?? 0;
    const share = Math.min(1, Math.log1p(lag) / Math.log1p(highestSeconds));
    const words = look === 'none' ? '' : `, longest lag ${durationWords(lag)}, ${failedWords(step)}`;
    return { look, share, says: `${steps[at]?.label ?? ''}: ${looks[look]}${words}` };
  });
}

/** The same day in one sentence, for who does not see the bars. */
export function historySentence(bars: readonly HistoryBar[]): string {
  const amount = (look: HealthLook) => bars.filter((bar) => bar.look === look).length;
  return (
    `Last 24 hours: of ${bars.length} half hours ${amount('good')} answered, ${amount('errors')} with failed calls, ` +
    `${amount('down')} without an answer, ${amount('none')} without a sample`
  );
}

function failedWords(step: HealthStep | null): string {
  return `${step?.failures ?? 0} of ${countOf(step?.calls ?? 0, 'call')} failed`;
}
