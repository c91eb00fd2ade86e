'use client';

import { type DraftState, useKeptDraft } from '#components/review/publishing/use-kept-draft.ts';
import { differencesOf, type RuleDifference } from '#lib/review/rules/difference.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import { openRequestOf } from '#lib/review/rules/steps.ts';
import { saveRuleDraft } from './actions.ts';
import type { Editing } from './open-rules.ts';

/** A draft of rules as it is edited. */
export type DraftEdit = DraftState<RuleValues, RuleDifference> & {
  /** Null while nothing can be edited. */
  set: ((change: RuleValues) => void) | null;
};

/** Edits a draft in the browser, and saves all of its values a moment after the last edit. */
export function useDraft(editing: Editing): DraftEdit {
  const { connection, kind, draft, current } = editing;
  const saved = draft?.values ?? current?.values ?? {};
  const keys = Object.keys(saved);
  const { put, clash, ...kept } = useKeptDraft<RuleValues>({
    saved,
    version: draft?.version ?? null,
    isSame: (a, b) => differencesOf(a, b, keys).length === 0,
    send: (version, values) => send(connection.id, kind, version, values),
  });
  const { values } = kept;
  const lockedBecause = lockOf(editing);
  return {
    ...kept,
    changes: draft ? differencesOf(draft.base, values, keys) : [],
    set: lockedBecause === null ? (change) => put({ ...values, ...change }) : null,
    lockedBecause,
    clash: clash && { ...clash, differences: differencesOf(saved, values, keys) },
  };
}

function send(connectionId: string, kind: RuleKind, version: number, values: RuleValues) {
  // Of one kind all values are numbers, of the other all are switches; the action checks each.
  return kind === 'weights'
    ? saveRuleDraft({ connectionId, kind, version, values: values as Record<string, number> })
    : saveRuleDraft({ connectionId, kind, version, values: values as Record<string, boolean> });
}

function lockOf({ draft, rights, requests }: Editing): string | null {
  if (!rights.draft) return 'Your role does not change rules.';
  const open = openRequestOf(requests);
  if (open) return `A request by ${open.by} is open; an edit would end it. Withdraw it to edit.`;
  if (!draft) return 'Begin a draft to change values.';
  return draft.isOwn ? null : `The draft belongs to ${draft.by}.`;
}
