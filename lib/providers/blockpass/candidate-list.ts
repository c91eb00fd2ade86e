import { z } from 'zod';
import type { ApplicantPage, ListedApplicant } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import type { BlockpassApi } from './api.ts';
import { blockpassApplicant, changedAt } from './applicant.ts';
import { blockpassOperations } from './operations.ts';
import type { Candidate, CandidateListAnswer } from './shapes.ts';

const pageSize = 100;

const size = z.number().int().min(1).max(pageSize);

/**
 * `ceiling` is the page size that fitted first. With a key that sees images a full page never fits, and each attempt
 * costs the vendor a page.
 */
const Cursor = z.strictObject({ skip: z.number().int().nonnegative(), size, ceiling: size });
type Cursor = z.output<typeof Cursor>;
type ListPage = z.output<typeof CandidateListAnswer>['data'];

/**
 * One page of candidates. A page over the size limit is asked for again at half its size, down to one record. A single
 * record over the limit is kept by its id, or counted where even the id can't be read.
 */
export async function listCandidates(api: BlockpassApi, text: string | null, limit = pageSize): Promise<ApplicantPage> {
  const most = Math.min(pageSize, Math.max(1, limit));
  const cursor = text === null ? { skip: 0, size: most, ceiling: most } : parsedCursor(text);
  let size = Math.min(most, cursor.size);
  for (;;) {
    let head: Uint8Array = new Uint8Array();
    try {
      const { data } = await api.call(
        blockpassOperations.listCandidates,
        { skip: cursor.skip, limit: size },
        (bytes) => {
          head = bytes;
        },
      );
      return pageOf(data, { skip: cursor.skip, size, ceiling: cursor.skip === 0 ? size : cursor.ceiling });
    } catch (error) {
      if (!(error instanceof ProviderError) || error.reason !== 'too_large') throw error;
      if (size === 1) return pageOfTooLarge(head, cursor);
      size = Math.floor(size / 2);
    }
  }
}

function pageOf(data: ListPage, { skip, size, ceiling }: Cursor): ApplicantPage {
  const items = data.records.flatMap(listed);
  const reached = skip + data.records.length;
  const total = data.total ?? null;
  const isMore =
    data.records.length > 0 &&
    (total === null ? data.records.length >= Math.min(size, data.limit ?? size) : reached < total);
  const next = isMore ? encoded({ skip: reached, size: Math.min(ceiling, size * 2), ceiling }) : null;
  return { items, next, unnamed: data.records.length - items.length, total };
}

/** Whether more records follow is not known here; the next page tells. */
function pageOfTooLarge(head: Uint8Array, cursor: Cursor): ApplicantPage {
  const text = new TextDecoder('utf-8').decode(head);
  const externalId =
    /"recordId"\s*:\s*"([0-9a-f]{24})"/i.exec(text)?.[1] ?? /"refId"\s*:\s*"([^"\\]{1,200})"/.exec(text)?.[1];
  const items: ListedApplicant[] =
    externalId === undefined ? [] : [{ externalId, updatedAt: null, applicant: null, problem: 'too_large' }];
  return {
    items,
    next: encoded({ skip: cursor.skip + 1, size: cursor.size, ceiling: cursor.ceiling }),
    unnamed: 1 - items.length,
    total: null,
  };
}

/** A list holds whole records. A record without any id can't be read again, so it is only counted. */
function listed(candidate: Candidate): ListedApplicant[] {
  const externalId = candidate.recordId ?? candidate.refId;
  if (externalId === null || externalId === undefined) return [];
  return [{ externalId, updatedAt: changedAt(candidate), applicant: blockpassApplicant(externalId, candidate) }];
}

function encoded(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function parsedCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new ProviderError('refused', 'blockpass applicants: the cursor is not one of ours');
  }
}
