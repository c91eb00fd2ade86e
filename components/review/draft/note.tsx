import { Time } from '../time/time.tsx';
import type { DraftState } from './use-saved-draft.ts';

/** When the draft was saved, or why it was not. */
export function DraftNote({ draft }: { draft: DraftState }) {
  if (draft === null) return null;
  if ('problem' in draft) return <span className="text-attention">{draft.problem}</span>;
  return (
    <span className="ms-auto text-t3">
      Draft saved <Time at={draft.savedAt} as="clock" />
    </span>
  );
}
