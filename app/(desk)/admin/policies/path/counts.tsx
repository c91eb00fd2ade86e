import type { EffectKind, PreviewCounts } from '#lib/review/policies/preview.ts';
import { effectWords, lookedWords } from '../preview-words.ts';

/** What the preview counted when it was asked for. */
export function Counts({ preview }: { preview: PreviewCounts }) {
  const effects = Object.entries(preview.effects) as [EffectKind, number][];
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
