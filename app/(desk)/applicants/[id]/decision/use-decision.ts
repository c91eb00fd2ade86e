import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { type Approving, missingTicks, whyProblems } from '#lib/review/case/decision-why.ts';
import type { CaseDraft } from '#lib/review/case/draft.ts';
import { moveProblems } from '#lib/review/case/move.ts';
import type { CaseView, ChecklistItem } from '#lib/review/case/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import { type FieldValues, inputOf, standardValues } from '#lib/review/commands/field-values.ts';
import type { ChecklistId } from '#lib/review/policies/policies.ts';
import type { Reason } from '#lib/review/policies/reason.ts';
import { requestMessage } from '#lib/review/requests/message.ts';
import { useReview } from '../review-state.tsx';
import { type Choice, factsOf, isMove } from './choices.ts';
import { type Problem, type Recorded, sendDecision, sendMove } from './send.ts';
import type { After } from './use-after.ts';
import { firstDraft, type Typed, useDraft } from './use-draft.ts';

export type DecisionForm = ReturnType<typeof useDecision>;

type DecisionOptions = {
  view: ApplicantView;
  current: CaseView;
  /** The command that makes a new link, where the provider has it. */
  link: AvailableCommand | undefined;
  typed: Typed;
  after: After;
};

/** What the reviewer is about to do with the case. It is kept as a draft until it is recorded. */
export function useDecision({ view, current, link, typed, after }: DecisionOptions) {
  const { checklist } = view;
  const { approving } = view.may;
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
  const [linkValues, setLinkValues] = useState<FieldValues>(() => standardValues(link?.fields ?? []));
  /** Made once for the form, so that sending it twice records once. */
  const [ids] = useState(() => ({ act: newId(), archive: newId(), link: newId() }));
  const draft = useDraft({ current, said, first, typed });
  const [withLink, setWithLink] = useState(link !== undefined);
  const { outcome, note, ticks } = said;
  const options = outcome === null ? [] : optionsOf(outcome, view.reasons);
  // A draft can hold a reason that is no longer in force.
  const reasons = said.reasons.filter((code) => options.some((option) => option.code === code));
  const [now] = useState(() => new Date());
  const message =
    said.message ??
    requestMessage({
      asked: view.reasons.requested.filter(({ code }) => reasons.includes(code)),
      policy: view.asking.policy,
      name: view.name,
      reference: current.number,
      now,
      byLink: withLink && link !== undefined,
    });
  const change = (part: Partial<CaseDraft>, field?: string) => {
    setSaid((before) => ({ ...before, ...part }));
    setProblem((before) => (field === undefined ? null : without(before, field)));
  };
  /** Says on the form what is missing, as the server would; null when nothing is. */
  const lacking = (): Problem | null => {
    const fields = lackingFields({ ...said, reasons }, { blockers: current.blockers, checklist, approving, options });
    const [message] = Object.values(fields);
    const found = message ? { isConflict: false, message: `Not saved. ${message}`, fields } : null;
    setProblem(found);
    return found;
  };
  const send = async (chosen: Choice, hasConfirmedUnseen: boolean, thenNext: boolean): Promise<Problem | Recorded> => {
    const { id: caseId, version, contentHash } = current;
    if (isMove(chosen)) {
      const made = chosen === 'requested' && withLink && link;
      return sendMove({
        moveId: ids.act,
        caseId,
        version,
        kind: chosen,
        reasons,
        note,
        message: chosen === 'requested' ? message : null,
        until: chosen === 'snoozed' ? said.until : null,
        toMemberId: chosen === 'escalated' ? toMemberId : null,
        link: made ? { id: ids.link, input: inputOf(made.fields, linkValues) } : null,
        thenNext,
      });
    }
    await report.flush();
    const archiveId = withArchive ? ids.archive : null;
    const form = { decisionId: ids.act, caseId, version, outcome: chosen, reasons, note, contentHash };
    return sendDecision({ ...form, ticks: ticks as ChecklistId[], hasConfirmedUnseen, archiveId, thenNext });
  };
  /** Sends what is complete. Answers with what went wrong, or null. */
  const commit = async (hasConfirmedUnseen: boolean, thenNext: boolean): Promise<Problem | null> => {
    if (!outcome || isBusy) return null;
    setIsBusy(true);
    const found = await act(async () => {
      // The link is made now, and only the reviewer sends it.
      const isLinkLeft = outcome === 'requested' && withLink && link !== undefined;
      const answer = await send(outcome, hasConfirmedUnseen, thenNext && !isLinkLeft);
      if ('message' in answer) return answer;
      typed.current = null;
      after.offer(`${factsOf(outcome).done} ${current.number}`, answer);
      if (thenNext && isLinkLeft)
        await after.stay('Requested. Send the applicant the link and the message, then take the next.');
      else await after.goOn(answer);
      return null;
    });
    setIsBusy(false);
    setProblem(found);
    return found;
  };
  return {
    outcome,
    choose: (next: Choice) => change(next === outcome ? {} : { outcome: next, reasons: [] }),
    options,
    reasons,
    setReason: (code: string) => change({ reasons: [code] }, 'reasons'),
    toggleReason: (code: string) => change({ reasons: toggled(reasons, code) }, 'reasons'),
    message,
    /** Whether the reviewer changed the message: then it no longer follows what is asked for. */
    isMessageOwn: said.message !== null,
    setMessage: (text: string | null) => change({ message: text }, 'message'),
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

type Ground = Pick<CaseView, 'blockers'> & {
  checklist: ChecklistItem[];
  approving: Approving;
  options: readonly Reason[];
};

function lackingFields(
  { outcome, reasons, note, message, until, ticks }: CaseDraft,
  { blockers, checklist, approving, options }: Ground,
): Record<string, string> {
  if (outcome === null) return { outcome: 'Choose a decision first.' };
  if (isMove(outcome)) {
    const time = outcome === 'snoozed' && until !== null ? Date.parse(until) : null;
    return moveProblems({ kind: outcome, reasons, note, message, until: time }, options, Date.now());
  }
  const missing = outcome === 'approved' ? missingTicks(checklist, ticks) : null;
  const why = whyProblems({ outcome, reasons, note, blockers, options, approving });
  return { ...why, ...(missing === null ? {} : { checklist: missing }) };
}

/** The reasons of a choice. */
function optionsOf(choice: Choice, reasons: ApplicantView['reasons']): Reason[] {
  return choice === 'snoozed' ? [] : reasons[choice];
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
