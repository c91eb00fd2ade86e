'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';

/** A place to type a zone off the image. It is compared and not kept. */
export function TypeZone({ onRead, onCancel }: { onRead: (text: string) => void; onCancel: (() => void) | null }) {
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onRead(text);
  };
  return (
    <form onSubmit={send} className="flex max-w-440 flex-col gap-8">
      <TextArea
        label="The lines, as on the image"
        value={text}
        maxLength={200}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="characters"
        onChange={(event) => setText(event.target.value.toUpperCase())}
        className="mono w-full"
      />
      <div className="flex gap-8">
        <Button type="submit" size="sm" disabled={text.trim() === ''}>
          Recompute and compare
        </Button>
        {onCancel && (
          <Button size="sm" look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
