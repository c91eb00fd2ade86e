'use client';

import { useEffect } from 'react';

declare global {
  interface Window {
    /** Keys that were pressed before the page was alive. */
    earlyKeys?: string[] | undefined;
  }
}

/** Runs before any other script. What acted already, and what is typed into a field, is not kept. */
const keep = `window.earlyKeys=[];addEventListener('keydown',(e)=>{
if(!e.defaultPrevented&&!e.ctrlKey&&!e.metaKey&&!e.altKey&&e.target===document.body)window.earlyKeys?.push(e.key)})`;

/** The rows that the server drew are on the screen before keys act: what is pressed meanwhile is kept. */
export function EarlyKeys({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {keep}
    </script>
  );
}

/** Does what was pressed before the page was alive, in its order, once it is. */
export function useEarlyKeys(isAlive: boolean): void {
  useEffect(() => {
    if (!isAlive) return;
    // The keys of the screen are registered by the effects of this same moment.
    const timer = setTimeout(() => {
      const pressed = window.earlyKeys ?? [];
      window.earlyKeys = undefined;
      for (const key of pressed) press(key);
    });
    return () => clearTimeout(timer);
  }, [isAlive]);
}

function press(key: string): void {
  const at = document.activeElement ?? document.body;
  const isLeft = at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  // A browser follows a link by a key only when a person pressed it.
  if (isLeft && key === 'Enter' && at instanceof HTMLAnchorElement) at.click();
}
