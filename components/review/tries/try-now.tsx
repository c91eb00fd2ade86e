'use client';

import { Time } from '#components/review/time/time.tsx';
import { linkClass } from '#components/ui/link.ts';
import { type AskTry, type ShownTry, useTry } from './use-try.ts';

type TryNowProps = { ask: AskTry; onAnswered: (at: string) => void };

/** Has a vendor that does not answer tried now, and says what came of it. */
export function TryNow({ ask, onAnswered }: TryNowProps) {
  const { shown, begin } = useTry(ask, onAnswered);
  const isUnderWay = shown.kind === 'trying' || shown.kind === 'answered';
  return (
    <>
      <span className="text-t2 empty:hidden">
        <Outcome shown={shown} />
      </span>
      {!isUnderWay && (
        <button type="button" className={linkClass} onClick={begin}>
          Try now
        </button>
      )}
    </>
  );
}

function Outcome({ shown }: { shown: ShownTry }) {
  if (shown.kind === 'trying') return 'Trying…';
  if (shown.kind === 'answered') return 'Answered';
  if (shown.kind === 'refused') return shown.message;
  if (shown.kind === 'none') return null;
  return (
    <>
      Still no answer, next try at <Time at={shown.nextAt} as="clock" />
    </>
  );
}
