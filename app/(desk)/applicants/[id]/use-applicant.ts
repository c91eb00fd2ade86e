import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { applicantQuery, dropIfOld, markOld, readApplicant } from '#components/review/applicant-query.ts';
import { nullIfUnread } from '#components/review/read-json.ts';
import { useCoalesced } from '#components/review/use-coalesced.ts';
import { useLive } from '#components/shell/use-live.ts';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';

/** The applicant as known now, where that differs from what is on the screen. */
type Changed = { page: ApplicantPage; parts: string[]; lost: Lost };

/** Who has the case that the reader had; `name` is null when no one else has. Null when they did not lose it. */
type Lost = { name: string | null } | null;

/**
 * The applicant on the screen. What was fetched ahead is shown at once and read again. What others change is not
 * shown by itself: it waits, named, until the reviewer asks for it, so that no one decides on what they did not see.
 */
export function useApplicant(id: string) {
  const client = useQueryClient();
  const query = { ...applicantQuery(id, 'open'), staleTime: 0, refetchOnMount: 'always' as const };
  const [isBegunAhead] = useState(() => {
    dropIfOld(client, id);
    return client.isFetching({ queryKey: query.queryKey, exact: true }) > 0;
  });
  const { data, error, refetch } = useQuery({ ...query, refetchOnReconnect: false });
  const [changed, setChanged] = useState<Changed | null>(null);
  const { queryKey } = query;
  const put = (page: ApplicantPage) => {
    client.setQueryData(queryKey, page);
    setChanged(null);
  };
  const isActing = useRef(false);
  const hasMissed = useRef(false);
  const isDone = useRef(false);
  /** Reads again: what is the same for a decision is shown, and what differs waits. */
  const look = useCoalesced(async () => {
    hasMissed.current = isActing.current;
    if (isActing.current || isDone.current) return;
    const shown = client.getQueryData(queryKey);
    // Without its file nothing is named, and the server refuses a decision on what changed.
    const compared = import('#lib/review/applicant/changes.ts').catch(() => null);
    const now = shown && (await readApplicant(id, 'ahead').catch(nullIfUnread));
    const compare = await compared;
    hasMissed.current = isActing.current;
    // The reviewer's own act reads it again.
    if (!now || !compare || isActing.current || shown !== client.getQueryData(queryKey)) return;
    const parts = compare.changedParts(shown.view, now.view);
    if (parts.length === 0) put(now);
    else setChanged({ page: now, parts, lost: compare.hasLostCase(shown.view, now.view) ? lostTo(shown, now) : null });
  });
  useLive((events: LiveEvent[]) => {
    if (events.some(({ kind }) => kind === 'presence')) void client.invalidateQueries({ queryKey: ['presence'] });
    if (events.some((event) => event.kind === 'gap' || isNews(event, data))) look();
  });
  /** Does an act of the reviewer: until it is done and read again, its own trace is no change by others. */
  const act = useCallback(
    async <T>(work: () => Promise<T>): Promise<T> => {
      isActing.current = true;
      try {
        return await work();
      } finally {
        isActing.current = false;
        if (hasMissed.current && !isDone.current) look();
      }
    },
    [look],
  );
  /** After an act of the reviewer: shown at once, with all that changed meanwhile. */
  const refresh = useCallback(async () => {
    // What is told while it is read may not be in it.
    hasMissed.current = false;
    const page = await readApplicant(id, 'open').catch(nullIfUnread);
    if (page === null) {
      hasMissed.current = true;
      return;
    }
    client.setQueryData(applicantQuery(id, 'open').queryKey, page);
    setChanged(null);
  }, [client, id]);
  const markDone = useCallback(() => {
    isDone.current = true;
    markOld(client, id);
  }, [client, id]);
  useOpenedNow(isBegunAhead && data !== undefined, async () => {
    await client.cancelQueries({ queryKey, exact: true });
    await refresh();
  });
  return {
    page: data,
    error: data ? null : error,
    tryAgain: () => void refetch(),
    changed: changed?.parts ?? null,
    /** The case as it is known now, which may not be on the screen yet. */
    known: (changed?.page ?? data)?.view.case ?? null,
    lost: changed?.lost ?? null,
    showChanged: () => changed && put(changed.page),
    look,
    act,
    refresh,
    markDone,
  };
}

/**
 * What was being fetched ahead when the applicant was opened is no opening in the ledger, and may be older than the
 * reader's claim: once it is shown, the applicant is read again as opened.
 */
function useOpenedNow(isShownFromAhead: boolean, readAsOpened: () => Promise<void>): void {
  const read = useEffectEvent(readAsOpened);
  useEffect(() => {
    if (isShownFromAhead) void read();
  }, [isShownFromAhead]);
}

/** Who has the case now that the reader had. */
function lostTo({ view: shown }: ApplicantPage, { view: now }: ApplicantPage): Lost {
  const holder = now.case?.assignee ?? null;
  return { name: holder?.id === shown.case?.assignee?.id ? null : (holder?.name ?? null) };
}

/** Whether an event is about this applicant and newer than what is shown. */
function isNews(event: LiveEvent, page: ApplicantPage | undefined): boolean {
  if (event.kind !== 'case' || !page || event.case.applicantId !== page.view.id) return false;
  const shown = page.view.case;
  if (shown?.id !== event.case.caseId || event.case.version > shown.version) return true;
  return event.case.state !== shown.state || event.case.assigneeId !== (shown.assignee?.id ?? null);
}
