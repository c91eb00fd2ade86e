'use client';

import { useState } from 'react';
import { Button } from './button.tsx';

/**
 * Copies a text, and says whether the browser allowed it.
 * @param what names the text, where a screen has several
 */
export function CopyButton({ text, what }: { text: string; what?: string }) {
  const [word, setWord] = useState('Copy');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setWord('Copied'),
      () => setWord('The browser did not allow it'),
    );
  return (
    <Button size="sm" icon="copy" onClick={copy}>
      {word}
      {what && <span className="sr-only">{` ${what}`}</span>}
    </Button>
  );
}
