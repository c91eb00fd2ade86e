'use client';

import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { revealField } from '../actions.ts';
import { useReview } from '../review-state.tsx';
import { HidesIn } from './hides-in.tsx';
import { ReasonDialog } from './later-reason-dialog.ts';

type MaskableField = Parameters<typeof revealField>[0]['field'];

type RevealProps = {
  applicantId: string;
  field: MaskableField;
  label: string;
  isMasked: boolean;
  /** Until when it is revealed already, from before this page was loaded. */
  shownUntil: string | undefined;
  needsReason: boolean;
};

/** Reveals one masked field for a limited time. Each reveal is recorded in the ledger. */
export function Reveal({ applicantId, field, label, isMasked, shownUntil, needsReason }: RevealProps) {
  const { look } = useReview();
  const [endsAt, setEndsAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const reveal = async (reason: string | null) => {
    const result = await answered(revealField({ applicantId, field, reason }));
    if (!result.ok) return result.message;
    setEndsAt(result.value.endsAt);
    setIsAsking(false);
    look();
    return null;
  };
  const hide = () => {
    setEndsAt(null);
    look();
  };
  const until = endsAt ?? shownUntil;
  if (!isMasked) return until && <HidesIn endsAt={until} onOver={hide} />;
  return (
    <>
      {problem && <span className="ms-auto text-11 text-fail">{problem}</span>}
      <button
        type="button"
        aria-label={`Reveal ${label.toLowerCase()}`}
        onClick={() => (needsReason ? setIsAsking(true) : void reveal(null).then(setProblem))}
        className={cx(
          'ms-auto inline-flex h-20 shrink-0 items-center gap-4 self-center text-12 text-t2',
          'hover:text-t1 phone:h-44',
        )}
      >
        <Icon name="eye" className="text-t3" />
        {needsReason ? 'Reveal…' : 'Reveal'}
      </button>
      {isAsking && (
        <ReasonDialog title={`Reveal ${label.toLowerCase()}`} onSend={reveal} onClose={() => setIsAsking(false)} />
      )}
    </>
  );
}
