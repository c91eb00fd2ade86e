'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { type PolicyProblems, problemsOf } from '#lib/review/policies/accept.ts';
import { differencesOf, type PolicyDifference } from '#lib/review/policies/difference.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import type { PoliciesView } from '#lib/review/policies/view.ts';
import { savePolicyDraft } from './actions.ts';

/** So long after the last edit the draft is saved, in milliseconds. */
const saveAfterMs = 600;

/** A number as it is typed, and what is wrong with it; such a number is not in the draft. */
export type TypedNumber = { text: string; problem: string | null };

/** A draft as it is edited: its values, what they change, what is wrong with them, and whether they are saved. */
export type DraftEdit = {
  values: Policies;
  base: Policies;
  changes: PolicyDifference[];
  problems: PolicyProblems;
  set: (part: Partial<Policies>) => void;
  typed: Readonly<Record<string, TypedNumber>>;
  type: (path: string, typed: TypedNumber | null) => void;
  /** Why nothing can be edited now; null when it can. */
  lockedBecause: string | null;
  isSaved: boolean;
  problem: string | null;
  /** The draft was saved in another window: what differs there, and the two ways on. */
  clash: { differences: PolicyDifference[]; keepMine: () => void; takeSaved: () => void } | null;
};

/** Edits a draft in the browser, and saves all of it a moment after the last edit. */
export function useDraft(view: PoliciesView): DraftEdit {
  const { draft, inForce } = view;
  const router = useRouter();
  const [edited, setEdited] = useState<Policies | null>(null);
  const [typed, setTyped] = useState<Record<string, TypedNumber>>({});
  const [problem, setProblem] = useState<{ code: string; words: string } | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const latest = useRef<Policies | null>(null);
  const version = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isBusy = useRef(false);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      // What was typed just before the screen is left is saved all the same.
      if (latest.current && !isBusy.current)
        void answered(savePolicyDraft({ version: version.current, values: latest.current }));
    },
    [],
  );
  useEffect(() => {
    version.current = draft === null ? 0 : Math.max(version.current, draft.version);
  }, [draft]);
  const saved = draft?.values ?? inForce;
  // The server has caught up with what was typed.
  if (edited && !isSaving && problem === null && isSame(saved, edited)) setEdited(null);

  const save = async (): Promise<void> => {
    const values = latest.current;
    if (isBusy.current || values === null) return;
    isBusy.current = true;
    setIsSaving(true);
    const answer = await answered(savePolicyDraft({ version: version.current, values }));
    isBusy.current = false;
    setIsSaving(false);
    setProblem(answer.ok ? null : { code: answer.code, words: problemWords(answer, 'Not saved.') });
    if (answer.ok) version.current = answer.value;
    if (answer.ok && latest.current !== values) return save();
    if (answer.ok) latest.current = null;
    router.refresh();
  };
  const put = (next: Policies | null) => {
    latest.current = next;
    setEdited(next);
    setProblem(null);
    clearTimeout(timer.current);
    if (next) timer.current = setTimeout(() => void save(), saveAfterMs);
  };
  const values = edited ?? saved;
  const isClash = problem?.code === 'changed' && draft !== null && edited !== null;
  return {
    values,
    base: draft?.base ?? inForce,
    changes: draft ? differencesOf(draft.base, values) : [],
    problems: draft ? problemsOf(values) : {},
    set: (part) => put({ ...values, ...part }),
    typed,
    type: (path, one) => setTyped(({ [path]: _, ...rest }) => (one === null ? rest : { ...rest, [path]: one })),
    lockedBecause: lockOf(view),
    isSaved: edited === null,
    problem: problem?.words ?? null,
    clash: isClash
      ? { differences: differencesOf(saved, values), keepMine: () => put(values), takeSaved: () => put(null) }
      : null,
  };
}

/** Also by the order of lists, which people see. */
function isSame(a: Policies, b: Policies): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function lockOf({ draft, rights, requests }: PoliciesView): string | null {
  if (!rights.draft) return 'Your role does not change policies.';
  if (!draft) return 'Begin a draft to change policies.';
  const open = requests.find(({ isOwn, state }) => isOwn && state === 'waiting');
  return open ? 'Your request waits; an edit would end it. Withdraw it to edit.' : null;
}
