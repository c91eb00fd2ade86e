'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as notes from '#lib/data/notes/notes.ts';
import * as tags from '#lib/data/notes/tags.ts';
import { mostMentions, noteTextMaxCharacters } from '#lib/review/notes/note.ts';
import { Tag } from '#lib/review/notes/tag.ts';
import { prose } from '#lib/review/text.ts';

const WriteNote = z.strictObject({
  /** Made with the form, so that sending it twice writes one note. */
  noteId: z.uuid(),
  applicantId: z.uuid(),
  text: prose(noteTextMaxCharacters),
  mentions: z.array(z.uuid()).max(mostMentions),
  /** The note of one's own that this corrects, in the version that was shown; null for a new note. */
  corrects: z.strictObject({ id: z.uuid(), version: z.int().min(1) }).nullable(),
});

/** Writes a note about an applicant, or corrects one; the former version stays readable. */
export const writeNote = action('action writeNote', WriteNote, (actor, { applicantId, corrects, ...input }) =>
  corrects === null
    ? notes.writeNote(actor, { ...input, applicantId })
    : notes.correctNote(actor, { ...input, corrects: corrects.id, version: corrects.version }),
);

const Tagged = z.strictObject({ applicantId: z.uuid(), tag: Tag });

export const addTag = action('action addTag', Tagged, (actor, { applicantId, tag }) =>
  tags.addTag(actor, applicantId, tag),
);

export const removeTag = action('action removeTag', Tagged, (actor, { applicantId, tag }) =>
  tags.removeTag(actor, applicantId, tag),
);
