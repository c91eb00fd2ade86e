'use client';

import { useEffect } from 'react';

/**
 * Chinese, Japanese and Korean faces come in hundreds of slices, whose list alone is 90 KB compressed. It is fetched
 * after the page works and only when a page holds such letters; until then the machine's own face stands in.
 */
export function CjkFonts() {
  useEffect(() => {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(document.body.textContent))
      void import('./cjk-faces.ts');
  });
  return null;
}
