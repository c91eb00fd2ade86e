import { cx } from '#components/ui/cx.ts';
import { Meter } from '#components/ui/meter.tsx';
import { ToneIcon, type ToneName, toneText } from '#components/ui/tone.tsx';
import { type CaseState, timeLeft } from '#lib/review/case/case.ts';
import { clockWords } from './spans.ts';

type Clock = { state: CaseState; openedAt: string; dueAt: string };

const soonMs = 2 * 60 * 60_000;

/**
 * The time until a case is late, and how much of it is used. While the clock is stopped: a dash in a table, else words.
 */
export function TimeLeft({ clock, now, withMeter = false }: { clock: Clock; now: string; withMeter?: boolean }) {
  const leftMs = timeLeft(clock.state, new Date(clock.dueAt), new Date(now));
  if (leftMs === null) return <span className="text-t3">{withMeter ? '–' : 'Time left: stopped'}</span>;
  const tone = toneOf(leftMs);
  const wholeMs = Date.parse(clock.dueAt) - Date.parse(clock.openedAt);
  return (
    <span className={cx('labelled', tone ? ['font-medium', toneText[tone]].join(' ') : 'text-t2')}>
      {tone && <ToneIcon tone={tone} />}
      {`${clockWords(leftMs)}${leftMs < 0 ? ' over' : withMeter ? '' : ' left'}`}
      {withMeter && <Meter share={wholeMs > 0 ? 1 - leftMs / wholeMs : 1} toned={tone !== null} />}
    </span>
  );
}

function toneOf(leftMs: number): Extract<ToneName, 'fail' | 'attention'> | null {
  if (leftMs < 0) return 'fail';
  return leftMs < soonMs ? 'attention' : null;
}
