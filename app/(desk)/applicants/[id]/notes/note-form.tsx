'use client';

import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { newId } from '#components/review/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { mentionsIn, withMention } from '#lib/review/notes/mention.ts';
import { type NoteView, noteTextMaxCharacters } from '#lib/review/notes/note.ts';
import { writeNote } from './actions.ts';
import { MentionList, useMentionList } from './mention-list.tsx';
import { useNoteWords } from './use-notes.ts';

type NoteFormProps = {
  applicantId: string;
  /** The crypto check that a new note is about, by the vendor's id; without it the note is about the applicant. */
  cryptoCheckId?: string;
  /** The note that is corrected; without one a new note is written. */
  corrects?: NoteView;
  onWritten: () => Promise<unknown>;
  onCancel?: () => void;
  /** The focus goes to the field, and `onBegun` is told. */
  isWanted?: boolean;
  onBegun?: () => void;
};

/** A note; `@` mentions a colleague. */
export function NoteForm(props: NoteFormProps) {
  const { applicantId, cryptoCheckId = null, corrects, onWritten, onCancel, isWanted = false, onBegun } = props;
  const { members } = useNoteWords(true);
  const [text, setText] = useState(corrects?.text ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  /** Made once for each note, so that sending it twice writes it once. */
  const [noteId, setNoteId] = useState(newId);
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const begin = useEffectEvent(() => {
    area.current?.focus();
    onBegun?.();
  });
  useEffect(() => {
    if (isWanted) begin();
  }, [isWanted]);
  const list = useMentionList(text, members, (name) => complete(name));
  const complete = (name: string) => {
    const next = withMention(text, list.caret, name);
    setText(next.text);
    list.moveTo(next.caret);
    requestAnimationFrame(() => area.current?.setSelectionRange(next.caret, next.caret));
  };
  const save = async () => {
    if (isBusy) return;
    if (text.trim() === '') return setProblem('Write something first.');
    setIsBusy(true);
    const input = { noteId, applicantId, cryptoCheckId, text, mentions: mentionsIn(text, members) };
    const version = corrects ? { id: corrects.id, version: corrects.version } : null;
    const result = await answered(writeNote({ ...input, corrects: version }));
    setIsBusy(false);
    if (!result.ok) return setProblem(problemWords(result, 'Not saved.'));
    setProblem(null);
    setText('');
    setNoteId(newId());
    await onWritten();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // The same keys record the decision elsewhere on this screen; here they save the note.
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      onCancel();
    }
  };
  return (
    <div className="max-w-640">
      <TextArea
        ref={area}
        label={corrects ? 'Correction' : cryptoCheckId ? 'Comment' : 'Note'}
        placeholder="@ mentions a colleague"
        value={text}
        rows={2}
        maxLength={noteTextMaxCharacters}
        dir="auto"
        error={problem ?? undefined}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(null);
          list.moveTo(event.target.selectionStart);
        }}
        onSelect={(event) => list.moveTo(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={list.close}
        aria-autocomplete="list"
        aria-controls={list.found.length > 0 ? listId : undefined}
        aria-activedescendant={list.found.length > 0 ? `${listId}-${list.at}` : undefined}
      />
      {list.found.length > 0 && <MentionList id={listId} list={list} onChoose={complete} />}
      <div className="mt-6 flex flex-wrap items-center gap-x-8 gap-y-4">
        <Button size="sm" busy={isBusy} hint="Ctrl ↵" onClick={() => void save()}>
          {corrects ? 'Save correction' : cryptoCheckId ? 'Save comment' : 'Save note'}
        </Button>
        {onCancel && (
          <Button size="sm" look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <span className="text-12 text-t3">Kept with the applicant. A correction keeps the former version.</span>
      </div>
    </div>
  );
}
