import { z } from 'zod';
import { tagMaxCharacters } from './limits.ts';

/**
 * A tag as it is stored: lower case, single spaces. Letters, digits, spaces and hyphens of any script, because a tag is
 * shown in lists to every role and is no place for an email or a number.
 */
export const Tag = z
  .string()
  .max(tagMaxCharacters * 4)
  .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase())
  .refine((text) => text !== '', 'Type a tag.')
  .refine((text) => [...text].length <= tagMaxCharacters, `A tag has at most ${tagMaxCharacters} characters.`)
  .refine((text) => /^[\p{L}\p{M}\p{N} -]*$/u.test(text), 'A tag has letters, digits, spaces and hyphens only.')
  .refine((text) => !/\d{5}/.test(text), 'A tag is shown to every role. It may not hold a long number.');
