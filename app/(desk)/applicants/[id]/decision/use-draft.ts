import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { blankDraft, type CaseDraft, type SavedDraft } from '#lib/review/case/draft.ts';
import type { CaseView } from '#lib/review/case/view.ts';

/** Whether what was typed is saved: when, or why not, in a sentence. */
export type DraftState = { savedAt: string } | { problem: string } | null;

/** The draft as the form has it, which the form gets back when it is drawn anew. */
export type Typed = RefObject<SavedDraft | null>;

/** Typing pauses for this long before it is saved, in milliseconds. */
const pauseMs = 600;

const nothingSaved: SavedDraft = { ...blankDraft, counter: 0, savedAt: '' };

/** What the form starts with: what was typed last, on this screen or in another browser. */
export function firstDraft(saved: SavedDraft | null, typed: SavedDraft | null): SavedDraft {
  if (saved === null) return typed ?? nothingSaved;
  return typed !== null && typed.counter > saved.counter ? typed : saved;
}

type DraftOptions = { current: CaseView; said: CaseDraft; first: SavedDraft; typed: Typed };

/** Saves the form as it is typed, and what is not saved yet when the page is left. */
export function useDraft({ current, said, first, typed }: DraftOptions): DraftState {
  const [state, setState] = useState<DraftState>(null);
  const pending = useRef<CaseDraft | null>(null);
  const counter = useRef(0);
  const save = useEffectEvent(async () => {
    const draft = pending.current;
    if (draft === null) return;
    pending.current = null;
    setState(await post({ caseId: current.id, version: current.version, counter: counter.current, draft }));
  });
  const changed = useEffectEvent(() => {
    const { outcome, reasons, note, message, until, ticks, hitNotes } = said;
    const draft = { outcome, reasons, note, message, until, ticks, hitNotes };
    counter.current = Math.max(counter.current, first.counter, current.draft?.counter ?? 0) + 1;
    pending.current = draft;
    typed.current = { ...draft, counter: counter.current, savedAt: '' };
  });
  useEffect(() => {
    if (said === first) return;
    changed();
    const timer = setTimeout(() => void save(), pauseMs);
    return () => clearTimeout(timer);
  }, [said, first]);
  useEffect(() => {
    const leave = () => void save();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return state ?? (said === first && first.savedAt !== '' ? { savedAt: first.savedAt } : null);
}

async function post(body: { caseId: string; version: number; counter: number; draft: CaseDraft }): Promise<DraftState> {
  try {
    const answer = await fetch('/api/cases/draft', {
      method: 'POST',
      // Sent although the page is left.
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) return { problem: `Draft not saved: the server answered ${answer.status}.` };
    const { isSaved } = (await answer.json()) as { isSaved: boolean };
    return isSaved ? { savedAt: new Date().toISOString() } : { problem: 'Draft not saved: a newer one is there.' };
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'Draft not saved: Docket did not answer.' };
    throw error;
  }
}
