'use client';

import { useEffect } from 'react';

const letters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Chinese, Japanese and Korean fonts come in hundreds of slices, whose list alone is 90 KB compressed. It is loaded
 * after the page works, and only where a page has such letters; until then the system's own font is used.
 */
export function CjkFonts() {
  useEffect(() => {
    const load = () => void import('./cjk-faces.ts');
    if (hasLetters(document.body)) return load();
    // Rows and applicants are read and drawn after this.
    const observer = new MutationObserver((changes) => {
      const isThere = changes.some(({ type, target, addedNodes }) =>
        type === 'characterData' ? hasLetters(target) : [...addedNodes].some(hasLetters),
      );
      if (!isThere) return;
      observer.disconnect();
      load();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    return () => observer.disconnect();
  }, []);
  return null;
}

function hasLetters({ textContent }: Node): boolean {
  return letters.test(textContent ?? '');
}
