import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Note } from '../notes/note.tsx';
import { NoteForm } from '../notes/note-form.tsx';
import { useNotes } from '../notes/use-notes.ts';

type OurCommentsProps = {
  applicantId: string;
  /** The vendor's id of the check. */
  checkId: string;
  providerLabel: string;
};

/** What members of this desk write about one crypto check: notes of the applicant, and never sent to the vendor. */
export function OurComments({ applicantId, checkId, providerLabel }: OurCommentsProps) {
  const id = useId();
  const [isWriting, setIsWriting] = useState(false);
  const { data, isError, refetch } = useNotes(applicantId);
  const notes = data?.notes.filter(({ cryptoCheckId }) => cryptoCheckId === checkId) ?? [];
  const written = async () => {
    await refetch();
    setIsWriting(false);
  };
  return (
    <section aria-labelledby={id} className="pt-12 text-12">
      <h4 id={id} className="flex items-center gap-6 font-medium">
        Our comments
        <Tag>{`Ours, not sent to ${providerLabel}`}</Tag>
      </h4>
      {data?.isHidden && (
        <p className="labelled py-2 text-t3">
          <Icon name="lock" />
          <span>Hidden from your role</span>
        </p>
      )}
      {isError && (
        <p className="py-2 text-fail">
          They could not be read.{' '}
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
      {data && !data.isHidden && notes.length === 0 && !isWriting && <p className="py-2 text-t3">None</p>}
      {notes.length > 0 && (
        <ol>
          {notes.map((note) => (
            <Note key={note.id} note={note} applicantId={applicantId} isBesideIt onCorrected={refetch} />
          ))}
        </ol>
      )}
      {data?.canWrite && !isWriting && (
        <Button size="sm" className="mt-4" onClick={() => setIsWriting(true)}>
          Comment…
        </Button>
      )}
      {isWriting && (
        <NoteForm
          applicantId={applicantId}
          cryptoCheckId={checkId}
          onWritten={written}
          onCancel={() => setIsWriting(false)}
          isWanted
        />
      )}
    </section>
  );
}
