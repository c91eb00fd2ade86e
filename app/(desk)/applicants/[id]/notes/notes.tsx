'use client';

import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Note } from './note.tsx';
import { NoteForm } from './note-form.tsx';
import { Tags } from './tags.tsx';
import { useNotes } from './use-notes.ts';

type NotesProps = {
  applicantId: string;
  /** A note was asked for by key: the focus goes to its field, once. */
  isNoteWanted: boolean;
  onNoteBegun: () => void;
};

/** What colleagues wrote about this applicant, newest first, and the applicant's tags. */
export function Notes({ applicantId, isNoteWanted, onNoteBegun }: NotesProps) {
  const query = useNotes(applicantId);
  if (query.isPending) return <NotesLoading />;
  if (query.isError)
    return (
      <Empty title="The notes could not be read" act={<Button onClick={() => query.refetch()}>Try again</Button>}>
        {query.error.message}
      </Empty>
    );
  const { notes, isHidden, canWrite, tags, canTag } = query.data;
  const again = () => query.refetch();
  return (
    <div className="flex flex-col gap-12 px-16 py-10">
      <Tags applicantId={applicantId} tags={tags} canTag={canTag} onChanged={again} />
      {canWrite && (
        <NoteForm applicantId={applicantId} onWritten={again} isWanted={isNoteWanted} onBegun={onNoteBegun} />
      )}
      {isHidden && <p className="text-12 text-t2">Your role does not see notes: free text can’t be masked.</p>}
      {!isHidden && notes.length === 0 && <p className="text-12 text-t2">No notes yet.</p>}
      {notes.length > 0 && (
        <ol className="flex flex-col">
          {notes.map((note) => (
            <Note key={note.id} note={note} applicantId={applicantId} onCorrected={again} />
          ))}
        </ol>
      )}
    </div>
  );
}

function NotesLoading() {
  return (
    <div role="status" aria-label="Reading notes" className="flex flex-col gap-8 p-16 late">
      <Skeleton width="short" />
      <Skeleton width="long" />
      <Skeleton width="medium" />
    </div>
  );
}
