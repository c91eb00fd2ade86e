'use client';

import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { Time } from '#components/review/time/time.tsx';
import { countOf } from '#lib/review/counted.ts';
import { scopeText } from '#lib/review/rules/rule.ts';
import { goodForDays } from '#lib/review/second-person.ts';
import { askRulePublish } from '../actions.ts';
import type { Editing } from '../open-rules.ts';
import { sentWords } from './sent-lines.tsx';
import { TypedDialog } from './typed-dialog.tsx';

type AskDialogProps = { editing: Editing; rationale: string; scheduledFor: string | null; onClose: () => void };

/** Asks a second person to confirm the draft. */
export function AskDialog({ editing, rationale, scheduledFor, onClose }: AskDialogProps) {
  const { connection, book, kind, draft } = editing;
  const [requestId] = useState(newId);
  if (!draft) return null;
  return (
    <TypedDialog
      title={`Ask to publish ${countOf(draft.changes.length, 'changed value')}`}
      words={scopeText(book.scope)}
      act="Ask"
      known="Not asked."
      send={({ typed }) =>
        askRulePublish({
          ...{ requestId, connectionId: connection.id, kind, version: draft.version },
          ...{ simulationId: draft.simulation?.id ?? null, rationale, scheduledFor, typed },
        })
      }
      onClose={onClose}
    >
      <p>{`To ${connection.providerLabel}: ${sentWords(book, kind, draft.changes)}.`}</p>
      <p>
        {scheduledFor ? (
          <>
            At <Time at={scheduledFor} />, once another person has confirmed it.
          </>
        ) : (
          'At once, when another person has confirmed it.'
        )}{' '}
        {`The request ends after ${goodForDays} days.`}
      </p>
    </TypedDialog>
  );
}
