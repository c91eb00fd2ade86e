'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type EvidenceItem, mayBeShown } from '#lib/review/case/evidence.ts';
import { type SeenReport, useSeenReport } from './evidence/seen-report.ts';

export const tabs = [
  'hits',
  'checks',
  'questionnaires',
  'crypto',
  'location',
  'notes',
  'related',
  'commands',
  'timeline',
  'raw',
] as const;

export type Tab = (typeof tabs)[number];

type ReviewState = {
  evidence: EvidenceItem[];
  /** The images on the stage: one, or two side by side. The tools act on `active`. */
  shown: [string] | [string, string] | [];
  active: string | null;
  show: (imageId: string) => void;
  compare: () => void;
  activate: (imageId: string) => void;
  /** Two faces stand in place of the images. */
  isComparingFaces: boolean;
  compareFaces: (isOn: boolean) => void;
  tab: Tab;
  openTab: (tab: Tab) => void;
  isSeen: (item: EvidenceItem) => boolean;
  report: SeenReport;
  /** What others changed since this was read, in words; null when nothing. Until it is shown, nothing is recorded. */
  changed: string[] | null;
  /** Reads again; what differs waits until it is asked for. */
  look: () => void;
  /** Does an act of the reviewer, whose own trace is no change by others. */
  act: <T>(work: () => Promise<T>) => Promise<T>;
  /** Reads and shows everything again, after an act of the reviewer. */
  refresh: () => Promise<void>;
  /** The reviewer is done with this applicant, and another one is opened: what is shown is not looked at again. */
  markDone: () => void;
};

const Context = createContext<ReviewState | null>(null);

/** What the three panes share: the images on the stage, what was seen, and the open tab. */
export function ReviewRoot(props: {
  applicantId: string;
  evidence: EvidenceItem[];
  firstTab: Tab;
  changed: ReviewState['changed'];
  look: ReviewState['look'];
  act: ReviewState['act'];
  refresh: ReviewState['refresh'];
  markDone: ReviewState['markDone'];
  children: ReactNode;
}) {
  const { evidence, changed, look, act, refresh, markDone } = props;
  const [tab, openTab] = useState<Tab>(props.firstTab);
  const [isComparingFaces, compareFaces] = useState(false);
  const stage = useStage(evidence);
  const report = useSeenReport(props.applicantId);
  const { isPageSeen } = report;
  const isSeen = useCallback((item: EvidenceItem) => item.isSeen || isWhollySeen(item, isPageSeen), [isPageSeen]);
  const state = useMemo(
    () => ({
      ...{ evidence, ...stage, isComparingFaces, compareFaces, tab, openTab, isSeen, report },
      ...{ changed, look, act, refresh, markDone },
    }),
    [evidence, stage, isComparingFaces, tab, isSeen, report, changed, look, act, refresh, markDone],
  );
  return <Context value={state}>{props.children}</Context>;
}

export function useReview(): ReviewState {
  const state = useContext(Context);
  if (!state) throw new Error('useReview is called outside ReviewRoot');
  return state;
}

function useStage(evidence: EvidenceItem[]) {
  const [shown, setShown] = useState<ReviewState['shown']>(() => (evidence[0] ? [evidence[0].imageId] : []));
  const [active, activate] = useState<string | null>(evidence[0]?.imageId ?? null);
  return useMemo(() => {
    const show = (imageId: string) => {
      setShown((now) =>
        now.length === 2 && active !== null && !now.includes(imageId)
          ? replaced(now, active, imageId)
          : now.length === 2
            ? now
            : [imageId],
      );
      activate(imageId);
    };
    const compare = () => {
      setShown((now) => {
        if (now.length === 2) return active ? [active] : [now[0]];
        const other = partner(evidence, now[0]);
        return now[0] && other ? inOrder(evidence, [now[0], other]) : now;
      });
    };
    return { shown, active, show, compare, activate };
  }, [shown, active, evidence]);
}

/** As in the strip: the document first, on the wider half, and the face beside it, whichever was shown before. */
function inOrder(evidence: EvidenceItem[], pair: [string, string]): [string, string] {
  const [one, other] = pair.map((imageId) => evidence.findIndex((item) => item.imageId === imageId));
  return (one ?? 0) <= (other ?? 0) ? pair : [pair[1], pair[0]];
}

function replaced(now: [string, string], from: string, to: string): [string, string] {
  return now[0] === from ? [to, now[1]] : [now[0], to];
}

/** The image to compare with: the face for a document, a document for a face. */
function partner(evidence: EvidenceItem[], imageId: string | undefined): string | undefined {
  const chosen = evidence.find((item) => item.imageId === imageId);
  const isFace = chosen?.part === 'selfie' || chosen?.part === 'liveness';
  const others = evidence.filter((item) => item.imageId !== imageId);
  return (others.find((item) => item.part === (isFace ? 'front' : 'selfie')) ?? others[0])?.imageId;
}

function isWhollySeen(item: EvidenceItem, isPageSeen: SeenReport['isPageSeen']): boolean {
  return (
    mayBeShown(item) &&
    Array.from({ length: Math.max(1, item.pages) }, (_, page) => page + 1).every((page) =>
      isPageSeen(item.imageId, page),
    )
  );
}
