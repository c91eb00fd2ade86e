/**
 * When something was on the screen, in milliseconds after the key or the click; `saved`: when the answer of the
 * decision came.
 */
export type Moments = { saved: number; text: number; image: number };

declare global {
  interface Window {
    /** Milliseconds from the navigation to the frame that shows the rows. */
    rowsShown: Promise<number>;
    startWatching: () => void;
    watched: Promise<Moments>;
  }
}

/**
 * Runs in the page before its own scripts. What it finds before a frame is drawn is on the screen after it: the time is
 * taken then, before the page's other tasks have their turn.
 */
export function watch(): void {
  const afterFrame = (then: (now: number) => void) =>
    requestAnimationFrame(() => {
      void scheduler.postTask(() => then(performance.now()), { priority: 'user-blocking' });
    });
  const shown = (isShown: () => boolean) =>
    new Promise<number>((resolve) => {
      const look = (now: number) => (isShown() ? resolve(now) : afterFrame(look));
      afterFrame(look);
    });
  window.rowsShown = shown(() => document.querySelector('a[data-row]') !== null);
  const isLoaded = () => {
    const image = document.querySelector<HTMLImageElement>('figure[data-view] img');
    return image?.complete === true && image.naturalWidth > 0;
  };
  const momentsAfter = async (pressed: number, before: string): Promise<Moments> => {
    const isNext = () =>
      location.pathname !== before && document.querySelector('section[aria-label="Who"] dl') !== null;
    const text = await shown(isNext);
    const image = await shown(isLoaded);
    const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const act = answers.find(({ name, startTime }) => startTime >= pressed && name === location.origin + before);
    return { saved: act ? act.responseEnd - pressed : 0, text: text - pressed, image: image - pressed };
  };
  window.startWatching = () => {
    performance.clearResourceTimings();
    window.watched = new Promise((resolve) => {
      const onAct = (event: Event) => {
        if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
        for (const type of acts) removeEventListener(type, onAct, { capture: true });
        resolve(momentsAfter(event.timeStamp, location.pathname));
      };
      // Enter on a row is a click too, just after.
      const acts = ['keydown', 'click'];
      for (const type of acts) addEventListener(type, onAct, { capture: true });
    });
  };
}
