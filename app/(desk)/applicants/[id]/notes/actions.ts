'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as notes from '#lib/data/notes/notes.ts';
import * as tags from '#lib/data/notes/tags.ts';
import { mostMentions, noteTextMaxCharacters } from '#lib/review/notes/note.ts';
import { Tag } from '#lib/review/notes/tag.ts';
import { prose } from '#lib/review/text.ts';

const Written = z.strictObject({
  /** Made with the form, so that sending it twice writes one note. */
  noteId: z.uuid(),
  text: prose(noteTextMaxCharacters),
  mentions: z.array(z.uuid()).max(mostMentions),
});

/** Writes a note about an applicant. */
export const writeNote = action('action writeNote', Written.extend({ applicantId: z.uuid() }), (actor, input) =>
  notes.writeNote(actor, input),
);

/** Corrects a note of one's own; the former version stays readable. */
export const correctNote = action(
  'action correctNote',
  Written.extend({ corrects: z.uuid(), version: z.int().min(1) }),
  (actor, input) => notes.correctNote(actor, input),
);

const Tagged = z.strictObject({ applicantId: z.uuid(), tag: Tag });

export const addTag = action('action addTag', Tagged, (actor, { applicantId, tag }) =>
  tags.addTag(actor, applicantId, tag),
);

export const removeTag = action('action removeTag', Tagged, (actor, { applicantId, tag }) =>
  tags.removeTag(actor, applicantId, tag),
);
