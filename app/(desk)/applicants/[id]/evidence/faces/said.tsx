import { Time } from '#components/review/time/time.tsx';
import { Section } from '#components/ui/section.tsx';
import { Tone, type ToneName } from '#components/ui/tone.tsx';
import { type FaceVerdict, type FaceVerdictView, faceVerdictWords } from '#lib/review/faces/face.ts';

/** Agreement of two faces is what is hoped for; doubt is never drawn as agreement. */
const tones: Record<FaceVerdict, ToneName> = { same: 'pass', different: 'fail', unsure: 'attention' };

/** What members said about pairs of faces: who, when, and whether the files are still those. */
export function Said({ verdicts, withPair = true }: { verdicts: FaceVerdictView[]; withPair?: boolean }) {
  return (
    <ul aria-label="What was said of the faces">
      {verdicts.map(({ id, verdict, labels, by, at, isCurrent }) => (
        <li key={id} className="flex min-h-24 flex-wrap items-center gap-x-8">
          <Tone tone={isCurrent ? tones[verdict] : 'not_done'}>{faceVerdictWords[verdict]}</Tone>
          {withPair && <span>{labels.join(' and ')}</span>}
          <span className="text-t2">
            {by}, <Time at={at} />
            {!isCurrent && '; one of the files is another now'}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The same with a heading, beside a decision: what had been said when it was made. Nothing where nothing was. */
export function SaidWhenDecided({ faces }: { faces: FaceVerdictView[] }) {
  if (faces.length === 0) return null;
  return (
    <Section title="Faces">
      <Said verdicts={faces} />
    </Section>
  );
}
