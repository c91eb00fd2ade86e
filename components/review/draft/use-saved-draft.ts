import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** Whether what was typed is saved: when, or why not, in a sentence. */
export type DraftState = { savedAt: string } | { problem: string } | null;

/** Typing pauses for this long before it is saved, in milliseconds. */
const pauseMs = 600;

type DraftOptions<D> = {
  /** The route that takes it. */
  path: string;
  /** What is sent with it: what it is about, and in which version. */
  about: object;
  /** What was typed; the same object as `first` as long as nothing was. */
  said: D;
  first: D;
  /** What of it is kept. */
  contentOf: (said: D) => object;
  /** The highest counter that is known. */
  counter: number;
  /** Told of each change at once, before it is saved. */
  onTyped?: (draft: D, counter: number) => void;
};

/**
 * Saves a form as it is typed, and what is not saved yet when the page is left.
 * @returns its state, and `forget`: what was typed is recorded now and not to be saved any more
 */
export function useSavedDraft<D>({ path, about, said, first, contentOf, counter: known, onTyped }: DraftOptions<D>) {
  const [state, setState] = useState<DraftState>(null);
  const pending = useRef<D | null>(null);
  const counter = useRef(0);
  const save = useEffectEvent(async () => {
    const draft = pending.current;
    if (draft === null) return;
    pending.current = null;
    setState(await post(path, { ...about, counter: counter.current, draft: contentOf(draft) }));
  });
  const changed = useEffectEvent(() => {
    counter.current = Math.max(counter.current, known) + 1;
    pending.current = said;
    onTyped?.(said, counter.current);
  });
  useEffect(() => {
    if (said === first) return;
    changed();
    const timer = setTimeout(() => void save(), pauseMs);
    return () => clearTimeout(timer);
  }, [said, first]);
  useEffect(() => {
    const leave = () => void save();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  const forget = () => {
    pending.current = null;
  };
  return { state, forget };
}

async function post(path: string, body: object): Promise<DraftState> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      // Sent although the page is left.
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) return { problem: `Draft not saved: the server answered ${answer.status}.` };
    const { isSaved } = (await answer.json()) as { isSaved: boolean };
    return isSaved ? { savedAt: new Date().toISOString() } : { problem: 'Draft not saved: a newer one is there.' };
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'Draft not saved: Docket did not answer.' };
    throw error;
  }
}
