import { type RefObject, useEffect } from 'react';

/** An image counts as seen once half of it was in view, in a visible tab, for one second without a break. */
const leastMs = 1_000;
const leastShare = 0.5;

/** Calls `onSeen` once an element has been in view long enough, and starts again when `key` changes. */
export function useSeen(
  element: RefObject<HTMLElement | null>,
  key: string,
  isReady: boolean,
  onSeen: (seconds: number) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` names what is shown; a new picture is a new second
  useEffect(() => {
    const target = element.current;
    if (!target || !isReady) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isInView = false;
    const stop = () => {
      clearTimeout(timer);
      timer = undefined;
    };
    const update = () => {
      if (!isInView || document.visibilityState !== 'visible') return stop();
      timer ??= setTimeout(() => onSeen(leastMs / 1000), leastMs);
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        isInView = (entry?.intersectionRatio ?? 0) >= leastShare;
        update();
      },
      { threshold: leastShare },
    );
    observer.observe(target);
    document.addEventListener('visibilitychange', update);
    return () => {
      stop();
      observer.disconnect();
      document.removeEventListener('visibilitychange', update);
    };
  }, [element, key, isReady]);
}
