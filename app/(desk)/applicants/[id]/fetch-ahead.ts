import type { QueryClient } from '@tanstack/react-query';
import { imageAheadQuery, keepInMemory } from '#components/review/ahead/image.ts';
import { applicantOf, applicantQuery, firstImageOf, prefetchApplicant } from '#components/review/applicant-query.ts';
import { nullIfUnread, readJson } from '#components/review/read-json.ts';
import { coalesced } from '#components/review/use-coalesced.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';

/** What is kept in memory of those who follow. */
export type Ahead = {
  /** Fetches again what the events tell of, and whoever follows now. */
  hear: (events: readonly LiveEvent[]) => void;
  /** The screen is left: what is on its way is given up, but for who is opened. */
  end: () => void;
};

type Wanted = {
  client: QueryClient;
  caseId: string;
  /** As in `usePrefetchNext`. */
  nextToConfirm: string | null;
  fetchFrame: (applicantId: string) => void;
};

/** Fetches text and first image of who follows this case, one after the other. */
export function fetchAhead({ client, caseId, nextToConfirm, fetchFrame }: Wanted): Ahead {
  let ids: string[] = [];
  let kept: (() => void)[] = [];
  let isOver = false;
  const keep = (query: Parameters<typeof keepInMemory>[1]) => kept.push(keepInMemory(client, query));
  const fetchAll = coalesced(async () => {
    const next = nextToConfirm === null ? await foreseen(caseId) : [nextToConfirm];
    const former = kept;
    kept = [];
    ids = next;
    for (const id of next) {
      if (isOver) break;
      keep(applicantQuery(id, 'ahead'));
      fetchFrame(id);
      const imageId = await prefetchApplicant(client, id, true);
      if (imageId !== null && !isOver) keep(imageAheadQuery(imageId));
    }
    for (const end of isOver ? [...former, ...kept] : former) end();
  });
  fetchAll();
  return {
    hear: (events) => {
      const isOfThese = (event: LiveEvent) => event.kind === 'gap' || applicantOf(event).some((id) => ids.includes(id));
      if (!isOver && events.some(isOfThese)) fetchAll();
    },
    end: () => {
      isOver = true;
      for (const end of kept) end();
      for (const id of ids) if (location.pathname !== `/applicants/${id}`) giveUp(client, id);
    },
  };
}

/** The applicants whom "Take next" would give; none when that could not be read. */
async function foreseen(caseId: string): Promise<string[]> {
  const answer = await readJson<{ next: string[] }>(`/api/cases/ahead?open=${caseId}`, undefined, 'low').catch(
    nullIfUnread,
  );
  return answer?.next ?? [];
}

function giveUp(client: QueryClient, id: string): void {
  const { queryKey } = applicantQuery(id, 'ahead');
  const imageId = firstImageOf(client.getQueryData(queryKey));
  void client.cancelQueries({ queryKey, exact: true });
  if (imageId !== null) void client.cancelQueries({ queryKey: imageAheadQuery(imageId).queryKey, exact: true });
}
