'use client';

import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { ApplicantView, CheckView } from '#lib/review/applicant/view.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { type FaceVerdict, faceVerdicts, faceVerdictWords, pairOf } from '#lib/review/faces/face.ts';
import { resultWords } from '../../details/grouped-checks.ts';
import { useReview } from '../../review-state.tsx';
import { judgeFaces } from '../actions.ts';
import { FaceThumb } from './face-thumb.tsx';
import type { FacePair } from './own-pair.ts';

type FacesStripProps = { view: ApplicantView; pair: FacePair; canJudge: boolean };

const shownAtMost = 3;

/** Below the stage: the two faces in small, whether they are of one person, and what the vendor says of them. */
export function FacesStrip({ view, pair, canJudge }: FacesStripProps) {
  const { compareFaces } = useReview();
  const keyCap = useKeyCap();
  const about = view.checks
    .filter(({ kind }) => kind === 'face' || kind === 'liveness')
    .toSorted((a, b) => Number(a.outcome === 'pass') - Number(b.outcome === 'pass'));
  const isScaled = pair.every(({ eyes }) => eyes !== null);
  return (
    <section
      aria-label="Faces in short"
      className={cx(
        'flex h-92 shrink-0 items-center gap-16 overflow-hidden border-t border-l2 bg-s1 px-16',
        'phone:h-auto phone:flex-wrap phone:py-8',
      )}
    >
      <div className="flex shrink-0 gap-2">
        {pair.map((item) => (
          <Crop key={item.imageId} item={item} />
        ))}
      </div>
      <div className="flex min-w-0 shrink-0 flex-col gap-4 text-12">
        <div className="flex items-center gap-8">
          <h2 className="text-13 font-medium">Same person?</h2>
          <Button size="sm" look="quiet" hint={keyCap('Evidence', 'F')} onClick={() => compareFaces(true)}>
            Side by side
          </Button>
        </div>
        <Answers view={view} pair={[pair[0].imageId, pair[1].imageId]} canJudge={canJudge} />
        <p className="text-t3">{isScaled ? 'Same scale, eyes level' : 'Eyes not marked on both'}</p>
      </div>
      {about.length > 0 && (
        <ul className="flex min-w-0 grow flex-col justify-center gap-4 self-stretch border-s border-l1 ps-16 text-12">
          {about.slice(0, shownAtMost).map((check, index) => (
            <li key={`${check.name} ${String(index)}`} className="flex min-w-0 items-center gap-8">
              <ToneIcon tone={check.outcome} />
              <span className="min-w-0 truncate">{check.label}</span>
              <span className="ms-auto shrink-0 text-t2">
                <Figure check={check} />
              </span>
            </li>
          ))}
          {about.length > shownAtMost && <li className="text-t3">{`${about.length - shownAtMost} more in Checks`}</li>}
        </ul>
      )}
    </section>
  );
}

function Crop({ item }: { item: EvidenceItem }) {
  const [hasFailed, setHasFailed] = useState(false);
  return (
    <span title={item.label} className="block h-76 w-68 bg-stage">
      {!hasFailed && (
        <FaceThumb imageId={item.imageId} eyes={item.eyes} turns={item.turns} onFail={() => setHasFailed(true)} />
      )}
    </span>
  );
}

type AnswersProps = Omit<FacesStripProps, 'pair'> & { pair: [string, string] };

/** The reader's own verdict. It is about the pictures at full size, which the server has to have sent them. */
function Answers({ view, pair, canJudge }: AnswersProps) {
  const { act, refresh } = useReview();
  const [busy, setBusy] = useState<FaceVerdict | 'undo' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isOfPair = (imageIds: [string, string]) => pairOf(...imageIds).join() === pairOf(...pair).join();
  const said = view.faces.filter(({ imageIds, isCurrent }) => isCurrent && isOfPair(imageIds));
  const own = said.find(({ isOwn }) => isOwn)?.verdict ?? null;
  const judge = async (verdict: FaceVerdict) => {
    if (busy !== null) return;
    setBusy(verdict);
    // Pressed again it is taken back.
    const next = own === verdict ? null : verdict;
    const result = await act(() => answered(judgeFaces({ imageIds: pair, verdict: next })));
    setProblem(result.ok ? null : problemWords(result, 'Not saved.'));
    if (result.ok) await refresh();
    setBusy(null);
  };
  if (!canJudge)
    return (
      <p className="text-t2">{said[0] ? `${said[0].by}: ${faceVerdictWords[said[0].verdict]}` : 'Nothing said'}</p>
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      {faceVerdicts.map((verdict) => (
        <Button
          key={verdict}
          size="sm"
          busy={busy === verdict}
          pressed={own === verdict}
          onClick={() => void judge(verdict)}
        >
          {faceVerdictWords[verdict]}
        </Button>
      ))}
      {problem && <FieldError>{problem}</FieldError>}
    </div>
  );
}

/** The score and the result; in a narrow pane a score stands alone, and its shape says the result. */
function Figure({ check }: { check: CheckView }) {
  const words = resultWords(check);
  if (check.score === null) return words;
  const score = String(Math.round(check.score * 100) / 100);
  return (
    <>
      {score}
      {words && <span className="narrow:sr-only">{`, ${words.charAt(0).toLowerCase()}${words.slice(1)}`}</span>}
    </>
  );
}
