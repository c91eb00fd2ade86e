'use client';

import type { ReactNode } from 'react';
import { DiscardDraft } from '#components/review/publishing/discard-draft.tsx';
import { SavedWords } from '#components/review/publishing/saved-words.tsx';
import { Step } from '#components/review/publishing/step.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { countOf } from '#lib/review/counted.ts';
import { discardRuleDraft } from '../actions.ts';
import type { Editing } from '../open-rules.ts';
import type { DraftEdit } from '../use-draft.ts';
import { Changes } from './changes.tsx';

type DraftStepProps = { editing: Editing; edit: DraftEdit; isDone: boolean; children: ReactNode };

/** The draft: what it changes, what changed at the provider since, and what another window saved. */
export function DraftStep({ editing, edit, isDone, children }: DraftStepProps) {
  const { book, kind, connection, draft, behind, rights } = editing;
  const { changes, clash } = edit;
  const isBehind = draft?.isBehind ?? false;
  return (
    <Step
      title="Draft"
      standing={isBehind || clash ? 'attention' : isDone ? 'pass' : draft ? 'pending' : 'not_done'}
      aside={draft && <DraftAside edit={edit} savedAt={draft.savedAt} />}
    >
      {!draft && <p>There is no draft. It begins with the values in force.</p>}
      {draft && changes.length === 0 && <p>Nothing is changed.</p>}
      <Changes {...{ book, kind, changes }} alsoChanged={isBehind ? behind.map(({ key }) => key) : []} />
      {isBehind && (
        <div className="mt-8 rounded-4 border border-attention-line bg-attention-tint p-8">
          <p className="font-medium text-t1">{`Changed at ${connection.providerLabel} since the draft began`}</p>
          <Changes {...{ book, kind }} changes={behind} alsoChanged={changes.map(({ key }) => key)} />
        </div>
      )}
      {edit.problem && <FieldError>{edit.problem}</FieldError>}
      {clash && <Clash {...{ book, kind, clash }} />}
      {children}
      {draft && rights.draft && (
        <div className="mt-4 -ms-8">
          <DiscardDraft discard={() => discardRuleDraft({ connectionId: connection.id, kind })}>
            {`${countOf(changes.length, 'changed value')} can’t be restored. Nothing changes at the provider.`}
          </DiscardDraft>
        </div>
      )}
    </Step>
  );
}

function DraftAside({ edit, savedAt }: { edit: DraftEdit; savedAt: string }) {
  return (
    <span role="status">
      {`${edit.changes.length} changed, `}
      <SavedWords edit={edit} savedAt={savedAt} />
    </span>
  );
}

type ClashProps = Pick<Editing, 'book' | 'kind'> & { clash: NonNullable<DraftEdit['clash']> };

function Clash({ book, kind, clash }: ClashProps) {
  return (
    <div className="mt-8">
      <p className="font-medium text-t1">Saved there, and yours</p>
      <Changes {...{ book, kind }} changes={clash.differences} />
      <div className="mt-4 flex gap-8">
        <Button size="sm" onClick={clash.keepMine}>
          Keep mine
        </Button>
        <Button size="sm" onClick={clash.takeSaved}>
          Take the saved one
        </Button>
      </div>
    </div>
  );
}
