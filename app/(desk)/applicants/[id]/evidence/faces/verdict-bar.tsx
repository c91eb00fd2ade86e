'use client';

import { Time } from '#components/review/time/time.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { type FaceVerdict, faceVerdictWords } from '#lib/review/faces/face.ts';

const answers: readonly { verdict: FaceVerdict; key: string }[] = [
  { verdict: 'same', key: 'S' },
  { verdict: 'different', key: 'D' },
  { verdict: 'unsure', key: 'U' },
];

type VerdictBarProps = {
  /** The reader's own verdict on these two. */
  own: { verdict: FaceVerdict; at: string } | null;
  canJudge: boolean;
  busy: FaceVerdict | 'undo' | null;
  problem: string | null;
  /** Null takes it back. */
  onJudge: (verdict: FaceVerdict | null) => void;
  onClose: () => void;
};

/** The question about two faces, with the answers and their keys. Nothing is chosen beforehand. */
export function VerdictBar({ own, canJudge, busy, problem, onJudge, onClose }: VerdictBarProps) {
  const keyCap = useKeyCap();
  useShortcuts(
    'Faces',
    canJudge
      ? answers.map(({ verdict, key }) => ({
          key,
          label: `Faces: ${faceVerdictWords[verdict]}`,
          run: () => onJudge(verdict),
        }))
      : [],
  );
  return (
    <div className="flex min-h-36 shrink-0 flex-wrap items-center gap-8 border-b border-l2 px-12 py-4 text-12">
      <h2 className="font-semibold">Same person?</h2>
      {canJudge &&
        answers.map(({ verdict, key }) => (
          <Button
            key={verdict}
            size="sm"
            hint={keyCap('Faces', key)}
            busy={busy === verdict}
            pressed={own?.verdict === verdict}
            onClick={() => onJudge(verdict)}
          >
            {faceVerdictWords[verdict]}
          </Button>
        ))}
      {canJudge && own && (
        <>
          <span role="status" className="text-t2">
            Kept, <Time at={own.at} />
          </span>
          <Button size="sm" look="quiet" busy={busy === 'undo'} onClick={() => onJudge(null)}>
            Undo
          </Button>
        </>
      )}
      {problem && <FieldError>{problem}</FieldError>}
      <Button size="sm" look="quiet" icon="remove" className="ms-auto" hint={keyCap('Evidence', 'F')} onClick={onClose}>
        Close faces
      </Button>
    </div>
  );
}
