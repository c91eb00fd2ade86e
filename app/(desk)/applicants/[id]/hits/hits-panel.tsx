'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { HitActs, HitAnswer } from '#components/review/hits/acts.ts';
import { HitLine } from '#components/review/hits/line.tsx';
import { Lookups } from '#components/review/hits/lookup/lookups.tsx';
import { applicantHitsQuery, hitQuery } from '#components/review/hits/query.ts';
import { ScreeningTable } from '#components/review/hits/screening-table.tsx';
import { useLiveHits } from '#components/review/hits/use-live-hits.ts';
import { VerdictPane } from '#components/review/hits/verdict/pane.tsx';
import { useOfferUndo } from '#components/review/hits/verdict/use-offer-undo.ts';
import { HitReader, Workbench } from '#components/review/hits/workbench.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { HitsJudged, HitsView, HitView } from '#lib/review/hits/view.ts';
import { hitActs } from '../../../hit-acts.ts';
import { useReview } from '../review-state.tsx';

/** An applicant's hits, the chosen one beside them; without hits, whether anyone looked at all. */
export function HitsPanel({ applicantId, canSee }: { applicantId: string; canSee: boolean }) {
  if (!canSee) return <Empty title="The hits are closed">Your role does not see whom a list names.</Empty>;
  return <ReadHits applicantId={applicantId} />;
}

function ReadHits({ applicantId }: { applicantId: string }) {
  const { data, error, refetch, dataUpdatedAt } = useQuery(applicantHitsQuery(applicantId));
  useLiveHits(applicantId);
  if (data && data.hits.length > 0) return <HitsOf view={data} now={new Date(dataUpdatedAt).toISOString()} />;
  if (data) return <ScreeningTable view={data} />;
  if (!error) return <p className="late p-16 text-t3">Reading the hits</p>;
  return (
    <Empty title="The hits could not be read" act={<Button onClick={() => void refetch()}>Try again</Button>}>
      What you saved before is not affected. {error.message}
    </Empty>
  );
}

function HitsOf({ view, now }: { view: HitsView; now: string }) {
  const acts = useActsHere();
  const { hits } = view;
  // Kept when a colleague closes it: what is on the screen does not change under the reviewer.
  const [chosenId, setChosenId] = useState(() => openIn(hits)?.id ?? null);
  const current = hits.find(({ id }) => id === chosenId) ?? hits[0];
  const at = hits.findIndex(({ id }) => id === current?.id);
  const move = (step: 1 | -1) => {
    const next = hits[Math.min(hits.length - 1, Math.max(0, at + step))]?.id ?? null;
    setChosenId(next);
    document.querySelector(`[data-hit="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const client = useQueryClient();
  const nextId = openIn(hits.filter(({ id }) => id !== current?.id))?.id;
  useEffect(() => {
    // The next open hit is there at once after a verdict.
    if (nextId) void client.prefetchQuery(hitQuery(nextId));
  }, [client, nextId]);
  const offerUndo = useOfferUndo(acts, ([first]) => first && setChosenId(first));
  const goOn = (judged: HitsJudged) => {
    offerUndo(judged);
    const closed = judged.hits.map(({ id }) => id);
    setChosenId((openIn(hits.filter(({ id }) => !closed.includes(id))) ?? hits[0])?.id ?? null);
  };
  useShortcuts('Hits', [
    { key: 'j', label: 'Next hit', run: () => move(1) },
    { key: 'k', label: 'Previous hit', run: () => move(-1) },
  ]);
  if (!current) return null;
  return (
    <div className="grid hits-tab-grid h-full divide-x divide-l2 stacked:flex stacked:flex-col stacked:divide-x-0">
      <ul className="min-h-0 overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible">
        {hits.map((hit) => (
          <li key={hit.id} className="hit-row">
            <HitLine
              hit={hit}
              person={null}
              age={null}
              who={null}
              isCurrent={hit.id === current.id}
              onOpen={setChosenId}
            />
          </li>
        ))}
      </ul>
      <HitReader key={current.id} id={current.id}>
        {(hit) => (
          <Workbench
            hit={hit}
            lookup={<Lookups hit={hit.hit} acts={acts} canAttach={hit.row.may.resolve} />}
            verdict={<VerdictPane hit={hit} acts={acts} isCompact today={now.slice(0, 10)} onDone={goOn} />}
          />
        )}
      </HitReader>
    </div>
  );
}

function openIn(hits: HitView[]): HitView | undefined {
  return hits.find(({ state, goneAt }) => state === 'open' && goneAt === null);
}

/** The acts on a hit, each with the applicant read again: the reviewer's own trace is no change by others. */
function useActsHere(): HitActs {
  const { act, refresh } = useReview();
  const andRead = <T,>(work: Promise<HitAnswer<T>>) =>
    act(async () => {
      const answer = await work;
      if (answer.ok) await refresh();
      return answer;
    });
  return {
    resolve: (input) => andRead(hitActs.resolve(input)),
    undo: (shown) => andRead(hitActs.undo(shown)),
    attach: (input, sending) => andRead(hitActs.attach(input, sending)),
    revoke: (clearanceId) => andRead(hitActs.revoke(clearanceId)),
  };
}
