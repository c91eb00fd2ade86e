import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readCounts, readQueue } from '#components/review/rows/read-queue.ts';
import { queueQuery } from '#lib/review/case/queue-address.ts';

/** Typing stops for this long before the search begins, in milliseconds. */
const pauseMs = 150;

/** One letter would find a large share of all applicants. */
const leastLetters = 2;

/** How long what was found is kept in memory, in milliseconds: it is personal data. */
const keptMs = 60_000;

/**
 * The queue's own search, while a text is typed. What was found for another text is not shown: Enter would open it.
 * @returns null while nothing is searched for
 */
export function useFoundApplicants(typed: string, isAllowed: boolean) {
  const text = typed.trim();
  const settled = useSettled(text);
  const isWanted = isAllowed && text.length >= leastLetters;
  const query = queueQuery({ text: settled });
  const how = { enabled: isWanted && settled === text, staleTime: 0, gcTime: keptMs, retry: false };
  const { data, error } = useQuery({
    queryKey: ['palette', query],
    queryFn: ({ signal }) => readQueue(query, undefined, signal),
    ...how,
  });
  const { data: counts } = useQuery({
    queryKey: ['palette counts', query],
    queryFn: ({ signal }) => readCounts(query, signal),
    ...how,
  });
  if (!isWanted) return null;
  return settled === text
    ? { page: data ?? null, counts: counts ?? null, error }
    : { page: null, counts: null, error: null };
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
