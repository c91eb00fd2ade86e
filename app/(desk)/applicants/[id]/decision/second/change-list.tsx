import { dayWords } from '#components/review/time/moments.ts';
import { cx } from '#components/ui/cx.ts';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { GroundChange } from '#lib/review/case/second/change.ts';
import { DifferingWords } from '../../who/difference.tsx';
import { differingRuns } from '../../who/differing.ts';
import { shortHash } from './same-since.tsx';

const titles: Record<GroundChange['kind'], [changed: string, added: string, gone: string]> = {
  image: ['replaced', 'is new', 'is gone'],
  hit: ['changed', 'is a new hit', 'is no longer reported'],
  check: ['changed', 'is a new check', 'is no longer reported'],
  fact: ['changed', 'was added', 'was taken away'],
  blocker: ['changed', 'is a new blocker', 'is no longer a blocker'],
};

/** What changed since a decision was made: each thing as it was then and as it is now. */
export function ChangeList({ changes }: { changes: GroundChange[] }) {
  return (
    <ul>
      {changes.map((change) => (
        <li key={[change.kind, change.label, change.before].join(' ')}>
          <ChangeBlock change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangeBlock({ change }: { change: GroundChange }) {
  const { kind, label, before, after } = change;
  const isImage = kind === 'image';
  const shown = [before, after].map((value) => (value === null ? noValue : textOf(kind, value)));
  const runs = differingRuns(shown);
  return (
    <div
      className={cx(
        '-mx-16 my-4 border-s-2 ps-14 pe-16 pt-6 pb-8',
        isImage ? 'border-fail bg-fail-tint' : 'border-attention bg-attention-tint',
      )}
    >
      <p className={cx('flex items-start gap-6 font-medium', isImage ? 'text-fail' : 'text-attention')}>
        <ToneIcon tone={isImage ? 'fail' : 'attention'} className="mt-3" />
        <span className="min-w-0 break-words">
          <bdi>{label}</bdi> {titleOf(change)}
        </span>
      </p>
      <dl className="mt-2">
        {(['Then', 'Now'] as const).map((when, index) => (
          <div key={when} className="grid field-grid items-baseline gap-x-8 py-1">
            <dt className="text-12 text-t2">{when}</dt>
            <dd className={cx('min-w-0 break-words', isImage && 'mono')}>
              <bdi>
                <DifferingWords runs={runs[index] ?? []} mark={isImage ? 'decoration-fail' : 'decoration-attention'} />
              </bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const noValue = 'not there';

function titleOf({ kind, before, after }: GroundChange): string {
  const [changed, added, gone] = titles[kind];
  if (before === null) return added;
  return after === null ? gone : changed;
}

function textOf(kind: GroundChange['kind'], value: string): string {
  return kind === 'image' && /^[0-9a-f]{64}$/.test(value) ? shortHash(value) : dayWords(value);
}
