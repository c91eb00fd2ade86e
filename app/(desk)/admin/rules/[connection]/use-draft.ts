'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { differencesOf, type RuleDifference } from '#lib/review/rules/difference.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import { openRequestOf } from '#lib/review/rules/steps.ts';
import { saveRuleDraft } from './actions.ts';
import type { Editing } from './open-rules.ts';

/** So long after the last edit the draft is saved, in milliseconds. */
const saveAfterMs = 600;

/** A draft as it is edited: its values, what they change, and whether they are saved. */
export type DraftEdit = {
  values: RuleValues;
  changes: RuleDifference[];
  /** Null when values can't be edited now, with the reason beside. */
  set: ((change: RuleValues) => void) | null;
  lockedBecause: string | null;
  isSaved: boolean;
  problem: string | null;
  /** The draft was saved in another window: what differs there, and the two ways on. */
  clash: { differences: RuleDifference[]; keepMine: () => void; takeSaved: () => void } | null;
};

/** Edits a draft in the browser, and saves all of its values a moment after the last edit. */
export function useDraft(editing: Editing): DraftEdit {
  const { connection, kind, draft, current } = editing;
  const router = useRouter();
  const [edited, setEdited] = useState<RuleValues | null>(null);
  const [problem, setProblem] = useState<{ code: string; words: string } | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const latest = useRef<RuleValues | null>(null);
  const version = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isBusy = useRef(false);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      // What was typed just before the screen is left is saved all the same.
      if (latest.current && !isBusy.current) void answered(send(connection.id, kind, version.current, latest.current));
    },
    [connection.id, kind],
  );
  useEffect(() => {
    version.current = draft === null ? 0 : Math.max(version.current, draft.version);
  }, [draft]);
  const saved = draft?.values ?? current?.values ?? {};
  const keys = Object.keys(saved);
  // The server has caught up with what was typed.
  if (edited && !isSaving && problem === null && differencesOf(saved, edited, keys).length === 0) setEdited(null);

  const save = async (): Promise<void> => {
    const values = latest.current;
    if (isBusy.current || values === null) return;
    isBusy.current = true;
    setIsSaving(true);
    const answer = await answered(send(connection.id, kind, version.current, values));
    isBusy.current = false;
    setIsSaving(false);
    setProblem(answer.ok ? null : { code: answer.code, words: problemWords(answer, 'Not saved.') });
    if (answer.ok) version.current = answer.value;
    if (answer.ok && latest.current !== values) return save();
    if (answer.ok) latest.current = null;
    router.refresh();
  };
  const values = edited ?? saved;
  const put = (next: RuleValues | null) => {
    latest.current = next;
    setEdited(next);
    setProblem(null);
    clearTimeout(timer.current);
    if (next) timer.current = setTimeout(() => void save(), saveAfterMs);
  };
  const lockedBecause = lockOf(editing);
  const isClash = problem?.code === 'changed' && draft !== null && edited !== null;
  return {
    values,
    changes: draft ? differencesOf(draft.base, values, keys) : [],
    set: lockedBecause === null ? (change) => put({ ...values, ...change }) : null,
    lockedBecause,
    isSaved: edited === null,
    problem: problem?.words ?? null,
    clash: isClash
      ? {
          differences: differencesOf(saved, values, keys),
          keepMine: () => put(values),
          takeSaved: () => put(null),
        }
      : null,
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
