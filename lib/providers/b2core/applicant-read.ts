import type { z } from 'zod';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { unusable } from '../http/failure.ts';
import { isAbsent, ProviderError } from '../provider-error.ts';
import type { B2CoreApi } from './api.ts';
import { b2coreApplicant } from './applicant.ts';
import { type B2CoreOperation, b2coreOperations } from './operations.ts';
import type { Grant, Level } from './shapes.ts';

const pageSize = 100;
const mostPages = 20;

/** Everything the vendor knows of one client, as far as the token allows. @throws ProviderError */
export async function readClient(api: B2CoreApi, clientId: string): Promise<Applicant> {
  if (api.tokenKind === 'client') return readOwn(api, clientId);
  const client = await api.call(b2coreOperations.getClient, { clientId });
  const [grants, documents] = await Promise.all([
    orAbsent(readAll(api, b2coreOperations.listVerifications, { clientId, sortOrder: 'desc', sortBy: 'createTime' })),
    orAbsent(readAll(api, b2coreOperations.listDocuments, { clientId })),
  ]);
  const levels = (grants ?? []).some(hasNamelessLevel) ? await readLevels(api) : [];
  return b2coreApplicant(clientId, { client, grants, documents, levels });
}

/** A client's token gives the levels of that client and nothing else. */
async function readOwn(api: B2CoreApi, clientId: string): Promise<Applicant> {
  const grants = await readAll(api, b2coreOperations.listVerifications, {
    clientId,
    sortOrder: 'desc',
    sortBy: 'createTime',
  });
  if (grants.length === 0) throw new ProviderError('not_found', 'applicant: the token tells of no client');
  return b2coreApplicant(clientId, { client: null, grants, documents: null, levels: [] });
}

type Listing<Input extends z.ZodType, Row> = B2CoreOperation<Input, z.ZodType<{ total: number | null; data: Row[] }>>;

/**
 * A whole list, page by page. A page that only repeats known rows ends it, because some vendors ignore `offset`.
 * @throws ProviderError
 */
export async function readAll<Input extends z.ZodType, Row extends object>(
  api: B2CoreApi,
  operation: Listing<Input, Row>,
  input: z.input<Input>,
): Promise<Row[]> {
  const rows: Row[] = [];
  const seen = new Set<string>();
  for (let page = 0; page < mostPages; page++) {
    const { total, data } = await api.call(operation, {
      ...(input as object),
      limit: pageSize,
      offset: rows.length,
    } as z.input<Input>);
    const fresh = data.filter((row) => !seen.has(JSON.stringify(row)));
    for (const row of fresh) seen.add(JSON.stringify(row));
    rows.push(...fresh);
    const isMore = total === null ? data.length >= pageSize : rows.length < total;
    if (fresh.length === 0 || !isMore) return rows;
  }
  throw unusable({ operation: operation.name }, 'the list of one client does not end');
}

async function readLevels(api: B2CoreApi): Promise<Level[]> {
  return (await orAbsent(api.call(b2coreOperations.listLevels, {})))?.data ?? [];
}

function hasNamelessLevel({ currentLevel, previousLevel }: Grant): boolean {
  return [currentLevel, previousLevel].some((level) => level && (level.name ?? '') === '');
}

async function orAbsent<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
