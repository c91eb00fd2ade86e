import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { type CommandKind, isAwaited, isErasing } from '#lib/review/commands/command.ts';
import { mustBeAbleToOrder } from '#lib/review/commands/rights.ts';
import { commandName } from '#lib/review/commands/sentence.ts';
import { initialProgress } from '#lib/review/commands/steps.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { momentLabel } from '#lib/review/values/day.ts';
import { db, type Tx } from '../database.ts';
import { formReused } from '../form-hmac.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { isHeld } from '../lifecycle/holds.ts';
import { policiesInForce } from '../policies.ts';
import { applicantOf, commandSeal } from './sealing.ts';

/** An order's content, accepted by lib/exchange for the connection. `id` is made with the form. */
export type AcceptedCommand = {
  id: string;
  kind: CommandKind;
  isReversible: boolean;
  input: Readonly<Record<string, unknown>>;
};

/** An order about an applicant, or about the connection itself when `applicantId` is null. */
export type NewCommand = AcceptedCommand & {
  connectionId: string;
  applicantId: string | null;
  decision: { id: string; caseId: string } | null;
};

/**
 * Records a command; it is sent later. The same form sent again is the same command.
 * @returns its id
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the connection is paused or removed, the applicant was
 * erased, or an irreversible command of this kind has not ended yet; `invalid` when the id was used for another order
 */
export async function recordCommand(actor: Actor, order: NewCommand): Promise<string> {
  await changeIfAny(actor, (tx, note) => addCommand(tx, note, actor, order));
  return order.id;
}

/** {@link recordCommand} inside another transaction: a decision and its command are saved together or not at all. */
export async function addCommand(tx: Tx, note: Note, actor: Actor, order: NewCommand): Promise<void> {
  mustBeAbleToOrder(actor, order.kind);
  await mustBeActive(tx, order.connectionId);
  const applicant = await applicantOf(tx, order.applicantId);
  if (applicant && applicant.connectionId !== order.connectionId)
    throw new Refusal('not_found', 'There is no such applicant.');
  const seal = commandSeal(order.id, applicant);
  if (!seal)
    throw new Refusal('closed', 'This applicant was erased, or could not be read; nothing can be ordered for them.');
  const { id, connectionId, applicantId, kind, isReversible } = order;
  if (applicantId !== null && isErasing(kind, isReversible) && (await isHeld(tx, applicantId)))
    throw new Refusal('closed', 'This applicant is under legal hold; nothing that erases can be ordered.');
  await lockOrders(tx, order);
  const { values } = await policiesInForce(tx);
  // The command of a decision waits too, so that undoing the decision leaves no trace at the vendor.
  const waits = order.decision !== null || (!isReversible && !isAwaited(kind));
  const first = initialProgress(waits, values.undo.seconds, await databaseNow(tx));
  const input = JSON.stringify(order.input);
  // skipDuplicates relies on the index: of two requests with the same form at once, the second waits here for the
  // first.
  const { count } = await tx.command.createMany({
    data: [{ ...first, ...about(actor, order), input: seal.seal('input', input) }],
    skipDuplicates: true,
  });
  if (count === 0) return mustBeSameOrder(tx, actor, order, (sealed) => seal.unseal('input', sealed) === input);
  await mustHaveNoOpenOrder(tx, order);
  note(
    {
      kind: 'command.recorded',
      details: {
        commandId: id,
        command: kind,
        connectionId,
        applicantId,
        isReversible,
        notBefore: first.notBefore.toISOString(),
      },
    },
    { type: 'command', id },
  );
}

/** The ids of the commands a decision ordered. */
export async function commandsOfDecision(tx: Pick<Tx, 'command'>, decisionId: string): Promise<string[]> {
  return (await tx.command.findMany({ where: { decisionId }, select: { id: true } })).map(({ id }) => id);
}

/** The connection a case came through. @throws Refusal `not_allowed`, `not_found` */
export async function connectionOfCase(actor: Actor, caseId: string): Promise<string> {
  mustBeAble(actor, 'see-applicants');
  const found = await db().case.findUnique({ where: { id: caseId }, select: { connectionId: true } });
  if (!found) throw new Refusal('not_found', 'There is no such case.');
  return found.connectionId;
}

/** The database's time. All times of commands are taken from it, so that machines with different clocks agree. */
export async function databaseNow(tx: Pick<Tx, '$queryRaw'>): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp()::timestamptz(3) AS now`;
  if (!row) throw new Error('the database has no clock');
  return row.now;
}

function about(actor: Actor, { id, connectionId, applicantId, kind, isReversible, decision }: NewCommand) {
  const memberId = actor.kind === 'member' ? actor.id : null;
  return {
    id,
    connectionId,
    applicantId,
    kind,
    isReversible,
    memberId,
    caseId: decision?.caseId ?? null,
    decisionId: decision?.id ?? null,
  };
}

/** Irreversible orders of one kind for one applicant are recorded one after the other. */
async function lockOrders(tx: Tx, { applicantId, kind, isReversible }: NewCommand): Promise<void> {
  if (applicantId === null || isReversible) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`command ${kind} ${applicantId}`}, 0))`;
}

/**
 * An irreversible command is not ordered again before the first has ended: a second one would be sent blindly while the
 * outcome of the first is unknown. To try again, a person resumes the first or settles it.
 */
async function mustHaveNoOpenOrder(tx: Tx, { id, applicantId, kind, isReversible }: NewCommand): Promise<void> {
  if (applicantId === null || isReversible) return;
  const open = await tx.command.count({
    where: { applicantId, kind, isReversible: false, endedAt: null, id: { not: id } },
  });
  if (open > 0)
    throw new Refusal(
      'closed',
      'The same was ordered for this applicant before and has not ended. Look at its commands.',
    );
}

/** Locks the row, so that the connection can't be paused at the same moment. */
async function mustBeActive(tx: Tx, connectionId: string): Promise<void> {
  const [row] = await tx.$queryRaw<
    { status: string }[]
  >`SELECT status FROM connection WHERE id = ${connectionId}::uuid FOR SHARE`;
  if (!row) throw new Refusal('not_found', 'There is no such connection.');
  if (row.status !== 'active')
    throw new Refusal('closed', 'This connection is paused or removed; nothing is sent through it.');
}

async function mustBeSameOrder(
  tx: Tx,
  actor: Actor,
  order: NewCommand,
  isSameInput: (sealed: string) => boolean,
): Promise<void> {
  const known = await tx.command.findUnique({ where: { id: order.id }, omit: { answer: true } });
  const { isReversible: _, ...given } = about(actor, order);
  const isSame =
    known !== null && Object.entries(given).every(([name, value]) => known[name as keyof typeof given] === value);
  if (isSame && isSameInput(known.input)) return;
  if (known === null || known.memberId !== given.memberId || known.applicantId !== given.applicantId)
    throw formReused();
  const { kind, createdAt } = known;
  throw new Refusal(
    'invalid',
    `This is already ordered as “${commandName(kind as CommandKind)}” on ${momentLabel(createdAt)}. ` +
      'What you sent now differs from it.',
  );
}
