import { effectKinds, type PreviewCounts } from '#lib/review/policies/effect.ts';
import { effectWords, lookedWords } from '../preview-words.ts';

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
      </ul>
    </>
  );
}
