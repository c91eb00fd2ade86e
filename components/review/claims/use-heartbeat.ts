import { useEffect, useEffectEvent } from 'react';

/** How often a claim is kept while its member is active, in milliseconds. */
const everyMs = 60_000;

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart'] as const;

/** Calls `beat` once a minute in which the person did something here, while `isOn`. */
export function useHeartbeat(isOn: boolean, beat: () => void): void {
  const send = useEffectEvent(beat);
  useEffect(() => {
    if (!isOn) return;
    let isActive = false;
    const act = () => {
      isActive = true;
    };
    for (const sign of signs) document.addEventListener(sign, act, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (isActive) send();
      isActive = false;
    }, everyMs);
    return () => {
      clearInterval(timer);
      for (const sign of signs) document.removeEventListener(sign, act, { capture: true });
    };
  }, [isOn]);
}
