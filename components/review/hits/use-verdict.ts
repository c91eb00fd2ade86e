import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HitVerdict } from '#lib/review/hits/hit.ts';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import type { HitsResolved } from '#lib/review/hits/view.ts';
import { newId } from '../new-id.ts';
import type { HitActs, HitProblem } from './acts.ts';

export type VerdictForm = ReturnType<typeof useVerdict>;

/** The verdict on one hit as it is being made. Nothing is chosen before the reviewer chooses it. */
export function useVerdict(
  { hit }: Pick<ComparedHit, 'hit'>,
  { acts, today, onDone }: { acts: HitActs; today: string; onDone: (done: HitsResolved) => void },
) {
  const client = useQueryClient();
  const [formId] = useState(newId);
  const [verdict, setVerdict] = useState<HitVerdict | null>(null);
  const [reason, setReasonOnly] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [withOthers, setWithOthers] = useState(false);
  const [isRemembered, setIsRemembered] = useState(false);
  const [reviewOn, setReviewOn] = useState(inAYear(today));
  const [problem, setProblem] = useState<HitProblem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  /** Nothing is remembered by a hit without a record: it would clear every later one. */
  const canRemember = verdict === 'false_positive' && hit.hasRecord;
  const choose = (next: HitVerdict | null) => {
    setVerdict(next);
    if (next !== verdict) setReasonOnly(null);
    setProblem(null);
  };
  const commit = async (others: { id: string; version: number }[]): Promise<HitProblem | null> => {
    const lacking = lackingIn(verdict, reason);
    if (lacking || verdict === null || reason === null) {
      setProblem(lacking);
      return lacking;
    }
    setIsBusy(true);
    const hits = [{ id: hit.id, version: hit.version }, ...(withOthers ? others : [])];
    const kept = canRemember && isRemembered ? reviewOn : null;
    const answer = await acts.resolve({ formId, hits, verdict, reason, note: note.trim() || null, reviewOn: kept });
    setIsBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return answer.problem;
    onDone(answer.value);
    await refresh(client);
    return null;
  };
  return {
    ...{ verdict, choose, reason, note, setNote, withOthers, setWithOthers, isRemembered, setIsRemembered },
    ...{ canRemember, reviewOn, setReviewOn, problem, isBusy, commit },
    setReason: (code: string) => {
      setReasonOnly(code);
      setProblem(null);
    },
  };
}

/** After a write all that shows hits is read again: the list, this hit, the applicant's hits and blockers. */
export async function refresh(client: ReturnType<typeof useQueryClient>): Promise<void> {
  await Promise.all(
    [['hits'], ['hit'], ['applicant-hits'], ['applicant']].map((queryKey) => client.invalidateQueries({ queryKey })),
  );
}

function lackingIn(verdict: HitVerdict | null, reason: string | null): HitProblem | null {
  if (verdict === null) return { code: 'invalid', message: 'Choose a verdict first.', fields: {} };
  if (reason === null) {
    const message = 'Choose a reason first.';
    return { code: 'invalid', message, fields: { reason: message } };
  }
  return null;
}

function inAYear(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
}
