import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import type { TimelineEntry } from '#lib/review/applicant/view.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import { type CryptoSearch, cryptoSearchView } from '#lib/review/commands/crypto-search.ts';
import { canCommand, mustBeAbleToCommand } from '#lib/review/commands/rights.ts';
import { commandName } from '#lib/review/commands/sentence.ts';
import { type CommandProgress, nextStep } from '#lib/review/commands/steps.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { commandIds, ledgerHistoryOf } from '../applicants/timeline.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { type CommandResult, commandSeal } from './sealing.ts';

const mostShown = 100;

/** The commands about an applicant, newest first, at most 100. @throws Refusal `not_allowed`, `not_found` */
export async function commandsOf(actor: Actor, applicantId: string): Promise<CommandView[]> {
  mustBeAble(actor, 'see-applicants');
  const rows = await select<Row | NoRow>(
    Prisma.sql`
      SELECT ${columns}
      FROM applicant a LEFT JOIN LATERAL (
        SELECT c.* FROM (${commandIds}) o JOIN command c ON c.id = o.id
        ORDER BY c.created_at DESC, c.id LIMIT ${mostShown}) c ON TRUE
      ${joins} WHERE a.id = ${applicantId}::uuid ORDER BY c.created_at DESC, c.id`,
    'commands of an applicant',
  );
  if (rows.length === 0) throw new Refusal('not_found', 'There is no such applicant.');
  return viewsOf(
    actor,
    rows.filter((row) => row.id !== null),
  );
}

/** Orders for new applicants that have not ended, newest first, at most 100. @throws Refusal `not_allowed` */
export async function unfinishedCreations(actor: MemberActor): Promise<CommandView[]> {
  mustBeAbleToCommand(actor, 'create_applicant');
  return commandViews(actor, Prisma.sql`c.kind = 'create_applicant' AND c.ended_at IS NULL`);
}

/**
 * Searches of wallets and transactions that were made about no applicant, newest first, at most 100.
 * @throws Refusal `not_allowed`
 */
export async function cryptoSearches(actor: Actor): Promise<CommandView[]> {
  mustBeAble(actor, 'see-crypto');
  return commandViews(actor, Prisma.sql`c.kind = 'search_crypto' AND c.applicant_id IS NULL`);
}

/** The commands about a connection itself (weights, webhooks). @throws Refusal `not_allowed` */
export async function commandsOfConnection(actor: Actor, connectionId: string): Promise<CommandView[]> {
  mustBeAble(actor, 'see-connection-log');
  return commandViews(actor, Prisma.sql`c.connection_id = ${connectionId}::uuid AND c.applicant_id IS NULL`);
}

/** One command, for members who may order its kind. @throws Refusal `not_allowed`, `not_found` */
export async function commandView(actor: MemberActor, id: string): Promise<CommandView> {
  const [view] = await commandViews(actor, Prisma.sql`c.id = ${id}::uuid`);
  if (!view) throw new Refusal('not_found', 'There is no such command.');
  if (!canCommand(actor, view.kind)) throw new Refusal('not_allowed', 'Your role does not allow this.');
  return view;
}

/** Both kind and state are only written from these types. */
type Row = CommandProgress & {
  id: string;
  connectionId: string;
  kind: CommandKind;
  isReversible: boolean;
  endedAt: Date | null;
  problem: string | null;
  note: string | null;
  answer: string | null;
  /** The input of a search. */
  searched: string | null;
  by: string | null;
  applicantId: string | null;
  dataKey: string | null;
};

/** An applicant without commands. */
type NoRow = { [column in keyof Row]: null };

/** Of a command `c`, with who ordered it and the key of its applicant. */
const columns = Prisma.sql`
  c.id, c.connection_id AS "connectionId", c.kind, c.is_reversible AS "isReversible", c.state, c.tries,
  c.not_before AS "notBefore", c.sent_at AS "sentAt", c.created_at AS "createdAt", c.ended_at AS "endedAt", c.problem,
  c.note, c.answer, CASE WHEN c.kind = 'search_crypto' THEN c.input END AS searched, m.name AS by,
  k.id AS "applicantId", k.data_key AS "dataKey"`;
const joins = Prisma.sql`LEFT JOIN member m ON m.id = c.member_id LEFT JOIN applicant k ON k.id = c.applicant_id`;

async function commandViews(actor: MemberActor, where: Prisma.Sql): Promise<CommandView[]> {
  const rows = await select<Row>(Prisma.sql`
    SELECT ${columns} FROM command c ${joins} WHERE ${where} ORDER BY c.created_at DESC, c.id LIMIT ${mostShown}`);
  return viewsOf(actor, rows);
}

async function viewsOf(actor: MemberActor, rows: readonly Row[]): Promise<CommandView[]> {
  const entries = await ledgerHistoryOf(rows.map(({ id }) => id));
  const history = Map.groupBy(entries, ({ subjectId }) => subjectId);
  const now = new Date();
  return rows.map((row) =>
    viewOf(
      actor,
      row,
      (history.get(row.id) ?? []).map(({ entry: { at, kind, text, by } }) => ({ at, kind, text, by })),
      now,
    ),
  );
}

function viewOf(actor: MemberActor, row: Row, history: TimelineEntry[], now: Date): CommandView {
  const { kind, state, applicantId } = row;
  const seal = commandSeal(row.id, applicantId === null ? null : { id: applicantId, dataKey: row.dataKey });
  const result = row.answer && seal ? (JSON.parse(seal.unseal('answer', row.answer)) as CommandResult) : null;
  return {
    id: row.id,
    connectionId: row.connectionId,
    kind,
    name: commandName(kind),
    state,
    isReversible: row.isReversible,
    at: row.createdAt.toISOString(),
    by: row.by ?? 'Docket',
    notBefore: row.notBefore.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    tries: row.tries,
    problem: row.problem,
    note: seal && row.note && mayReadNote(actor, kind) ? seal.unseal('note', row.note) : null,
    ...shownResult(actor, result, now),
    search: row.searched && seal ? shownSearch(actor, seal.unseal('input', row.searched), result) : null,
    history,
    may: rightsOver(actor, row, now),
  };
}

/**
 * Anyone with the link can enter the applicant's session: it is shown only to members who may order one, until it
 * expires.
 */
function shownResult(actor: MemberActor, result: CommandResult | null, now: Date) {
  const { link = null, linkExpiresAt = null, scheduledFor = null } = result ?? {};
  const isOpen = linkExpiresAt === null || new Date(linkExpiresAt) > now;
  return { link: isOpen && can(actor, 'send-command') ? link : null, linkExpiresAt, scheduledFor };
}

/** Its input was accepted by the adapter, which takes what every search takes. */
function shownSearch(actor: MemberActor, input: string, result: CommandResult | null): CommandView['search'] {
  return cryptoSearchView(JSON.parse(input) as CryptoSearch, result?.crypto ?? null, can(actor, 'see-names'));
}

/**
 * A note is free text, which can't be masked: shown to members who may reveal any field, or who could have written it.
 */
function mayReadNote(actor: MemberActor, kind: CommandKind): boolean {
  return can(actor, 'reveal-field') || canCommand(actor, kind);
}

function rightsOver(actor: MemberActor, row: Row, now: Date): CommandView['may'] {
  const may = (event: 'withdraw' | 'resume' | 'settle') =>
    canCommand(actor, row.kind) && nextStep(row, { kind: event }, now, 0) !== null;
  return { withdraw: may('withdraw'), resume: may('resume'), settle: may('settle') };
}
