'use client';

import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { type Eyes, type FaceVerdict, type PortraitsView, pairOf } from '#lib/review/faces/face.ts';
import { useReview } from '../../review-state.tsx';
import { judgeFaces, markEyes } from '../actions.ts';
import { FaceSide } from './face-side.tsx';
import { PortraitStrip } from './portrait-strip.tsx';
import { Said } from './said.tsx';
import { firstPair, usePortraits } from './use-portraits.ts';
import { VendorSays } from './vendor-says.tsx';
import { VerdictBar } from './verdict-bar.tsx';

type FacesPanelProps = { view: ApplicantView; onClose: () => void };

/** Two faces side by side at one scale, the reviewer's verdict on them, and all portraits of the person. */
export function FacesPanel({ view, onClose }: FacesPanelProps) {
  const { data, error, refetch } = usePortraits(view.id);
  return (
    <section
      aria-label="Faces"
      className="flex min-h-320 min-w-0 flex-1 basis-0 flex-col overflow-hidden stacked:h-560 stacked:flex-none"
    >
      {error && (
        <Empty title="The portraits could not be read" act={<Button onClick={() => void refetch()}>Try again</Button>}>
          {error.message}
        </Empty>
      )}
      {data && <Faces view={view} data={data} onRead={refetch} onClose={onClose} />}
    </section>
  );
}

type FacesProps = FacesPanelProps & { data: PortraitsView; onRead: () => Promise<unknown> };

function Faces({ view, data, onRead, onClose }: FacesProps) {
  const { portraits, verdicts, closed, canJudge } = data;
  const [pair, setPair] = useState(() => firstPair(portraits));
  const [side, setSide] = useState<0 | 1>(0);
  const { judge, mark, busy, problem } = useFaceActs(onRead);
  const [toMark, setToMark] = useState<0 | 1 | null>(null);
  if (pair === null)
    return (
      <Empty title="There are no two faces to compare" act={<Button onClick={onClose}>Close faces</Button>}>
        {`${view.providerLabel} gave fewer than two images that show a face.`}
      </Empty>
    );
  const about = verdicts.filter(({ imageIds }) => pairOf(...imageIds).join() === pairOf(...pair).join());
  const isScaled = portraits.filter(({ imageId, eyes }) => pair.includes(imageId) && eyes !== null).length === 2;
  const choose = (imageId: string) =>
    setPair(pair.includes(imageId) ? pair : side === 0 ? [imageId, pair[1]] : [pair[0], imageId]);
  return (
    <>
      <VerdictBar
        own={about.find(({ isOwn, isCurrent }) => isOwn && isCurrent) ?? null}
        canJudge={canJudge}
        busy={busy}
        problem={problem}
        onJudge={(verdict) => void judge(pair, verdict)}
        onClose={onClose}
      />
      <div className="grid min-h-0 grow grid-cols-2 divide-x divide-scrim bg-stage">
        {([0, 1] as const).map((index) => {
          const portrait = portraits.find(({ imageId }) => imageId === pair[index]);
          return (
            portrait && (
              <FaceSide
                key={`${index} ${portrait.imageId}`}
                portrait={portrait}
                isActive={side === index}
                canMark={canJudge}
                onActivate={() => setSide(index)}
                isToBeMarked={toMark === index}
                onMarking={() => setToMark(null)}
                onEyes={(eyes) => {
                  void mark(portrait.imageId, eyes);
                  const other = portraits.find(({ imageId }) => imageId === pair[index === 0 ? 1 : 0]);
                  if (eyes !== null && other?.eyes === null) setToMark(index === 0 ? 1 : 0);
                }}
              />
            )
          );
        })}
      </div>
      <div className="max-h-92 shrink-0 overflow-y-auto border-t border-l2 px-12 py-4 text-12 thin-scroll">
        <div className="flex min-h-24 flex-wrap items-center gap-x-20 gap-y-2">
          <VendorSays checks={view.checks} providerLabel={view.providerLabel} />
          <p className="text-t2">
            {isScaled ? 'Same scale, eyes level.' : 'Not at one scale: the eyes are not marked on both.'}
          </p>
        </div>
        {about.length > 0 && <Said verdicts={about} withPair={false} />}
        {closed > 0 && (
          <p className="text-t2">{`Closed until you give a reason at the other applicant: ${closed} more.`}</p>
        )}
      </div>
      <PortraitStrip portraits={portraits} shown={pair} onShow={choose} />
    </>
  );
}

/** Verdicts and marks: saved, then read again, because the blockers of the case follow from them. */
function useFaceActs(onRead: () => Promise<unknown>) {
  const { act, refresh } = useReview();
  const [busy, setBusy] = useState<FaceVerdict | 'undo' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (call: () => ReturnType<typeof markEyes>) => {
    const result = await act(() => answered(call()));
    setProblem(result.ok ? null : problemWords(result, 'Not saved.'));
    if (result.ok) await Promise.all([onRead(), refresh()]);
  };
  const judge = async (imageIds: [string, string], verdict: FaceVerdict | null) => {
    if (busy !== null) return;
    setBusy(verdict ?? 'undo');
    await save(() => judgeFaces({ imageIds, verdict }));
    setBusy(null);
  };
  const mark = (imageId: string, eyes: Eyes | null) => save(() => markEyes({ imageId, eyes }));
  return { judge, mark, busy, problem };
}
