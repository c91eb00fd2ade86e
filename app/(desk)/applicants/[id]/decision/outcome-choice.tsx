'use client';

import type { Ref } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { Outcome } from '#lib/review/case/case.ts';

const choices: { outcome: Outcome; label: string; hint: string }[] = [
  { outcome: 'approved', label: 'Approve', hint: 'a' },
  { outcome: 'rejected', label: 'Reject', hint: 'x' },
];

type OutcomeChoiceProps = {
  ref: Ref<HTMLFieldSetElement>;
  outcome: Outcome | null;
  mayApprove: boolean;
  onChoose: (outcome: Outcome) => void;
};

/** Radio buttons in the shape of the decision. */
export function OutcomeChoice({ ref, outcome, mayApprove, onChoose }: OutcomeChoiceProps) {
  return (
    <fieldset ref={ref} className="grid grid-cols-2 divide-x divide-l1 overflow-clip rounded-4 border border-l2">
      <legend className="sr-only">Decision</legend>
      {choices.map((choice) => {
        const isClosed = choice.outcome === 'approved' && !mayApprove;
        const isChosen = choice.outcome === outcome;
        return (
          <label
            key={choice.outcome}
            className={cx(
              'flex h-32 items-center gap-8 px-8 has-focus-visible:outline-2',
              'has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent phone:h-44',
              isChosen && 'bg-accent-tint font-medium text-accent',
              isClosed ? 'cursor-not-allowed text-t3' : 'cursor-pointer',
              !isChosen && !isClosed && 'hover:bg-s2',
            )}
          >
            <input
              type="radio"
              name="outcome"
              checked={isChosen}
              disabled={isClosed}
              onChange={() => onChoose(choice.outcome)}
              className={cx(
                'size-12 shrink-0 appearance-none rounded-full border outline-none forced-colors:appearance-auto',
                isChosen ? 'border-4 border-accent' : 'border-l3',
                isClosed && 'hidden',
              )}
            />
            {isClosed && <Icon name="lock" />}
            {choice.label}
            <Kbd look={isChosen ? 'chosen' : 'plain'} className="ms-auto">
              {choice.hint}
            </Kbd>
          </label>
        );
      })}
    </fieldset>
  );
}
