'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { Time } from '#components/review/time.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { countOf } from '#lib/review/counted.ts';
import { differencesOf } from '#lib/review/policies/difference.ts';
import type { PoliciesView } from '#lib/review/policies/view.ts';
import { labelOf } from '#lib/review/policies/words.ts';
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
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const changed = differencesOf(draft.base, inForce);
  const rebase = async () => {
    setIsBusy(true);
    const answer = await answered(rebasePolicyDraft({ version: draft.version }));
    setIsBusy(false);
    if (!answer.ok) setWords(problemWords(answer, 'Not rebased.'));
    else if (answer.value.length > 0) setWords(clashWords(answer.value));
    router.refresh();
  };
  return (
    <>
      <Banner
        tone="attention"
        title={`Version ${edition.number} was published since your draft began from version ${draft.baseEdition}.`}
        act={
          <Button size="sm" busy={isBusy} onClick={() => void rebase()}>
            Rebase your draft
          </Button>
        }
      >
        {words ?? (
          <>
            {edition.by && <bdi>{edition.by}</bdi>}, <Time at={edition.publishedAt} />:{' '}
            {countOf(changed.length, 'value')}. Your draft is kept.
          </>
        )}
      </Banner>
      <Shown differences={changed} />
    </>
  );
}

/** Which values both sides changed; the draft's are kept. */
export function clashWords(clashes: readonly string[]): string {
  const labels = clashes.map((path) => labelOf(path.split('.')));
  return `Both sides changed: ${labels.join(', ')}. Your values were kept; look at them again.`;
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
