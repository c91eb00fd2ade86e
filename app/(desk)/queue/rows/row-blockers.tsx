import { Tone } from '#components/ui/tone.tsx';
import type { ShownRow } from '#lib/review/case/queue.ts';

/** The two worst blockers in words, and the number of the others. */
export function RowBlockers({ blockers, more }: { blockers: ShownRow['blockers']; more: number }) {
  if (blockers.length === 0) {
    return (
      <Tone tone="pass" quiet>
        None open
      </Tone>
    );
  }
  return (
    <span className="tones">
      {blockers.map(({ tone, label }, at) => (
        <Tone key={`${tone} ${label} ${String(at)}`} tone={tone}>
          {label}
        </Tone>
      ))}
      {more > 0 && <span>{`+${more}`}</span>}
    </span>
  );
}
