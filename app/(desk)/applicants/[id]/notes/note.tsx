'use client';

import { useState } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { withMarkedMentions } from '#lib/review/notes/mention.ts';
import type { NoteView } from '#lib/review/notes/note.ts';
import { NoteForm } from './note-form.tsx';

type NoteProps = {
  note: NoteView;
  applicantId: string;
  /** Whether it is shown beside what it is about. */
  isBesideIt?: boolean;
  onCorrected: () => Promise<unknown>;
};

/** One note with its writer and time; its former versions fold. */
export function Note({ note, applicantId, isBesideIt = false, onCorrected }: NoteProps) {
  const [isCorrecting, setIsCorrecting] = useState(false);
  const { by, writtenAt, correctedAt, former, canCorrect } = note;
  return (
    <li className="border-t border-l1 py-8">
      <div className="flex min-h-24 items-center gap-8 text-12">
        <span className="font-medium">{by.name}</span>
        <span className="text-t3">
          <Time at={writtenAt} />
          {correctedAt && (
            <>
              {', corrected '}
              <Time at={correctedAt} />
            </>
          )}
        </span>
        {note.cryptoCheckId !== null && !isBesideIt && <Tag>On a crypto check</Tag>}
        {canCorrect && !isCorrecting && (
          <Button size="sm" look="quiet" className="ms-auto" onClick={() => setIsCorrecting(true)}>
            Correct
          </Button>
        )}
      </div>
      {isCorrecting ? (
        <NoteForm
          applicantId={applicantId}
          corrects={note}
          onCancel={() => setIsCorrecting(false)}
          onWritten={async () => {
            await onCorrected();
            setIsCorrecting(false);
          }}
        />
      ) : (
        <NoteText note={note} />
      )}
      {former.length > 0 && (
        <details className="mt-4 text-12 text-t2">
          <summary className="w-fit cursor-pointer text-t3">
            {former.length === 1 ? 'Former version' : `${former.length} former versions`}
          </summary>
          {former.map((version) => (
            <p key={version.writtenAt} className="mt-4 max-w-640 break-words whitespace-pre-wrap">
              <span className="text-t3">
                <Time at={version.writtenAt} />:{' '}
              </span>
              <bdi>{version.text}</bdi>
            </p>
          ))}
        </details>
      )}
    </li>
  );
}

function NoteText({ note: { text, mentions } }: { note: NoteView }) {
  return (
    <p className="max-w-640 break-words whitespace-pre-wrap" dir="auto">
      {withMarkedMentions(text, mentions).map(({ text: piece, isMention }, index) =>
        isMention ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
          <span key={index} className="font-medium text-accent">
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </p>
  );
}
