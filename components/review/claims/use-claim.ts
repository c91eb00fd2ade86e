'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CaseView } from '#lib/review/case/view.ts';
import { type Sent, send } from './send.ts';
import { useHeartbeat } from './use-heartbeat.ts';
import { type WhoHas, whoHas } from './who-has.ts';

/** What a claim's member may do, and how the screen reads the case again. */
export type ClaimInput = {
  current: CaseView | null;
  meId: string;
  /** Whether their role works on cases, and whether it takes them over and assigns them. */
  canDecide: boolean;
  canTakeOver: boolean;
  now: string;
  look: () => void;
  act: <T>(work: () => Promise<T>) => Promise<T>;
  refresh: () => Promise<void>;
};

/** Who has the case, and the acts on its claim; each answers why it was not done, or null. */
export type Claiming = {
  who: WhoHas | null;
  canClaim: boolean;
  canTakeOver: boolean;
  claim: (by?: 'hand' | 'work') => Promise<string | null>;
  takeOver: () => Promise<string | null>;
  release: () => Promise<string | null>;
  skip: (reason: string, words: string) => Promise<string | null>;
  assign: (toId: string | null) => Promise<string | null>;
};

type Assigned = { results: { refusal: { message: string } | null }[] };

type Kept = { caseId: string; until: string };

/** The claim of the case on the screen. While it is the reader's and they are active, it is kept. */
export function useClaim({ current, meId, canDecide, canTakeOver, now, look, act, refresh }: ClaimInput): Claiming {
  const [kept, setKept] = useState<Kept | null>(null);
  const caseId = current?.id ?? '';
  const who = whoHas(current, meId, kept?.caseId === caseId ? kept.until : null, now);
  const isClaimed = who?.kind === 'mine' && who.until !== null;
  const lookAgain = useEffectEvent(look);
  const keep = async () => {
    const sent = await send<Kept>('/api/cases/keep', { caseId });
    if (sent.ok) setKept(sent.value);
    else look();
  };
  useHeartbeat(canDecide && isClaimed, () => void keep());
  const hasEnded = canDecide && who?.kind === 'mine' && current?.claim !== null && !isClaimed;
  useEffect(() => {
    if (hasEnded) lookAgain();
  }, [hasEnded]);
  const change = async (path: string, body: object): Promise<string | null> => {
    const sent = await act(async () => {
      const done = await send(`/api/cases/${path}`, { caseId, ...body });
      if (done.ok) await refresh();
      return done;
    });
    return refusalOf(sent, look);
  };
  const claim = useClaimOnce(caseId, setKept, look);
  return {
    who,
    canClaim: canDecide && current !== null && isOpenTo(current, canTakeOver),
    canTakeOver,
    claim,
    takeOver: () => change('take-over', {}),
    release: () => change('release', {}),
    skip: (reason, words) => change('skip', { reason, words }),
    assign: (toId) =>
      act(async () => {
        const sent = await send<Assigned>('/api/cases/assign', { caseIds: [caseId], toId });
        await refresh();
        return sent.ok ? (sent.value.results[0]?.refusal?.message ?? null) : sent.message;
      }),
  };
}

/** Typing claims at each key until the claim is there: it is sent once at a time. */
function useClaimOnce(caseId: string, onClaimed: (kept: Kept) => void, look: () => void) {
  const sending = useRef<Promise<string | null>>(null);
  return (by: 'hand' | 'work' = 'hand') => {
    sending.current ??= send<Kept>('/api/cases/claim', { caseId, by }).then((sent) => {
      sending.current = null;
      if (sent.ok) onClaimed(sent.value);
      // What changed meanwhile waits to be seen, as ever.
      look();
      return sent.ok ? null : sent.message;
    });
    return sending.current;
  };
}

function refusalOf(sent: Sent<unknown>, look: () => void): string | null {
  if (sent.ok) return null;
  look();
  return sent.message;
}

function isOpenTo({ state, staged }: CaseView, isApprover: boolean): boolean {
  if (state === 'decided') return false;
  if (state === 'waiting_for_second') return isApprover && !staged?.isOwn;
  return isApprover || state !== 'escalated';
}
