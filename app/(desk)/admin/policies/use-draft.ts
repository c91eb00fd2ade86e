'use client';

import { useState } from 'react';
import { type DraftState, useKeptDraft } from '#components/review/publishing/use-kept-draft.ts';
import { type PolicyProblems, problemsOf } from '#lib/review/policies/accept.ts';
import { differencesOf, type PolicyDifference } from '#lib/review/policies/difference.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import type { PoliciesView } from '#lib/review/policies/view.ts';
import { savePolicyDraft } from './actions.ts';

/** A number as it is typed, and what is wrong with it; such a number is not in the draft. */
export type TypedNumber = { text: string; problem: string | null };

/** A draft of the policies as it is edited, and what is wrong with it. */
export type DraftEdit = DraftState<Policies, PolicyDifference> & {
  base: Policies;
  problems: PolicyProblems;
  set: (part: Partial<Policies>) => void;
  typed: Readonly<Record<string, TypedNumber>>;
  type: (path: string, typed: TypedNumber | null) => void;
};

/** Edits a draft in the browser, and saves all of it a moment after the last edit. */
export function useDraft(view: PoliciesView): DraftEdit {
  const { draft, inForce } = view;
  const [typed, setTyped] = useState<Record<string, TypedNumber>>({});
  const saved = draft?.values ?? inForce;
  const { put, clash, ...kept } = useKeptDraft<Policies>({
    saved,
    version: draft?.version ?? null,
    isSame,
    send: (version, values) => savePolicyDraft({ version, values }),
  });
  const { values } = kept;
  return {
    ...kept,
    base: draft?.base ?? inForce,
    changes: draft ? differencesOf(draft.base, values) : [],
    problems: draft ? problemsOf(values) : {},
    set: (part) => put({ ...values, ...part }),
    typed,
    type: (path, one) => setTyped(({ [path]: _, ...rest }) => (one === null ? rest : { ...rest, [path]: one })),
    lockedBecause: lockOf(view),
    clash: clash && { ...clash, differences: differencesOf(saved, values) },
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
