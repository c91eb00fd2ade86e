import { Tone } from '#components/ui/tone.tsx';
import type { Blocker } from '#lib/review/case/blocker.ts';

const order: Blocker['tone'][] = ['fail', 'unknown', 'attention', 'pending'];

/** The two worst blockers in words, and the number of the others. */
export function RowBlockers({ blockers }: { blockers: Blocker[] }) {
  if (blockers.length === 0) {
    return (
      <Tone tone="pass" quiet>
        None open
      </Tone>
    );
  }
  const [worst, second, ...rest] = worstFirst(blockers);
  return (
    <span className="tones">
      {[worst, second].map(
        (blocker) =>
          blocker && (
            <Tone key={`${blocker.kind} ${blocker.label}`} tone={blocker.tone}>
              {blocker.label}
            </Tone>
          ),
      )}
      {rest.length > 0 && <span>{`+${rest.length}`}</span>}
    </span>
  );
}

function worstFirst(blockers: Blocker[]): Blocker[] {
  return [...blockers].sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
}
