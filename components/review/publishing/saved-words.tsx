import { Time } from '../time/time.tsx';

type SavedWordsProps = { edit: { isSaved: boolean; problem: string | null }; savedAt: string };

/** Whether a draft is saved, and when it was. */
export function SavedWords({ edit: { isSaved, problem }, savedAt }: SavedWordsProps) {
  if (problem !== null) return <span className="text-fail">not saved</span>;
  if (!isSaved) return <span>saving</span>;
  return (
    <span>
      saved <Time at={savedAt} as="clock" />
    </span>
  );
}
