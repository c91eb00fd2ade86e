'use client';

import type { Ref } from 'react';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { type Choice, choices } from './choices.ts';

type OutcomeChoiceProps = {
  ref: Ref<HTMLFieldSetElement>;
  outcome: Choice | null;
  /** Why a choice is closed, as a sentence, or null. */
  closed: (choice: Choice) => string | null;
  onChoose: (choice: Choice) => void;
};

/** Radio buttons in the shape of the decision, and below them why some are closed. */
export function OutcomeChoice({ ref, outcome, closed, onChoose }: OutcomeChoiceProps) {
  const why = choices.flatMap(({ choice, label }) => {
    const sentence = closed(choice);
    if (sentence === null) return [];
    return [choice === 'approved' ? sentence : `${label} is closed: ${sentence}`];
  });
  const keyCap = useKeyCap();
  return (
    <>
      <fieldset ref={ref} className="grid grid-cols-2 gap-1 overflow-clip rounded-4 border border-l2 bg-l1">
        <legend className="sr-only">Decision</legend>
        {choices.map(({ choice, label, key }) => (
          <Radio
            key={choice}
            label={label}
            hint={keyCap('Decision', key)}
            isChosen={choice === outcome}
            isClosed={closed(choice) !== null}
            onChoose={() => onChoose(choice)}
          />
        ))}
      </fieldset>
      {why.map((sentence) => (
        <p key={sentence} className="mt-6 text-12 text-t2">
          {sentence}
        </p>
      ))}
    </>
  );
}

type RadioProps = {
  label: string;
  hint: string;
  isChosen: boolean;
  isClosed?: boolean;
  onChoose: () => void;
  name?: string;
};

export function Radio({ label, hint, isChosen, isClosed = false, onChoose, name = 'outcome' }: RadioProps) {
  return (
    <label
      className={cx(
        'flex h-32 items-center gap-8 px-8 has-focus-visible:outline-2 short:h-28',
        'has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent phone:h-44',
        isChosen ? 'bg-accent-tint font-medium text-accent' : 'bg-s1',
        isClosed ? 'cursor-not-allowed text-t3' : 'cursor-pointer',
        !isChosen && !isClosed && 'hover:bg-s2',
      )}
    >
      <input
        type="radio"
        name={name}
        checked={isChosen}
        disabled={isClosed}
        onChange={onChoose}
        className={cx(
          'size-12 shrink-0 appearance-none rounded-full border outline-none forced-colors:appearance-auto',
          isChosen ? 'border-4 border-accent' : 'border-l3',
          isClosed && 'sr-only',
        )}
      />
      {isClosed && <Icon name="lock" />}
      {label}
      <Kbd look={isChosen ? 'chosen' : 'plain'} className="ms-auto">
        {hint}
      </Kbd>
    </label>
  );
}
