'use client';

import { useState } from 'react';
import { Choice } from '#components/ui/form/choice.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { skippedForHours, skipReasons, skipWordsMaxCharacters } from '#lib/review/claims/skip.ts';
import { ActDialog } from './act-dialog.tsx';
import type { Claiming } from './use-claim.ts';
import { useTakeNext } from './use-take-next.ts';

const options = Object.entries(skipReasons).map(([value, label]) => ({ value, label }));

/** Passes the case on with a reason, and takes the next one. */
export function SkipDialog({ skip, onClose }: Pick<Claiming, 'skip'> & { onClose: () => void }) {
  const takeNext = useTakeNext();
  const [reason, setReason] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const needsWords = reason === 'other';
  const pass = async () => (await skip(reason ?? '', words)) ?? (await takeNext());
  return (
    <ActDialog
      title="Skip this case"
      label="Skip and take next"
      isClosed={reason === null || (needsWords && words.trim() === '')}
      onAct={pass}
      onClose={onClose}
    >
      <p className="mb-10 text-t2">
        {`It is free for your colleagues. “Take next” does not give it to you again for ${skippedForHours} hours.`}
      </p>
      <div className="flex flex-col gap-10">
        <Choice label="Why" value={reason} options={options} onChange={setReason} takesDigits />
        <TextArea
          label={needsWords ? 'In your words' : 'In your words, if you like'}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          maxLength={skipWordsMaxCharacters}
          rows={2}
        />
      </div>
    </ActDialog>
  );
}
