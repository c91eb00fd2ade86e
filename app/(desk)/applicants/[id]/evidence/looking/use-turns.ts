import { useCallback, useEffect, useRef, useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { turnImage } from '../../actions.ts';

/** One turn is often the first of two or three. */
const waitMs = 500;

/** The turns made in this tab, by image. They hold here until it is closed, also where they may not be kept. */
const made = new Map<string, number>();

/** The turns that were made in this tab so far. */
export function turnsMadeHere(): Record<string, number> {
  return Object.fromEntries(made);
}

/**
 * Keeps quarter turns with their image, for everyone who opens it. Those of members who do not decide stay in this tab.
 * @returns `keep`, and why the last one was not kept
 */
export function useKeptTurns(canKeep: boolean): { keep: (imageId: string, turns: number) => void; problem: boolean } {
  const [problem, setProblem] = useState(false);
  const waiting = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const send = useCallback(async (imageId: string) => {
    clearTimeout(waiting.current.get(imageId));
    waiting.current.delete(imageId);
    const result = await answered(turnImage({ imageId, turns: made.get(imageId) ?? 0 }));
    setProblem(!result.ok);
  }, []);
  useEffect(() => {
    const timers = waiting.current;
    const sendAll = () => [...timers.keys()].forEach((imageId) => void send(imageId));
    addEventListener('pagehide', sendAll);
    return () => {
      removeEventListener('pagehide', sendAll);
      sendAll();
    };
  }, [send]);
  const keep = useCallback(
    (imageId: string, turns: number) => {
      made.set(imageId, turns);
      if (!canKeep) return;
      clearTimeout(waiting.current.get(imageId));
      waiting.current.set(
        imageId,
        setTimeout(() => void send(imageId), waitMs),
      );
    },
    [canKeep, send],
  );
  return { keep, problem };
}
