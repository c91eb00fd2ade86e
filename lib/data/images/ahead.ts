import 'server-only';
import { env } from '#lib/env.ts';
import { db } from '../database.ts';

export type ImageAhead = { imageId: string; connectionId: string };

/** So many cases, the first due ones, have their images copied before anyone asks for them. */
const casesAhead = 200;

/** As much of IMAGE_CACHE_MB as an applicant's images take at least. With less room fewer cases are copied ahead. */
const megabytesPerCase = 1;

const mostAtOnce = 20;

/**
 * Images that were never fetched, of the first cases under review of the whole desk, the first due first, at most 20.
 * They are a window that moves on as cases are decided, so that copies made ahead never push out more than half of what
 * fits into IMAGE_CACHE_MB. A connection whose first pull is under way is left to it.
 * @param except images that are left alone for now
 */
export async function imagesAhead(except: readonly string[]): Promise<ImageAhead[]> {
  const cases = Math.min(casesAhead, Math.ceil(env().IMAGE_CACHE_MB / 2 / megabytesPerCase));
  return db().$queryRaw<ImageAhead[]>`
    SELECT i.id AS "imageId", c.connection_id AS "connectionId"
    FROM (
      SELECT c.applicant_id, c.connection_id, c.due_at, c.id FROM "case" c
      WHERE c.state <> 'decided' ORDER BY c.due_at, c.id LIMIT ${cases}) c
    JOIN connection n ON n.id = c.connection_id AND n.status = 'active'
    JOIN pull p ON p.connection_id = c.connection_id AND (p.round > 1 OR p.finished_at IS NOT NULL)
    JOIN image i ON i.applicant_id = c.applicant_id AND i.state = 'not_fetched' AND i.removed_at IS NULL
      AND i.id <> ALL (${[...except]}::uuid[])
    ORDER BY c.due_at, c.id, i.position
    LIMIT ${mostAtOnce}`;
}
