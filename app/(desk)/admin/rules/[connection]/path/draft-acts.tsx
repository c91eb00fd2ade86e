'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { beginRuleDraft, discardRuleDraft } from '../actions.ts';
import { useAct } from '../use-act.ts';

type Of = { connectionId: string; kind: RuleKind };

/** Begins a draft on the values in force, or on those of an earlier version. */
export function BeginDraft({ connectionId, kind, restores }: Of & { restores: { id: string; label: string } | null }) {
  const { isBusy, trouble, run } = useAct('No draft was begun.');
  const begin = () => run(() => beginRuleDraft({ connectionId, kind, restoresId: restores?.id ?? null }));
  return (
    <div>
      <Button look={restores ? 'plain' : 'primary'} busy={isBusy} onClick={() => void begin()}>
        {restores ? `Begin a draft with ${restores.label}` : 'Begin a draft'}
      </Button>
      {trouble && <FieldError>{trouble.message}</FieldError>}
    </div>
  );
}

/** Discards the draft, also another member's, and with it a request that rests on it. */
export function DiscardDraft({ connectionId, kind, changed }: Of & { changed: number }) {
  const [isAsking, setIsAsking] = useState(false);
  const { isBusy, trouble, run } = useAct('Not discarded.');
  const discard = async () => {
    if (await run(() => discardRuleDraft({ connectionId, kind }))) setIsAsking(false);
  };
  return (
    <>
      <Button size="sm" look="quiet" onClick={() => setIsAsking(true)}>
        Discard draft…
      </Button>
      {isAsking && (
        <Dialog
          title="Discard the draft"
          onClose={() => setIsAsking(false)}
          acts={
            <>
              <Button onClick={() => setIsAsking(false)}>Keep it</Button>
              <Button look="danger" busy={isBusy} onClick={() => void discard()}>
                Discard draft
              </Button>
            </>
          }
        >
          <p className="text-t2">
            {countOf(changed, 'changed value')} can’t be restored. Nothing changes at the provider.
          </p>
          {trouble && <FieldError>{trouble.message}</FieldError>}
        </Dialog>
      )}
    </>
  );
}
