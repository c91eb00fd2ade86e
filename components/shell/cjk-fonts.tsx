'use client';

import { useEffect } from 'react';

/**
 * Chinese, Japanese and Korean fonts come in hundreds of slices, whose list alone is 90 KB compressed. It is loaded
 * after the page works, and only where a page has such letters; until then the system's own font is used.
 */
export function CjkFonts() {
  useEffect(() => {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(document.body.textContent))
      void import('./cjk-faces.ts');
  });
  return null;
}
