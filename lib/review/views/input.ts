import { z } from 'zod';
import { viewNameMaxCharacters } from './view.ts';

/**
 * The name of a view as it is stored: single spaces. Others may see it, so it is no place for an email or a number of a
 * document.
 */
export const ViewName = z
  .string()
  .max(viewNameMaxCharacters * 4)
  .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '))
  .refine((text) => text !== '', 'Name the view.')
  .refine(
    (text) => [...text].length <= viewNameMaxCharacters,
    `A name has at most ${viewNameMaxCharacters} characters.`,
  )
  .refine(
    (text) => /^[\p{L}\p{M}\p{N} ,.:/&+()<>–-]*$/u.test(text),
    'A name has letters, digits and , . : / & + ( ) - only.',
  )
  .refine((text) => !/\d{5}/.test(text), 'Colleagues may see the name. It may not hold a long number.');

/** An address as a browser sends it. A filter within the limits of the queue's address is shorter than this. */
export const ViewAddress = z
  .string()
  .max(4_000)
  .regex(/^[!-~]*$/);
