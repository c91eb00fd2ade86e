import type { RefObject } from 'react';
import { type DraftState, useSavedDraft } from '#components/review/draft/use-saved-draft.ts';
import { blankDraft, type CaseDraft, type SavedDraft } from '#lib/review/case/draft.ts';
import type { CaseView } from '#lib/review/case/view.ts';

/** The draft as the form has it, which the form gets back when it is drawn anew. */
export type Typed = RefObject<SavedDraft | null>;

const nothingSaved: SavedDraft = { ...blankDraft, counter: 0, savedAt: '' };

/** What the form starts with: what was typed last, on this screen or in another browser. */
export function firstDraft(saved: SavedDraft | null, typed: SavedDraft | null): SavedDraft {
  if (saved === null) return typed ?? nothingSaved;
  return typed !== null && typed.counter > saved.counter ? typed : saved;
}

type DraftOptions = { current: CaseView; said: CaseDraft; first: SavedDraft; typed: Typed };

/** Saves the form as it is typed, and what is not saved yet when the page is left. */
export function useDraft({ current, said, first, typed }: DraftOptions): DraftState {
  const { state } = useSavedDraft<CaseDraft>({
    path: '/api/cases/draft',
    about: { caseId: current.id, version: current.version },
    said,
    first,
    contentOf,
    counter: Math.max(first.counter, current.draft?.counter ?? 0),
    onTyped: (draft, counter) => {
      typed.current = { ...contentOf(draft), counter, savedAt: '' };
    },
  });
  return state ?? (said === first && first.savedAt !== '' ? { savedAt: first.savedAt } : null);
}

function contentOf({ outcome, reasons, note, message, until, ticks }: CaseDraft): CaseDraft {
  return { outcome, reasons, note, message, until, ticks };
}
