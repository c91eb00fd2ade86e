'use client';

import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { type RuleBook, scopeText } from '#lib/review/rules/rule.ts';
import type { PublishView } from '#lib/review/rules/view.ts';
import { askRuleRollback } from '../actions.ts';
import { sentWords } from './sent-lines.tsx';
import { TypedDialog } from './typed-dialog.tsx';

export type RequestDialogProps = { request: PublishView; book: RuleBook; provider: string; onClose: () => void };

/** Asks a second person to put back what a published request replaced. */
export function RollBackDialog({ request, book, provider, onClose }: RequestDialogProps) {
  const [requestId] = useState(newId);
  return (
    <TypedDialog
      title="Roll back"
      words={scopeText(book.scope)}
      asksWhy
      act="Ask to roll back"
      known="Not asked."
      send={({ typed, rationale }) => askRuleRollback({ requestId, publishId: request.id, rationale, typed })}
      onClose={onClose}
    >
      <p>{`To ${provider}: ${sentWords(book, request.kind, request.changes)}.`}</p>
      <p>Puts back what this request replaced. It becomes a new version. Another person confirms it first.</p>
    </TypedDialog>
  );
}
