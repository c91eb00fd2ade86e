import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { nextOf, placeOf } from '#lib/review/case/inbox.ts';
import { beginReading } from '../applicant-query.ts';
import { nullIfUnread } from '../read-json.ts';
import { readInbox, useInbox } from './query.ts';

/** How long what was done is said on the screen that follows, in milliseconds. */
const saidMs = 20_000;

const keyOf = (applicantId: string) => ['inbox done', applicantId];

/**
 * Opens the next decision to confirm after one was confirmed or returned.
 * @returns opens it and answers null; or answers a sentence where none is left. `done` is said on the next screen, and
 * is without personal data
 */
export function useNextToConfirm(applicantId: string): (done: string) => Promise<string | null> {
  const router = useRouter();
  const client = useQueryClient();
  const inbox = useInbox();
  const place = inbox ? placeOf(inbox, applicantId) : null;
  // Once the one that is done has left the list, the one after it is in its place.
  const index = useRef(0);
  useEffect(() => {
    if (place?.tab === 'toConfirm') index.current = place.index;
  });
  return async (done) => {
    const now = await readInbox(client).catch(nullIfUnread);
    const next = now && nextOf(now.toConfirm.places, index.current, applicantId);
    if (now === null) return `${done}. The next one could not be read.`;
    if (next === null) return `${done}. Nothing else waits for you to confirm.`;
    client.setQueryDefaults(['inbox done'], { gcTime: saidMs });
    client.setQueryData(keyOf(next), done);
    void beginReading(client, next);
    router.push(`/applicants/${next}`);
    return null;
  };
}

/** Who follows after this applicant in the inbox; null when they are not to be confirmed, or are the last. */
export function useNextInInbox(applicantId: string | null): string | null {
  const inbox = useInbox(applicantId !== null);
  const place = inbox && applicantId !== null ? placeOf(inbox, applicantId) : null;
  if (!inbox || !applicantId || place?.tab !== 'toConfirm') return null;
  return nextOf(inbox.toConfirm.places, place.index, applicantId);
}

/** What was done on the screen before this one, or null. */
export function useDone(applicantId: string): string | null {
  const { data } = useQuery<string>({ queryKey: keyOf(applicantId), queryFn: neverRead, enabled: false });
  return data ?? null;
}

/** It is only ever put there. */
function neverRead(): never {
  throw new Error('what was done is not read');
}
