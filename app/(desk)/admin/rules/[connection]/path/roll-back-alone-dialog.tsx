'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { newId } from '#components/review/new-id.ts';
import { problemOf } from '#components/review/problem.ts';
import { Field } from '#components/ui/form/field.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { scopeText } from '#lib/review/rules/rule.ts';
import { longestSentence } from '#lib/review/sentence.ts';
import { rollBackRulesAlone } from '../actions.ts';
import type { RequestDialogProps } from './roll-back-dialog.tsx';
import { sentWords } from './sent-lines.tsx';

/** Puts back what a published request replaced, without a second person: the policies allow it while it is watched. */
export function RollBackAloneDialog({ request, book, provider, onClose }: RequestDialogProps) {
  const router = useRouter();
  const [requestId] = useState(newId);
  const [typed, setTyped] = useState('');
  const [rationale, setRationale] = useState('');
  const { id: publishId, kind, changes } = request;
  const words = scopeText(book.scope);
  const isTyped = typed.trim().toLowerCase() === words.toLowerCase();
  const rollBack = async () => {
    const problem = await problemOf(
      rollBackRulesAlone({ requestId, publishId, rationale, typed }),
      'Not rolled back.',
      onClose,
    );
    // Also after a refusal: what refused it may be news.
    router.refresh();
    return problem;
  };
  return (
    <ProvedDialog
      title="Roll back alone"
      act="Roll back"
      isReady={isTyped && rationale.trim() !== ''}
      because="this changes a provider’s rules without a second person."
      subject={{ kind: 'rules_rollback', publishId }}
      onProved={rollBack}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4 text-t2">
        <p>{`To ${provider}: ${sentWords(book, kind, changes)}.`}</p>
        <p>
          Puts back what this request replaced, as a new version. The policies let one person do it: it is sent next.
        </p>
      </div>
      <TextArea
        label="Why"
        value={rationale}
        maxLength={longestSentence}
        rows={3}
        onChange={(event) => setRationale(event.target.value)}
      />
      <Field
        label={`Type “${words}” to confirm`}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
    </ProvedDialog>
  );
}
