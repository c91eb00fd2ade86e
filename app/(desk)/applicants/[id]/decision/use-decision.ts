import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { missingTicks, whyProblems } from '#lib/review/case/decision-why.ts';
import type { CaseDraft } from '#lib/review/case/draft.ts';
import { moveProblems } from '#lib/review/case/move.ts';
import type { CaseView, ChecklistItem } from '#lib/review/case/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import { type FieldValues, inputOf, standardValues } from '#lib/review/commands/field-values.ts';
import type { ChecklistId } from '#lib/review/policies/policies.ts';
import { useReview } from '../review-state.tsx';
import { type Choice, factsOf, isMove } from './choices.ts';
import { type Problem, type Recorded, sendDecision, sendMove } from './send.ts';
import type { After } from './use-after.ts';
import { firstDraft, type Typed, useDraft } from './use-draft.ts';

export type DecisionForm = ReturnType<typeof useDecision>;

type DecisionOptions = {
  current: CaseView;
  checklist: ChecklistItem[];
  overFailing: 'note' | 'second';
  /** The command that makes a new link, where the provider has it. */
  link: AvailableCommand | undefined;
  typed: Typed;
  after: After;
};

/** What the reviewer is about to do with the case. It is kept as a draft until it is recorded. */
export function useDecision({ current, checklist, overFailing, link, typed, after }: DecisionOptions) {
  const { report, act, refresh } = useReview();
  const [first, setFirst] = useState(() => firstDraft(current.draft, typed.current));
  const [said, setSaid] = useState<CaseDraft>(first);
  // The page was fetched ahead, and the draft in it is older than the one that is read now.
  if (said === first && current.draft !== null && current.draft.counter > first.counter) {
    setFirst(current.draft);
    setSaid(current.draft);
  }
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [withArchive, setWithArchive] = useState(false);
  const [toMemberId, setToMemberId] = useState<string | null>(null);
  const [withLink, setWithLink] = useState(link !== undefined);
  const [linkValues, setLinkValues] = useState<FieldValues>(() => standardValues(link?.fields ?? []));
  /** Made once for the form, so that sending it twice records once. */
  const [ids] = useState(() => ({ act: newId(), archive: newId(), link: newId() }));
  const draft = useDraft({ current, said, first, typed });
  const { outcome, note, ticks } = said;
  const change = (part: Partial<CaseDraft>, field?: string) => {
    setSaid((before) => ({ ...before, ...part }));
    setProblem((before) => (field === undefined ? null : without(before, field)));
  };
  /** Says on the form what is missing, as the server would; null when nothing is. */
  const lacking = (): Problem | null => {
    const fields = lackingFields(said, { blockers: current.blockers, checklist, overFailing });
    const [message] = Object.values(fields);
    const found = message ? { isConflict: false, message: `Not saved. ${message}`, fields } : null;
    setProblem(found);
    return found;
  };
  const send = async (chosen: Choice, hasConfirmedUnseen: boolean): Promise<Problem | Recorded> => {
    const { id: caseId, version, contentHash } = current;
    const { reasons } = said;
    if (isMove(chosen)) {
      const made = chosen === 'requested' && withLink && link;
      return sendMove({
        moveId: ids.act,
        caseId,
        version,
        kind: chosen,
        reasons,
        note,
        until: chosen === 'snoozed' ? said.until : null,
        toMemberId: chosen === 'escalated' ? toMemberId : null,
        link: made ? { id: ids.link, input: inputOf(made.fields, linkValues) } : null,
      });
    }
    await report.flush();
    const archiveId = withArchive ? ids.archive : null;
    const form = { decisionId: ids.act, caseId, version, outcome: chosen, reasons, note, contentHash };
    return sendDecision({ ...form, ticks: ticks as ChecklistId[], hasConfirmedUnseen, archiveId });
  };
  /** Sends what is complete. Answers with what went wrong, or null. */
  const commit = async (hasConfirmedUnseen: boolean, thenNext: boolean): Promise<Problem | null> => {
    if (!outcome || isBusy) return null;
    setIsBusy(true);
    const found = await act(async () => {
      const answer = await send(outcome, hasConfirmedUnseen);
      if ('message' in answer) return answer;
      typed.current = null;
      after.offer(`${factsOf(outcome).done} ${current.number}`, answer);
      await after.goOn(thenNext);
      return null;
    });
    setIsBusy(false);
    setProblem(found);
    return found;
  };
  return {
    outcome,
    choose: (next: Choice) => change(next === outcome ? {} : { outcome: next, reasons: [] }),
    reason: said.reasons[0] ?? null,
    setReason: (code: string) => change({ reasons: [code] }, 'reasons'),
    note,
    setNote: (text: string) => change({ note: text }, 'note'),
    until: said.until,
    setUntil: (until: string | null) => change({ until }, 'until'),
    toMemberId,
    setToMemberId,
    withLink,
    setWithLink,
    linkValues,
    setLinkValues,
    ticks,
    tick: (id: string) => change({ ticks: toggled(ticks, id) }, 'checklist'),
    withArchive,
    setWithArchive,
    draft,
    problem,
    isBusy,
    lacking,
    commit,
    lookAgain: () => {
      setProblem(null);
      void refresh();
    },
  };
}

type Ground = Pick<CaseView, 'blockers'> & Pick<DecisionOptions, 'checklist' | 'overFailing'>;

function lackingFields(said: CaseDraft, { blockers, checklist, overFailing }: Ground): Record<string, string> {
  const { outcome, reasons, note, until, ticks } = said;
  if (outcome === null) return { outcome: 'Choose a decision first.' };
  if (isMove(outcome)) {
    const time = outcome === 'snoozed' && until !== null ? Date.parse(until) : null;
    return moveProblems({ kind: outcome, reasons, note, until: time }, Date.now());
  }
  const missing = outcome === 'approved' ? missingTicks(checklist, ticks) : null;
  const why = whyProblems({ outcome, reasons, note, blockers, overFailing });
  return { ...why, ...(missing === null ? {} : { checklist: missing }) };
}

function toggled(ticks: string[], id: string): string[] {
  return ticks.includes(id) ? ticks.filter((one) => one !== id) : [...ticks, id];
}

/** A field that is being mended is no longer called wrong; what else is wrong stays. */
function without(problem: Problem | null, field: string): Problem | null {
  if (!problem?.fields[field]) return problem;
  const { [field]: _, ...fields } = problem.fields;
  const [message] = Object.values(fields);
  return message ? { ...problem, message: `Not saved. ${message}`, fields } : null;
}
