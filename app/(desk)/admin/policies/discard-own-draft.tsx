'use client';

import { DiscardDraft } from '#components/review/publishing/discard-draft.tsx';
import { discardPolicyDraft } from './actions.ts';

export function DiscardOwnDraft() {
  return (
    <DiscardDraft discard={() => discardPolicyDraft({})}>
      What it changes is lost. A request that rests on it ends.
    </DiscardDraft>
  );
}
