import { momentWords } from '#components/review/time/moments.ts';

/** A time of day in the time zone of the page, which the address names: not in the reader's own. */
export function ClockTime({ at, zone }: { at: string; zone: string }) {
  return (
    <time dateTime={at} className="tabular-nums">
      {momentWords(at, 'seconds', zone)}
    </time>
  );
}
