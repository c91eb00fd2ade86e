import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import type { TimelineEntry } from '#lib/review/applicant/view.ts';
import type { CommandKind, CommandState } from '#lib/review/commands/command.ts';
import { canCommand, mustBeAbleToCommand } from '#lib/review/commands/rights.ts';
import { commandName } from '#lib/review/commands/sentence.ts';
import { nextStep } from '#lib/review/commands/steps.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { commandsAbout, ledgerHistoryOf } from '../applicants/timeline.ts';
import { db } from '../database.ts';
import { type CommandResult, type CommandSeal, commandSeal } from './sealing.ts';

const mostShown = 100;

/** The commands about an applicant, newest first, at most 100. @throws Refusal `not_allowed`, `not_found` */
export async function commandsOf(actor: Actor, applicantId: string): Promise<CommandView[]> {
  mustBeAble(actor, 'see-applicants');
  const about = await commandsAbout(applicantId);
  if (!about) throw new Refusal('not_found', 'There is no such applicant.');
  return about.length === 0 ? [] : commandViews(actor, { id: { in: about } });
}

/** Orders for new applicants that have not ended, newest first, at most 100. @throws Refusal `not_allowed` */
export async function unfinishedCreations(actor: MemberActor): Promise<CommandView[]> {
  mustBeAbleToCommand(actor, 'create_applicant');
  return commandViews(actor, { kind: 'create_applicant', endedAt: null });
}

/** The commands about a connection itself (weights, webhooks). @throws Refusal `not_allowed` */
export async function commandsOfConnection(actor: Actor, connectionId: string): Promise<CommandView[]> {
  mustBeAble(actor, 'see-connection-log');
  return commandViews(actor, { connectionId, applicantId: null });
}

/** One command, for members who may order its kind. @throws Refusal `not_allowed`, `not_found` */
export async function commandView(actor: MemberActor, id: string): Promise<CommandView> {
  const [view] = await commandViews(actor, { id });
  if (!view) throw new Refusal('not_found', 'There is no such command.');
  if (!canCommand(actor, view.kind)) throw new Refusal('not_allowed', 'Your role does not allow this.');
  return view;
}

type Where =
  | { id: string }
  | { id: { in: string[] } }
  | { connectionId: string; applicantId: null }
  | { kind: CommandKind; endedAt: null };
type Row = Awaited<ReturnType<typeof commandRows>>[number];

async function commandViews(actor: MemberActor, where: Where): Promise<CommandView[]> {
  const rows = await commandRows(where);
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

function commandRows(where: Where) {
  return db().command.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: mostShown,
    omit: { input: true },
    include: { member: { select: { name: true } }, applicant: { select: { id: true, dataKey: true } } },
  });
}

function viewOf(actor: MemberActor, row: Row, history: TimelineEntry[], now: Date): CommandView {
  // Both columns are only written from these types.
  const [kind, state] = [row.kind as CommandKind, row.state as CommandState];
  const seal = commandSeal(row.id, row.applicant);
  return {
    id: row.id,
    connectionId: row.connectionId,
    kind,
    name: commandName(kind),
    state,
    isReversible: row.isReversible,
    at: row.createdAt.toISOString(),
    by: row.member?.name ?? 'Docket',
    notBefore: row.notBefore.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    tries: row.tries,
    problem: row.problem,
    note: seal && row.note && mayReadNote(actor, kind) ? seal.unseal('note', row.note) : null,
    ...shownResult(actor, row.answer, seal, now),
    history,
    may: rightsOver(actor, kind, { ...row, state }, now),
  };
}

/**
 * Anyone with the link can enter the applicant's session: it is shown only to members who may order one, until it
 * expires.
 */
function shownResult(actor: MemberActor, answer: string | null, seal: CommandSeal | null, now: Date) {
  const result = answer && seal ? (JSON.parse(seal.unseal('answer', answer)) as CommandResult) : null;
  const { link = null, linkExpiresAt = null, scheduledFor = null } = result ?? {};
  const isOpen = linkExpiresAt === null || new Date(linkExpiresAt) > now;
  return { link: isOpen && can(actor, 'send-command') ? link : null, linkExpiresAt, scheduledFor };
}

/**
 * A note is free text, which can't be masked: shown to members who may reveal any field, or who could have written it.
 */
function mayReadNote(actor: MemberActor, kind: CommandKind): boolean {
  return can(actor, 'reveal-field') || canCommand(actor, kind);
}

function rightsOver(
  actor: MemberActor,
  kind: CommandKind,
  row: Row & { state: CommandState },
  now: Date,
): CommandView['may'] {
  const may = (event: 'withdraw' | 'resume' | 'settle') =>
    canCommand(actor, kind) && nextStep(row, { kind: event }, now, 0) !== null;
  return { withdraw: may('withdraw'), resume: may('resume'), settle: may('settle') };
}
