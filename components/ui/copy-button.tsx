'use client';

import { useState } from 'react';
import { Button } from './button.tsx';

/** Copies a text, and says whether the browser allowed it. */
export function CopyButton({ text }: { text: string }) {
  const [word, setWord] = useState('Copy');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setWord('Copied'),
      () => setWord('The browser did not allow it'),
    );
  return (
    <Button size="sm" icon="copy" onClick={copy}>
      {word}
    </Button>
  );
}
