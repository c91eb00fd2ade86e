import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSavedDraft } from '#components/review/draft/use-saved-draft.ts';
import { newId } from '#components/review/new-id.ts';
import type { HitDraft, SavedHitDraft } from '#lib/review/hits/draft.ts';
import type { HitVerdict } from '#lib/review/hits/hit.ts';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import type { HitsJudged } from '#lib/review/hits/view.ts';
import type { HitActs, HitProblem } from '../acts.ts';
import { hitQuery } from '../query.ts';
import { refresh } from '../refresh.ts';

export type VerdictForm = ReturnType<typeof useVerdict>;

const blank: SavedHitDraft = { verdict: null, reason: null, note: '', reviewOn: null, counter: 0 };

/**
 * The verdict on one hit as it is being made. Nothing is chosen before the reviewer chooses it; what they chose and
 * typed is kept as a draft until it is recorded.
 */
export function useVerdict(
  { hit, draft }: Pick<ComparedHit, 'hit' | 'draft'>,
  { acts, today, onDone }: { acts: HitActs; today: string; onDone: (done: HitsJudged) => void },
) {
  const client = useQueryClient();
  const [formId] = useState(newId);
  const { said, change, forget, saved } = useSaid(hit, draft);
  const { verdict, reason, note } = said;
  const [withOthers, setWithOthers] = useState(false);
  const [reviewOn, setReviewOn] = useState(said.reviewOn ?? inAYear(today));
  const [problem, setProblem] = useState<HitProblem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  /** Nothing is remembered by a hit without a record: it would clear every later one. */
  const canRemember = verdict === 'false_positive' && hit.hasRecord;
  const isRemembered = said.reviewOn !== null;
  const choose = (next: HitVerdict | null) => {
    change({ verdict: next, ...(next === verdict ? {} : { reason: null }) });
    setProblem(null);
  };
  const commit = async (others: { id: string; version: number }[]): Promise<HitProblem | null> => {
    const lacking = lackingIn(verdict, reason);
    if (lacking || verdict === null || reason === null) {
      setProblem(lacking);
      return lacking;
    }
    setIsBusy(true);
    // The others carry their words for the screen, which the action refuses.
    const also = withOthers ? others.map(({ id, version }) => ({ id, version })) : [];
    const hits = [{ id: hit.id, version: hit.version }, ...also];
    const kept = canRemember ? said.reviewOn : null;
    const answer = await acts.resolve({ formId, hits, verdict, reason, note: note.trim() || null, reviewOn: kept });
    setIsBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return answer.problem;
    forget();
    onDone(answer.value);
    await refresh(client);
    return null;
  };
  return {
    ...{ verdict, choose, reason, note, withOthers, setWithOthers, isRemembered, saved },
    ...{ canRemember, reviewOn, problem, isBusy, commit },
    setNote: (text: string) => change({ note: text }),
    setIsRemembered: (isOn: boolean) => change({ reviewOn: isOn ? reviewOn : null }),
    setReviewOn: (day: string) => {
      setReviewOn(day);
      change({ reviewOn: day });
    },
    setReason: (code: string) => {
      change({ reason: code });
      setProblem(null);
    },
  };
}

/** What was chosen and typed, saved as a draft. */
function useSaid({ id, version }: ComparedHit['hit'], draft: SavedHitDraft | null) {
  const client = useQueryClient();
  const [first, setFirst] = useState(draft ?? blank);
  const [said, setSaid] = useState<HitDraft>(first);
  // The hit was read ahead, and the draft in it is older than the one that is read now.
  if (said === first && draft !== null && draft.counter > first.counter) {
    setFirst(draft);
    setSaid(draft);
  }
  const { state, forget } = useSavedDraft<HitDraft>({
    path: '/api/hits/draft',
    about: { hitId: id, version },
    said,
    first,
    contentOf,
    counter: Math.max(first.counter, draft?.counter ?? 0),
    // The form gets it back when the reviewer comes to this hit again before it is read anew.
    onTyped: (typed, counter) =>
      client.setQueryData(hitQuery(id).queryKey, (old) => old && { ...old, draft: { ...contentOf(typed), counter } }),
  });
  return { said, change: (part: Partial<HitDraft>) => setSaid((old) => ({ ...old, ...part })), forget, saved: state };
}

function contentOf({ verdict, reason, note, reviewOn }: HitDraft): HitDraft {
  return { verdict, reason, note, reviewOn };
}

function lackingIn(verdict: HitVerdict | null, reason: string | null): HitProblem | null {
  if (verdict === null) return { code: 'invalid', message: 'Choose a verdict first.', fields: {} };
  if (reason === null) {
    const message = 'Choose a reason first.';
    return { code: 'invalid', message, fields: { reason: message } };
  }
  return null;
}

function inAYear(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
}
