import { countOf } from '#lib/review/counted.ts';
import { effectKinds, type PreviewCounts } from '#lib/review/policies/effect.ts';
import { effectWords, lookedWords, retentionWords } from '../preview-words.ts';

/** What the preview counted when it was asked for. */
export function Counts({ preview }: { preview: PreviewCounts }) {
  const effects = effectKinds.flatMap((kind) => {
    const count = preview.effects[kind];
    return count === undefined ? [] : [[kind, count] as const];
  });
  return (
    <>
      <p>{`${lookedWords(preview)}${effects.length === 0 ? ', none would change.' : ':'}`}</p>
      <ul>
        {effects.map(([kind, count]) => (
          <li key={kind}>
            <b className="font-semibold text-t1">{count.toLocaleString('en')}</b> {effectWords[kind]}
          </li>
        ))}
        {preview.retention &&
          (['due', 'coming', 'held'] as const).map((tab) => (
            <li key={tab}>
              <b className="font-semibold text-t1">{countOf(preview.retention?.[tab] ?? 0, 'applicant')}</b>{' '}
              {retentionWords[tab](preview.retention?.[tab] ?? 0)}
            </li>
          ))}
      </ul>
    </>
  );
}
