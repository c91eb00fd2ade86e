'use client';

import { useEffect, useRef } from 'react';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { type Asking, unseenWords } from './use-unseen.ts';

type UnseenQuestionProps = { asking: Asking; isBusy: boolean; onConfirm: () => void };

/** Asks once more before something is decided that was not wholly looked at. */
export function UnseenQuestion({ asking: { unseen, lookFirst }, isBusy, onConfirm }: UnseenQuestionProps) {
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  return (
    <div role="alertdialog" aria-label="Not all evidence was seen">
      <p className="mb-10 flex gap-6 text-12 leading-18">
        <Icon name="attention" className="mt-2 text-attention" />
        <span>
          {unseenWords(unseen)} The decision will record this:{' '}
          {unseen.map((item) => `${item.position} ${item.label}`).join(', ')}.
        </span>
      </p>
      <div className="flex gap-8">
        <Button
          ref={confirm}
          look="primary"
          size="lg"
          hint={useKeyCap()('Decision', 'y')}
          busy={isBusy}
          onClick={onConfirm}
          className="grow"
        >
          <span className="me-auto">{isBusy ? 'Saving' : 'Record anyway'}</span>
        </Button>
        <Button size="lg" onClick={lookFirst}>
          Look first
        </Button>
      </div>
    </div>
  );
}
