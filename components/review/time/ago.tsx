import { nearStyle } from './moments.ts';
import { spanWords } from './spans.ts';
import { Time } from './time.tsx';

/** A moment and how long ago it was, always together: "05:13, 3 h ago". With its day once that could be another one. */
export function Ago({ at, now }: { at: string; now: string }) {
  const ageMs = Date.parse(now) - Date.parse(at);
  return (
    <>
      <Time at={at} as={nearStyle(at, Date.parse(now))} />, {spanWords(ageMs)} ago
    </>
  );
}
