import { Fragment } from 'react';
import { dayWords } from '#components/review/time/moments.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { HitChange } from '#lib/review/hits/changes.ts';
import type { HitView } from '#lib/review/hits/view.ts';
import { Marked } from './marked.tsx';

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

/** Both values; of lists, only what the other one does not have is underlined. */
function Change({ change: { label, before, after } }: { change: HitChange }) {
  const [was, is] = [before, after].map((value) => value.split(', ').filter(Boolean)) as [string[], string[]];
  return (
    <>
      {label}: <Value parts={was} other={is} /> became <Value parts={is} other={was} />
    </>
  );
}

function Value({ parts, other }: { parts: string[]; other: string[] }) {
  if (parts.length === 0) return 'not given';
  return parts.map((part, at) => {
    const text = dayWords(part);
    const marks = other.includes(part) ? [] : [{ from: 0, to: text.length }];
    return (
      <Fragment key={part}>
        {at > 0 && ', '}
        <Marked text={text} marks={marks} />
      </Fragment>
    );
  });
}
