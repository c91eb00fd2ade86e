import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { type Answer, answered } from '#components/review/answered.ts';
import { readJson } from '#components/review/read-json.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { type TryState, tryStateOf } from '#lib/review/connections/last-try.ts';

/** Asks for a try; the app hands in its server action. */
export type AskTry = () => Promise<Answer<{ connectionId: string; askedAt: string }>>;

/** Nothing asked for yet, being asked for, refused with a sentence, or what came of it. */
export type ShownTry = { kind: 'none' } | { kind: 'refused'; message: string } | TryState;

/** How often what came of it is read, in milliseconds: while the call is under way, and after it had no answer. */
const everyMs = { trying: 1_000, silent: 5_000 };

/**
 * A try of a vendor, from the button to its answer. Goes on reading while there is none, because the worker goes on
 * trying.
 * @param onAnswered called once with the moment at which it answered
 */
export function useTry(ask: AskTry, onAnswered: (at: string) => void): { shown: ShownTry; begin: () => void } {
  const [asked, setAsked] = useState<{ connectionId: string; askedAt: string } | null>(null);
  const [begun, setBegun] = useState<ShownTry>({ kind: 'none' });
  const { data } = useQuery({
    queryKey: ['try', asked?.connectionId, asked?.askedAt],
    queryFn: async ({ signal }) => {
      const health = await readJson<ConnectionHealth[]>('/api/connections/health', signal);
      const tried = health.find(({ id }) => id === asked?.connectionId)?.tried ?? null;
      return tryStateOf(tried, asked?.askedAt ?? '');
    },
    enabled: asked !== null,
    refetchInterval: ({ state }) => (state.data?.kind === 'answered' ? false : everyMs[state.data?.kind ?? 'trying']),
  });
  const shown = data ?? begun;
  const answeredAt = shown.kind === 'answered' ? shown.at : null;
  const tell = useEffectEvent(onAnswered);
  useEffect(() => {
    if (answeredAt !== null) tell(answeredAt);
  }, [answeredAt]);
  const begin = async () => {
    setAsked(null);
    setBegun({ kind: 'trying' });
    const answer = await answered(ask());
    if (answer.ok) setAsked(answer.value);
    else setBegun({ kind: 'refused', message: answer.message });
  };
  return { shown, begin: () => void begin() };
}
