import 'server-only';
import { z } from 'zod';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import { cryptoLabel, shortAddress } from '#lib/review/applicant/crypto.ts';
import type { CryptoBand } from '#lib/review/applicant/crypto-check.ts';
import { type CaseState, caseNumber } from '#lib/review/case/case.ts';
import type { CryptoFilter, CryptoPage, CryptoRow } from '#lib/review/crypto/view.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { unsealDataKey, unsealText } from '../seal.ts';
import { storable } from '../storable.ts';
import { cryptoCounts, tabConditions } from './counts.ts';
import { addressPlace } from './save.ts';

const pageSize = 50;

type Row = {
  id: string;
  type: string | null;
  blockchain: string | null;
  address: string | null;
  score: number | null;
  band: string | null;
  outcome: string;
  reviewStatus: string | null;
  urgency: number;
  foundAt: Date;
  applicantId: string;
  dataKey: string | null;
  name: string | null;
  latinName: string | null;
  provider: string;
  mode: 'test' | 'live';
  /** An int8, which comes as text. */
  caseNumber: string | null;
  caseState: string | null;
};

const Position = z.strictObject({
  way: z.enum(['next', 'previous']),
  urgency: z.int(),
  at: z.iso.datetime(),
  id: z.uuid(),
});

type Position = z.infer<typeof Position>;

/**
 * One page of crypto checks across applicants, the most urgent first, then the oldest.
 * @param labelOf the vendor's name on the screen, by provider
 * @throws Refusal `not_allowed`
 */
export async function cryptoPage(
  actor: MemberActor,
  filter: CryptoFilter,
  labelOf: (provider: string) => string,
): Promise<CryptoPage> {
  mustBeAble(actor, 'see-crypto');
  const [page, counts] = await Promise.all([rowsOf(filter, labelOf), cryptoCounts()]);
  return { ...page, counts, filter, readAt: new Date().toISOString() };
}

async function rowsOf(filter: CryptoFilter, labelOf: (provider: string) => string) {
  const from = readPosition(filter.cursor);
  const isBackwards = from?.way === 'previous';
  const read = await readRows([...conditionsOf(filter), ...beyond(from)], isBackwards);
  const hasMore = read.length > pageSize;
  const rows = read.slice(0, pageSize);
  if (isBackwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows: rows.map((row) => cryptoRow(row, labelOf)),
    next: last && (isBackwards || hasMore) ? position('next', last) : null,
    previous: first && (isBackwards ? hasMore : from !== null) ? position('previous', first) : null,
  };
}

function conditionsOf({ tab, bands, providers }: CryptoFilter): Prisma.Sql[] {
  const named = bands.filter((band) => band !== 'none');
  const inBands = [
    ...(named.length > 0 ? [Prisma.sql`x.band IN (${Prisma.join(named)})`] : []),
    ...(bands.includes('none') ? [Prisma.sql`x.band IS NULL`] : []),
  ];
  const ofProviders = providers.map((provider) => storable(provider) ?? '');
  return [
    tabConditions[tab],
    ...(inBands.length > 0 ? [Prisma.sql`(${Prisma.join(inBands, ' OR ')})`] : []),
    ...(ofProviders.length > 0 ? [Prisma.sql`n.provider IN (${Prisma.join(ofProviders)})`] : []),
  ];
}

function beyond(from: Position | null): Prisma.Sql[] {
  if (from === null) return [];
  const sign = from.way === 'previous' ? Prisma.sql`<` : Prisma.sql`>`;
  return [
    Prisma.sql`(x.urgency, x.found_at, x.id) ${sign}
      (${from.urgency}::int, ${new Date(from.at)}::timestamptz, ${from.id}::uuid)`,
  ];
}

function readRows(conditions: Prisma.Sql[], isBackwards: boolean): Promise<Row[]> {
  const order = isBackwards
    ? Prisma.sql`x.urgency DESC, x.found_at DESC, x.id DESC`
    : Prisma.sql`x.urgency, x.found_at, x.id`;
  return select<Row>(
    Prisma.sql`
      SELECT x.id, x.type, x.blockchain, x.address, x.score, x.band, x.outcome, x.review_status AS "reviewStatus",
        x.urgency, x.found_at AS "foundAt", x.applicant_id AS "applicantId", a.data_key AS "dataKey", s.name,
        s.latin_name AS "latinName", n.provider, n.mode, c.number AS "caseNumber", c.state AS "caseState"
      FROM crypto_check x
      JOIN applicant a ON a.id = x.applicant_id
      JOIN connection n ON n.id = a.connection_id
      LEFT JOIN applicant_search s ON s.applicant_id = x.applicant_id
      LEFT JOIN LATERAL (
        SELECT number, state FROM "case" k WHERE k.applicant_id = x.applicant_id ORDER BY k.round DESC LIMIT 1
      ) c ON true
      WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY ${order} LIMIT ${pageSize + 1}`,
  );
}

function cryptoRow(row: Row, labelOf: (provider: string) => string): CryptoRow {
  const { id, applicantId, address, dataKey } = row;
  const key = address !== null && dataKey !== null ? unsealDataKey(applicantId, dataKey) : null;
  return {
    id,
    applicantId,
    name: row.name,
    latinName: row.latinName,
    caseNumber: row.caseNumber === null ? null : caseNumber(BigInt(row.caseNumber)),
    caseState: row.caseState as CaseState | null,
    providerLabel: labelOf(row.provider),
    mode: row.mode,
    label: cryptoLabel(row.type),
    blockchain: row.blockchain,
    address: key && address !== null ? shortAddress(unsealText(address, [key], addressPlace(id))) : null,
    score: row.score,
    band: row.band as CryptoBand | null,
    outcome: row.outcome as CheckOutcome,
    reviewStatus: row.reviewStatus,
    foundAt: row.foundAt.toISOString(),
  };
}

function position(way: Position['way'], { urgency, foundAt, id }: Row): string {
  const at = { way, urgency, at: foundAt.toISOString(), id } satisfies Position;
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

/** A cursor that Docket did not write (changed in the address bar) starts at the first page. */
function readPosition(cursor: string | null): Position | null {
  if (!cursor) return null;
  try {
    return Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
