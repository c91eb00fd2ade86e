'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Answer, answered, problemWords } from '../answered.ts';

/** So long after the last edit the draft is saved, in milliseconds. */
const saveAfterMs = 600;

type KeptDraftProps<V> = {
  /** The values that the server has. */
  saved: V;
  /** The version of the stored draft; null where there is none. */
  version: number | null;
  isSame: (a: V, b: V) => boolean;
  /** Saves all values over the version that was edited; answers with the new version. */
  send: (version: number, values: V) => Promise<Answer<number>>;
};

/** The two ways on when the draft was saved in another window. */
type ClashActs = { keepMine: () => void; takeSaved: () => void };

/** The values of a draft as they are edited, and whether they are saved. */
export type KeptDraft<V> = {
  values: V;
  put: (values: V) => void;
  isSaved: boolean;
  problem: string | null;
  clash: ClashActs | null;
};

/** A draft as its screen edits it: `D` is one difference. */
export type DraftState<V, D> = Pick<KeptDraft<V>, 'values' | 'isSaved' | 'problem'> & {
  /** What the draft changes of the values that it began with. */
  changes: D[];
  /** Why nothing can be edited now; null when it can. */
  lockedBecause: string | null;
  /** The draft was saved in another window: what differs there, and the two ways on. */
  clash: (ClashActs & { differences: D[] }) | null;
};

/** Edits a draft in the browser, and saves all of it a moment after the last edit, or when the screen is left. */
export function useKeptDraft<V>({ saved, version: known, isSame, send }: KeptDraftProps<V>): KeptDraft<V> {
  const router = useRouter();
  const [edited, setEdited] = useState<V | null>(null);
  const [problem, setProblem] = useState<{ code: string; words: string } | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const latest = useRef<V | null>(null);
  const version = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isBusy = useRef(false);
  const leave = useEffectEvent(() => {
    clearTimeout(timer.current);
    // What was typed just before the screen is left is saved all the same.
    if (latest.current !== null && !isBusy.current) void answered(send(version.current, latest.current));
  });
  useEffect(() => () => leave(), []);
  useEffect(() => {
    version.current = known === null ? 0 : Math.max(version.current, known);
  }, [known]);
  // The server has caught up with what was typed.
  if (edited !== null && !isSaving && problem === null && isSame(saved, edited)) setEdited(null);

  const save = async (): Promise<void> => {
    const values = latest.current;
    if (isBusy.current || values === null) return;
    isBusy.current = true;
    setIsSaving(true);
    const answer = await answered(send(version.current, values));
    isBusy.current = false;
    setIsSaving(false);
    setProblem(answer.ok ? null : { code: answer.code, words: problemWords(answer, 'Not saved.') });
    if (answer.ok) version.current = answer.value;
    if (answer.ok && latest.current !== values) return save();
    if (answer.ok) latest.current = null;
    router.refresh();
  };
  const put = (next: V | null) => {
    latest.current = next;
    setEdited(next);
    setProblem(null);
    clearTimeout(timer.current);
    if (next !== null) timer.current = setTimeout(() => void save(), saveAfterMs);
  };
  const values = edited ?? saved;
  const isClash = problem?.code === 'changed' && known !== null && edited !== null;
  return {
    values,
    put,
    isSaved: edited === null,
    problem: problem?.words ?? null,
    clash: isClash ? { keepMine: () => put(values), takeSaved: () => put(null) } : null,
  };
}
