import { Tone, type ToneName } from '#components/ui/tone.tsx';
import { partHref } from '../../place.ts';
import type { Effects } from './effects.ts';

type RowEffectProps = { cells: readonly string[]; effects: Effects; connectionId: string };

/** What the changed switches of a row would have done to stored applicants; each number opens them. */
export function RowEffect({ cells, effects, connectionId }: RowEffectProps) {
  const known = cells.flatMap((cell) => (effects.cells[cell] ? [{ cell, ...effects.cells[cell] }] : []));
  return known.map(({ cell, isRequired, count }) => {
    const [tone, words] = said(isRequired, count, effects.applicants);
    const shown = (
      <Tone tone={tone} quiet={tone === 'not_done'}>
        {words}
      </Tone>
    );
    if (count === null || count === 0) return <span key={cell}>{shown}</span>;
    return (
      <a
        key={cell}
        href={`${partHref(connectionId, 'simulation', { kind: 'requirements', cell })}`}
        className="block hover:underline"
      >
        {shown}
      </a>
    );
  });
}

function said(isRequired: boolean, count: number | null, of: number): [tone: ToneName, words: string] {
  const all = of.toLocaleString('en');
  if (count === null) return ['unknown', 'can’t be told from stored documents'];
  if (count === 0) return ['not_done', 'would have changed nothing'];
  if (isRequired) return ['attention', `would have failed ${count.toLocaleString('en')} of ${all}`];
  return ['pass', `${count.toLocaleString('en')} of ${all} would not fail by it`];
}
