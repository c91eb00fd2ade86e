import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { newId } from '#components/review/new-id.ts';
import type { Outcome } from '#lib/review/case/case.ts';
import type { CaseView } from '#lib/review/case/view.ts';
import { decideCase } from '../actions.ts';
import { useReview } from '../review-state.tsx';

/** Why a decision was not recorded, in full sentences. `isConflict`: the case has changed since it was opened. */
export type Problem = { isConflict: boolean; message: string; fields: Record<string, string> };

/** The decision that the reviewer is making. Kept in memory only, because a note is personal data. */
export function useDecision(current: CaseView) {
  const router = useRouter();
  const { report } = useReview();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [withArchive, setWithArchive] = useState(false);
  /** Made once for the form, so that sending it twice decides once and archives once. */
  const [decisionId] = useState(newId);
  const [archiveId] = useState(newId);
  const choose = (next: Outcome) => {
    if (next !== outcome) setReason(null);
    setOutcome(next);
    setProblem(null);
  };
  const commit = async (hasConfirmedUnseen: boolean) => {
    if (!outcome || isBusy) return;
    setIsBusy(true);
    setProblem(null);
    await report.flush();
    const input = {
      decisionId,
      caseId: current.id,
      version: current.version,
      outcome,
      reasons: reason ? [reason] : [],
      note,
      hasConfirmedUnseen,
      archiveId: withArchive ? archiveId : null,
    };
    const found = await send(input);
    setIsBusy(false);
    setProblem(found);
    if (!found) router.refresh();
  };
  const lookAgain = () => {
    setProblem(null);
    router.refresh();
  };
  return {
    outcome,
    choose,
    reason,
    setReason,
    note,
    setNote,
    withArchive,
    setWithArchive,
    problem,
    isBusy,
    commit,
    lookAgain,
  };
}

async function send(input: Parameters<typeof decideCase>[0]): Promise<Problem | null> {
  const result = await answered(decideCase(input));
  if (result.ok) return null;
  const isConflict = result.code === 'changed' || result.code === 'taken' || result.code === 'closed';
  return { isConflict, message: problemWords(result, 'Not saved.'), fields: result.fields ?? {} };
}
