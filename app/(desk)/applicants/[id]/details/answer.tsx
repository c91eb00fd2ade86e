'use client';

import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { AnswerView } from '#lib/review/applicant/answer-view.ts';
import type { FactField } from '#lib/review/facts/fact.ts';
import { isMaskable, type Reader } from '../who/facts.tsx';
import { Reveal } from '../who/reveal.tsx';

export type AnswerReader = Pick<Reader, 'applicantId' | 'canReveal' | 'needsReason'>;

type AnswerProps = { answer: AnswerView; reader: AnswerReader };

/** An answer as the reader may see it. None looks like another: not answered, hidden from the role, masked. */
export function Answer({ answer: { answer, isGiven, holds }, reader }: AnswerProps) {
  if (!isGiven) {
    return (
      <Tone tone="not_done" quiet>
        Not answered
      </Tone>
    );
  }
  if (answer === null) {
    return (
      <span className="labelled text-t3">
        <Icon name="lock" />
        <span>Answered, hidden from your role</span>
      </span>
    );
  }
  return (
    <div className="flex items-baseline gap-8 phone:items-center">
      {holds?.isMasked ? <bdi className="tracking-mask text-t2">{answer}</bdi> : <AnswerText text={answer} />}
      {holds?.canReveal && reader.canReveal && isMaskable(holds.field) && (
        <Reveal
          {...reader}
          field={holds.field}
          label={fieldWords[holds.field] ?? 'answer'}
          isMasked={holds.isMasked}
          shownUntil={holds.shownUntil}
        />
      )}
    </div>
  );
}

const fieldWords: Partial<Record<FactField, string>> = {
  personalNumber: 'personal number',
  documentNumber: 'document number',
  email: 'email',
  phone: 'phone',
  address: 'address',
};

/** More characters than this are folded, so that one answer does not push the others away. */
const foldedFrom = 480;

/** In the applicant's own lines, from the side on which their script begins. */
function AnswerText({ text }: { text: string }) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const isLong = text.length > foldedFrom;
  return (
    <div className="min-w-0 grow">
      <p
        id={id}
        dir="auto"
        className={cx('break-words whitespace-pre-wrap text-t1', isLong && !isOpen && 'line-clamp-4')}
      >
        {text}
      </p>
      {isLong && (
        <Button
          size="sm"
          look="quiet"
          className="-ms-8"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
        </Button>
      )}
    </div>
  );
}
