'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { send } from '#components/review/claims/send.ts';
import { useClaimOnWork } from '#components/review/claims/use-claim-on-work.ts';
import { Lookups } from '#components/review/hits/lookup/lookups.tsx';
import { hitQuery } from '#components/review/hits/query.ts';
import { refresh } from '#components/review/hits/refresh.ts';
import { useLiveHits } from '#components/review/hits/use-live-hits.ts';
import { VerdictPane } from '#components/review/hits/verdict/pane.tsx';
import { useOfferUndo } from '#components/review/hits/verdict/use-offer-undo.ts';
import { HitReader, Workbench } from '#components/review/hits/workbench.tsx';
import { CjkFonts } from '#components/shell/cjk-fonts.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { HitFilter, HitPage, HitRow } from '#lib/review/hits/view.ts';
import { hitActs } from '../hit-acts.ts';
import { placeWords } from './counted-rows.ts';
import { HitsFoot } from './foot.tsx';
import { HitList } from './list.tsx';

type DeskProps = {
  page: HitPage;
  filter: HitFilter;
  meId: string;
  /** Whether a row is still in the list. */
  stays: (id: string) => boolean;
  head: ReactNode;
};

/** The list, the chosen hit and its verdict. After a verdict the next hit is there. */
export function Desk({ page, filter, meId, stays, head }: DeskProps) {
  const { rows } = page;
  const cursor = useCursor(rows);
  const { row, at } = cursor;
  const panes = useRef<HTMLDivElement>(null);
  useClaimOnWork(panes, useClaimHere(row));
  useLiveHits(row.applicantId);
  const offerUndo = useOfferUndo(hitActs, ([first]) => first && cursor.choose(first));
  const nav = (
    <>
      <span className="text-12 text-t3">{placeWords(page, filter, at)}</span>
      <Button look="quiet" size="sm" icon="left" aria-label="Previous hit" onClick={() => cursor.move(-1)} />
      <Button look="quiet" size="sm" icon="right" aria-label="Next hit" onClick={() => cursor.move(1)} />
    </>
  );
  return (
    <div
      ref={panes}
      className={cx('grid hits-grid min-h-0 grow divide-x divide-l2 stacked:flex stacked:flex-col stacked:divide-x-0')}
    >
      <section
        aria-label="Hits"
        className={cx('flex min-h-0 min-w-0 flex-col stacked:overflow-visible', cursor.isOpened && 'stacked:hidden')}
      >
        {head}
        <HitList rows={rows} now={page.readAt} meId={meId} currentId={row.id} stays={stays} onOpen={cursor.open} />
        <HitsFoot page={page} filter={filter} />
      </section>
      <HitReader key={row.id} id={row.id}>
        {(hit) => (
          <>
            <div className={cx('contents', !cursor.isOpened && 'stacked:hidden')}>
              <div className="hidden border-b border-l2 px-16 py-8 stacked:block">
                <Button icon="left" onClick={cursor.close}>
                  All hits
                </Button>
              </div>
              <Workbench
                hit={hit}
                nav={nav}
                lookup={<Lookups hit={hit.hit} acts={hitActs} canAttach={row.may.resolve} />}
              />
              <VerdictPane
                hit={hit}
                acts={hitActs}
                today={page.readAt.slice(0, 10)}
                onDone={(judged) => {
                  offerUndo(judged);
                  cursor.leave(judged.hits.map(({ id }) => id));
                }}
              />
            </div>
          </>
        )}
      </HitReader>
      {/* The names came after the page: whether they need its fonts is asked again. */}
      <CjkFonts />
    </div>
  );
}

/** Which hit is chosen. The next one is read ahead, so that moving shows it at once. */
function useCursor(rows: HitRow[]) {
  const client = useQueryClient();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [lastAt, setLastAt] = useState(0);
  const [isOpened, setIsOpened] = useState(false);
  const found = rows.findIndex(({ id }) => id === chosenId);
  const at = found >= 0 ? found : Math.min(lastAt, rows.length - 1);
  const row = rows[at] as HitRow;
  const nextId = rows[at + 1]?.id;
  useEffect(() => {
    if (nextId) void client.prefetchQuery(hitQuery(nextId));
  }, [client, nextId]);
  const goTo = useCallback(
    (index: number) => {
      const next = Math.min(rows.length - 1, Math.max(0, index));
      setLastAt(next);
      setChosenId(rows[next]?.id ?? null);
      document.querySelector(`[data-hit="${rows[next]?.id}"]`)?.scrollIntoView({ block: 'nearest' });
    },
    [rows],
  );
  const move = (step: 1 | -1) => goTo(at + step);
  /** The hits just closed leave the list: the first one after them is next, at the end the one before. */
  const leave = (ids: string[]) => {
    const after = rows.findIndex(({ id }, index) => index > at && !ids.includes(id));
    const before = rows.findLastIndex(({ id }, index) => index < at && !ids.includes(id));
    if (after >= 0 || before >= 0) goTo(after >= 0 ? after : before);
    setIsOpened(false);
  };
  useShortcuts('Hits', [
    { key: 'j', label: 'Next hit', run: () => move(1) },
    { key: 'k', label: 'Previous hit', run: () => move(-1) },
  ]);
  // The same function while the rows are the same: no row is drawn again for it.
  const open = useCallback(
    (id: string) => {
      goTo(rows.findIndex((each) => each.id === id));
      setIsOpened(true);
    },
    [rows, goTo],
  );
  return { row, at, isOpened, open, close: () => setIsOpened(false), move, leave, choose: setChosenId };
}

/** Claims the free case of the chosen hit at the first act of work on it. */
function useClaimHere({ caseId, assignee, may }: HitRow) {
  const client = useQueryClient();
  return {
    who: assignee === null ? ({ kind: 'free' } as const) : null,
    canClaim: may.resolve && caseId !== null,
    claim: async (by: 'hand' | 'work' = 'work') => {
      const sent = await send('/api/cases/claim', { caseId, by });
      // Then the screen names the member who has it, and closes the verdict.
      if (!sent.ok) await refresh(client);
      return sent.ok ? null : sent.message;
    },
  };
}
