import 'server-only';
import { z } from 'zod';

/** Where a page ended, as the address holds it. */
export function writtenCursor(position: object): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** A position of a cursor; null for one that Docket did not write (changed in the address bar). */
export function readCursor<T>(shape: z.ZodType<T>, cursor: string | null): T | null {
  if (cursor === null) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** A moment in a cursor. */
export const cursorMoment = z.iso.datetime().transform((text) => new Date(text));
