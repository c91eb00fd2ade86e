'use client';

import { useAct } from '#components/review/publishing/use-act.ts';
import { Time } from '#components/review/time/time.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { countOf } from '#lib/review/counted.ts';
import { differencesOf, rebase } from '#lib/review/policies/difference.ts';
import type { PoliciesView } from '#lib/review/policies/view.ts';
import { clashWords } from '#lib/review/policies/words.ts';
import { rebasePolicyDraft } from './actions.ts';
import { Differences } from './differences.tsx';
import type { DraftEdit } from './use-draft.ts';

/** What needs an answer first: a clash of two windows, a save that failed, or a draft that newer policies overtook. */
export function PoliciesBanner({ view, edit }: { view: PoliciesView; edit: DraftEdit }) {
  if (edit.clash) return <Clash clash={edit.clash} />;
  if (edit.problem) return <Banner tone="fail" title={edit.problem} />;
  return view.draft?.isBehind ? <Behind view={view} draft={view.draft} /> : null;
}

function Clash({ clash }: { clash: NonNullable<DraftEdit['clash']> }) {
  return (
    <>
      <Banner
        tone="attention"
        title="Saved in another window."
        act={
          <>
            <Button size="sm" onClick={clash.takeSaved}>
              Take what is saved
            </Button>
            <Button size="sm" look="primary" onClick={clash.keepMine}>
              Keep mine
            </Button>
          </>
        }
      >
        {`${countOf(clash.differences.length, 'value')} differ here.`}
      </Banner>
      <Shown differences={clash.differences} />
    </>
  );
}

type BehindProps = { view: PoliciesView; draft: NonNullable<PoliciesView['draft']> };

/** Newer policies were published: what they changed, and the way to go on with the draft. */
function Behind({ view: { edition, inForce }, draft }: BehindProps) {
  const { isBusy, problem, run } = useAct('Not rebased.');
  const changed = differencesOf(draft.base, inForce);
  const { clashes } = rebase(draft.base, draft.values, inForce);
  return (
    <>
      <Banner
        tone="attention"
        title={`Version ${edition.number} was published since your draft began from version ${draft.baseEdition}.`}
        act={
          <Button size="sm" busy={isBusy} onClick={() => void run(() => rebasePolicyDraft({ version: draft.version }))}>
            Rebase your draft
          </Button>
        }
      >
        {problem?.message ?? (
          <>
            {edition.by && <bdi>{edition.by}</bdi>}, <Time at={edition.publishedAt} />:{' '}
            {countOf(changed.length, 'value')}. Your draft is kept. {clashWords(clashes)}
          </>
        )}
      </Banner>
      <Shown differences={changed} />
    </>
  );
}

function Shown({ differences }: { differences: Parameters<typeof Differences>[0]['differences'] }) {
  return (
    <details className="border-b border-l2 bg-s2 px-16 py-6 text-12">
      <summary className="font-medium">Show the difference</summary>
      <div className="max-w-560 pt-4">
        <Differences differences={differences} />
      </div>
    </details>
  );
}
