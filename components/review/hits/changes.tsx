import { dayWords } from '#components/review/moments.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { HitChange } from '#lib/review/hits/changes.ts';
import type { HitView } from '#lib/review/hits/view.ts';

/** Why a hit is here again: what changed since it was closed, or since an earlier clearance. */
export function HitChanges({ hit }: { hit: HitView }) {
  const cleared = hit.clearedBefore;
  const changes = cleared ? cleared.changes : hit.state === 'open' ? hit.changes : [];
  if (!cleared && changes.length === 0) return null;
  return (
    <section
      aria-label="What changed"
      className="flex gap-8 border-b border-attention-line bg-attention-tint px-16 py-8 text-12 leading-20"
    >
      <Icon name="attention" className="mt-3 text-attention" />
      <div className="min-w-0">
        <p className="font-medium">
          {cleared
            ? `Cleared before by ${cleared.clearance.by}: ${cleared.clearance.reason.label}. The entry changed since.`
            : 'Open again: the entry changed.'}
        </p>
        <ul>
          {changes.map((change) => (
            <li key={change.part}>
              <Change change={change} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Change({ change: { label, before, after } }: { change: HitChange }) {
  return (
    <>
      {label}: <bdi>{dayWords(before) || 'not given'}</bdi> became <bdi>{dayWords(after) || 'not given'}</bdi>
    </>
  );
}
