import 'server-only';
import { caseNumber } from '#lib/review/case/case.ts';
import { reopenedEvent, testEvent } from '#lib/review/endpoints/event.ts';
import { type CasePayload, Payload, VendorId } from '#lib/review/endpoints/payload.ts';
import { db } from '../database.ts';
import { unsealSecret } from './secret.ts';

/** A message ready to be signed. The secrets are for one request: the new one, and during a rotation the former too. */
export type MessageContent = { url: string; secrets: string[]; body: string };

const named = {
  select: {
    number: true,
    round: true,
    openedAt: true,
    openedBecause: true,
    connection: { select: { provider: true, mode: true } },
  },
} as const;

/**
 * What a message says, made from the records each time it is sent, which never change: only the vendor's id of an
 * applicant is left out once they were erased.
 * @throws SealBroken
 */
export async function contentOfMessage(id: string): Promise<MessageContent> {
  const row = await db().endpointMessage.findUniqueOrThrow({
    where: { id },
    select: {
      event: true,
      createdAt: true,
      caseId: true,
      decision: { select: { id: true, outcome: true, reasons: true, decidedAt: true } },
      move: { select: { id: true, kind: true, reasons: true, at: true } },
      case: { select: { ...named.select, applicant: { select: { externalId: true, erasedAt: true } } } },
      endpoint: true,
    },
  });
  const { endpoint } = row;
  return { url: endpoint.url, secrets: secretsOf(endpoint), body: JSON.stringify(Payload.parse(await payloadOf(row))) };
}

type Row = {
  event: string;
  createdAt: Date;
  caseId: string | null;
  decision: { id: string; outcome: string; reasons: string[]; decidedAt: Date } | null;
  move: { id: string; kind: string; reasons: string[]; at: Date } | null;
  case: {
    number: bigint;
    round: number;
    openedAt: Date;
    openedBecause: string;
    connection: { provider: string; mode: string };
    applicant: { externalId: string; erasedAt: Date | null };
  } | null;
  endpoint: { id: string };
};

/** Checked against the schema by the caller: nothing else leaves the house. */
async function payloadOf({ event, createdAt, caseId, decision, move, case: of, endpoint }: Row): Promise<object> {
  const made = decision
    ? { id: decision.id, kind: decision.outcome, reasons: decision.reasons, at: decision.decidedAt }
    : (move ?? (event === reopenedEvent && of && caseId ? reopened(caseId, of) : null));
  if (event === testEvent || !made || !of || caseId === null)
    return { type: event, timestamp: createdAt.toISOString(), data: { endpoint_id: endpoint.id } };
  const { provider, mode } = of.connection;
  return {
    type: event,
    timestamp: made.at.toISOString(),
    data: {
      id: made.id,
      kind: made.kind,
      reasons: made.reasons,
      case: { id: caseId, number: caseNumber(of.number), round: of.round },
      provider,
      mode,
      applicant_id: plainId(of.applicant),
      ledger: await ledgerPlace(caseId, made.id),
    },
  };
}

function reopened(id: string, { openedAt, openedBecause }: NonNullable<Row['case']>) {
  return { id, kind: 'reopened', reasons: [openedBecause], at: openedAt };
}

/** A vendor's id may be an e-mail address or a name: such a text does not leave the house. */
function plainId({ externalId, erasedAt }: NonNullable<Row['case']>['applicant']): string | null {
  return erasedAt === null && VendorId.safeParse(externalId).success ? externalId : null;
}

/** The row of the ledger that was written with the decision, the move or the new round. */
async function ledgerPlace(caseId: string, id: string): Promise<CasePayload['data']['ledger']> {
  const rows = await db().ledgerRow.findMany({
    where: {
      subjectId: caseId,
      kind: { in: ['decision.recorded', 'case.moved', 'case.opened'] },
      entry: { contains: `Id":"${id}"` },
    },
    orderBy: { seq: 'asc' },
    select: { seq: true, hash: true },
    take: 1,
  });
  const [row] = rows;
  if (!row) throw new Error('a decision has a row in the ledger');
  return { seq: Number(row.seq), hash: row.hash };
}

type Secrets = { id: string; secret: string | null; previousSecret: string | null; previousUntil: Date | null };

function secretsOf({ id, secret, previousSecret, previousUntil }: Secrets): string[] {
  const isInOverlap = previousSecret !== null && previousUntil !== null && previousUntil > new Date();
  return [
    ...(secret === null ? [] : [unsealSecret(id, secret)]),
    ...(isInOverlap ? [unsealSecret(id, previousSecret, 'previous_secret')] : []),
  ];
}
