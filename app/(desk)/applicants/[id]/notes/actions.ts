'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as notes from '#lib/data/notes/notes.ts';
import * as tags from '#lib/data/notes/tags.ts';
import { mostMentions, noteTextMaxCharacters } from '#lib/review/notes/note.ts';
import { Tag } from '#lib/review/notes/tag.ts';
import { oneLine, prose } from '#lib/review/text.ts';

const WriteNote = z.strictObject({
  /** Made with the form, so that sending it twice writes one note. */
  noteId: z.uuid(),
  applicantId: z.uuid(),
  text: prose(noteTextMaxCharacters),
  mentions: z.array(z.uuid()).max(mostMentions),
  /** The crypto check that a new note is about, by the vendor's id; null for one about the applicant. */
  cryptoCheckId: oneLine(200).nullable(),
  /** The note of one's own that this corrects, in the version that was shown; null for a new note. */
  corrects: z.strictObject({ id: z.uuid(), version: z.int().min(1) }).nullable(),
});

/** Writes a note about an applicant or one of their crypto checks, or corrects one, whose former version stays. */
export const writeNote = action(
  'action writeNote',
  WriteNote,
  (actor, { applicantId, cryptoCheckId, corrects, ...input }) =>
    corrects === null
      ? notes.writeNote(actor, { ...input, applicantId, cryptoCheckId })
      : notes.correctNote(actor, { ...input, corrects: corrects.id, version: corrects.version }),
);

const Tagged = z.strictObject({ applicantId: z.uuid(), tag: Tag });

export const addTag = action('action addTag', Tagged, (actor, { applicantId, tag }) =>
  tags.addTag(actor, applicantId, tag),
);

export const removeTag = action('action removeTag', Tagged, (actor, { applicantId, tag }) =>
  tags.removeTag(actor, applicantId, tag),
);
