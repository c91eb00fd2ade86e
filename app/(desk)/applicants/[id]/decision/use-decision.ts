import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { newId } from '#components/review/new-id.ts';
import type { Outcome } from '#lib/review/case/case.ts';
import { missingTicks, whyProblems } from '#lib/review/case/decision-why.ts';
import type { CaseView, ChecklistItem } from '#lib/review/case/view.ts';
import type { ChecklistId } from '#lib/review/policies/policies.ts';
import { decideCase } from '../actions.ts';
import { useReview } from '../review-state.tsx';

/** Why a decision was not recorded, in full sentences. `isConflict`: the case has changed since it was opened. */
export type Problem = { isConflict: boolean; message: string; fields: Record<string, string> };

/** The decision that the reviewer is making. Kept in memory only, because a note is personal data. */
export function useDecision(current: CaseView, checklist: ChecklistItem[], overFailing: 'note' | 'second') {
  const { report, act, refresh } = useReview();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [ticks, setTicks] = useState<ChecklistId[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [withArchive, setWithArchive] = useState(false);
  /** Made once for the form, so that sending it twice decides once and archives once. */
  const [decisionId] = useState(newId);
  const [archiveId] = useState(newId);
  const reasons = reason ? [reason] : [];
  /** Says on the form what is missing, as the server would; null when nothing is. */
  const lacking = (): Problem | null => {
    const fields: Record<string, string> = outcome
      ? {
          ...whyProblems({ outcome, reasons, note, blockers: current.blockers, overFailing }),
          ...ticksMissing(outcome, checklist, ticks),
        }
      : { outcome: unchosen };
    const [message] = Object.values(fields);
    const found = message ? { isConflict: false, message: `Not saved. ${message}`, fields } : null;
    setProblem(found);
    return found;
  };
  const choose = (next: Outcome) => {
    if (next !== outcome) setReason(null);
    setOutcome(next);
    setProblem(null);
  };
  /** Sends what is complete. Answers with what went wrong, or null. */
  const commit = async (hasConfirmedUnseen: boolean): Promise<Problem | null> => {
    if (!outcome || isBusy) return null;
    setIsBusy(true);
    await report.flush();
    const input = {
      decisionId,
      caseId: current.id,
      version: current.version,
      outcome,
      reasons,
      note,
      ticks,
      contentHash: current.contentHash,
      hasConfirmedUnseen,
      archiveId: withArchive ? archiveId : null,
    };
    const found = await act(async () => {
      const refused = await send(input);
      if (!refused) await refresh();
      return refused;
    });
    setIsBusy(false);
    setProblem(found);
    return found;
  };
  const lookAgain = () => {
    setProblem(null);
    void refresh();
  };
  return {
    outcome,
    choose,
    reason,
    setReason: (code: string) => {
      setReason(code);
      setProblem((before) => without(before, 'reasons'));
    },
    note,
    setNote: (text: string) => {
      setNote(text);
      setProblem((before) => without(before, 'note'));
    },
    ticks,
    tick: (id: string) => {
      setTicks((before) => toggled(before, id as ChecklistId));
      setProblem((before) => without(before, 'checklist'));
    },
    withArchive,
    setWithArchive,
    problem,
    isBusy,
    lacking,
    commit,
    lookAgain,
  };
}

function ticksMissing(outcome: Outcome, checklist: ChecklistItem[], ticks: ChecklistId[]): Record<string, string> {
  const missing = outcome === 'approved' ? missingTicks(checklist, ticks) : null;
  return missing === null ? {} : { checklist: missing };
}

function toggled(ticks: ChecklistId[], id: ChecklistId): ChecklistId[] {
  return ticks.includes(id) ? ticks.filter((one) => one !== id) : [...ticks, id];
}

const unchosen = 'Choose to approve or to reject first.';

/** A field that is being mended is no longer called wrong; what else is wrong stays. */
function without(problem: Problem | null, field: string): Problem | null {
  if (!problem?.fields[field]) return problem;
  const { [field]: _, ...fields } = problem.fields;
  const [message] = Object.values(fields);
  return message ? { ...problem, message: `Not saved. ${message}`, fields } : null;
}

async function send(input: Parameters<typeof decideCase>[0]): Promise<Problem | null> {
  const result = await answered(decideCase(input));
  if (result.ok) return null;
  const isConflict = result.code === 'changed' || result.code === 'taken' || result.code === 'closed';
  return { isConflict, message: problemWords(result, 'Not saved.'), fields: result.fields ?? {} };
}
