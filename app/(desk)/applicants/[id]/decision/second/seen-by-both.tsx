import { Section } from '#components/ui/section.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { StagedView } from '#lib/review/case/view.ts';
import { useReview } from '../../review-state.tsx';

/** Which images each of the two had on the screen. */
export function SeenByBoth({ staged }: { staged: StagedView }) {
  const { evidence, isSeen } = useReview();
  const rows = rowsOf(staged.evidence);
  const seenByYou = evidence.filter(isSeen).map(({ imageId }) => imageId);
  const countOfYou = rows.filter(({ imageId }) => seenByYou.includes(imageId)).length;
  return (
    <Section title="What was seen" aside={rows.length > 0 && `you ${countOfYou} of ${rows.length}`}>
      {rows.length === 0 ? (
        <p className="text-12 text-t3">There were no images.</p>
      ) : (
        <table className="w-full text-12">
          <thead>
            <tr className="h-24 text-t3">
              <th className="text-start font-normal">Evidence</th>
              <th className="px-8 text-end font-normal">{staged.by}</th>
              <th className="text-end font-normal">You</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ imageId, label, isSeenByFirst }) => (
              <tr key={imageId} className="h-24">
                <td>{label}</td>
                <td className="px-8 text-end">
                  <Seen is={isSeenByFirst} />
                </td>
                <td className="text-end">
                  <Seen is={seenByYou.includes(imageId)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Seen({ is }: { is: boolean }) {
  return (
    <span className="labelled justify-end">
      <ToneIcon tone={is ? 'pass' : 'attention'} />
      {is ? 'seen' : 'not seen'}
    </span>
  );
}

type Row = { imageId: string; label: string; isSeenByFirst: boolean };

/** By image: one is seen when all of its pages were. */
function rowsOf(pages: StagedView['evidence']): Row[] {
  const byImage = Map.groupBy(pages, ({ imageId }) => imageId);
  return [...byImage.entries()].map(([imageId, own]) => ({
    imageId,
    label: own[0]?.label ?? 'Image',
    isSeenByFirst: own.every(({ isSeen }) => isSeen),
  }));
}
