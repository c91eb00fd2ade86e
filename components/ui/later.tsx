'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Empty } from './empty.tsx';
import { Skeleton } from './skeleton.tsx';

type Load<P> = () => Promise<ComponentType<P>>;

/** `known` once its files are read. */
type Part<P> = { known: ComponentType<P> | null; read: () => Promise<void> };

/** A component whose files are read later; `part` tells whether they are there, and reads them before it is shown. */
type LaterPart<P> = ComponentType<P> & { part: Part<P> };

/** What is shown when a part could not be read. */
type Failed<P> = (again: () => void, props: P) => ReactNode;

/**
 * A dialog that is not part of the page's first files: they are read when the browser is idle, or when it is opened.
 * It renders nothing until then. When the files could not be read, it says so and offers to try again.
 */
export function laterDialog<P extends { onClose: () => void }>(load: Load<P>): LaterPart<P> {
  return later(load, null, (again, { onClose }) => (
    <div
      role="alert"
      className={cx(
        'fixed end-16 bottom-48 z-30 flex min-h-40 items-center gap-10',
        'rounded-6 bg-s4 py-6 ps-12 pe-6 shadow-float',
      )}
    >
      {sentence}
      <Button size="sm" onClick={again}>
        Try again
      </Button>
      <Button size="sm" look="quiet" onClick={onClose}>
        Close
      </Button>
    </div>
  ));
}

/**
 * The same for a part of the screen.
 * @param waiting what is in its place until its files are read
 */
export function laterPanel<P extends object>(load: Load<P>, waiting: ReactNode = <Reading />): LaterPart<P> {
  return later(load, waiting, (again) => (
    <Empty title={sentence} act={<Button onClick={again}>Try again</Button>}>
      What you saved before is not affected.
    </Empty>
  ));
}

function Reading() {
  return (
    <div role="status" aria-label="Reading" className="late p-16">
      <Skeleton width="long" />
    </div>
  );
}

const sentence = 'This part of Docket could not be read.';

function later<P extends object>(load: Load<P>, waiting: ReactNode, failed: Failed<P>): LaterPart<P> {
  const part: Part<P> = { known: null, read };
  async function read() {
    part.known ??= await load();
  }
  whenIdle(read);
  const show = (props: P) => <Later part={part} waiting={waiting} failed={failed} props={props} />;
  return Object.assign(show, { part });
}

type LaterProps<P> = { part: Part<P>; waiting: ReactNode; failed: Failed<P>; props: P };

function Later<P extends object>({ part, waiting, failed, props }: LaterProps<P>) {
  const [state, setState] = useState<'reading' | 'failed' | 'there'>('reading');
  useEffect(() => {
    if (state !== 'reading') return;
    let isOver = false;
    const end = (now: 'failed' | 'there') => () => !isOver && setState(now);
    void part.read().then(end('there'), end('failed'));
    return () => {
      isOver = true;
    };
  }, [part, state]);
  const Known = part.known;
  if (Known) return <Known {...props} />;
  return state === 'failed' ? failed(() => setState('reading'), props) : waiting;
}

/** After the first paint. What fails here is read again, and its failure shown, when it is opened. */
function whenIdle(read: () => Promise<void>): void {
  if (typeof window === 'undefined') return;
  const begin = () => void read().catch(() => undefined);
  // Safari has no requestIdleCallback.
  const wait = () => (window.requestIdleCallback ? window.requestIdleCallback(begin) : setTimeout(begin, 1_000));
  if (document.readyState === 'complete') wait();
  else window.addEventListener('load', wait, { once: true });
}
