import 'server-only';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { AuditDetails, AuditKind } from '#lib/review/audit/audit.ts';
import type { CommandState } from '#lib/review/commands/command.ts';
import { commandSeal } from '../commands/sealing.ts';
import type { Tx } from '../database.ts';
import { byId, firstDifference, isId, noteFault, pagesOf } from './compare.ts';

type CommandAct = Extract<AuditKind, `command.${string}`>;

/** The possible states of a command after its last entry in the ledger. Steps of reading back are not recorded. */
const statesAfter: Record<CommandAct, readonly CommandState[]> = {
  'command.recorded': ['held', 'waiting'],
  'command.sent': ['unknown', 'waiting'],
  'command.postponed': ['waiting'],
  'command.unconfirmed': ['unknown', 'waiting'],
  'command.confirmed': ['done'],
  'command.refused': ['refused'],
  'command.contradicted': ['conflict'],
  'command.handed-over': ['needs_person'],
  'command.withdrawn': ['withdrawn'],
  'command.resumed': ['waiting'],
  'command.settled': ['settled'],
};

/** After these entries a command can't change, so its row is compared with them. */
const ends: readonly string[] = ['command.confirmed', 'command.withdrawn', 'command.settled'] satisfies CommandAct[];

/**
 * Compares commands with the entries of their order and end. Keys are the entries' numbers; null where all is equal.
 */
export async function commandFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const logged = entries.filter(({ kind }) => kind === 'command.recorded' || ends.includes(kind));
  const ids = [...new Set(logged.map(idOf))].filter(isId);
  const stored = new Map((await commandsById(tx, ids)).map((row) => [row.id, row]));
  return new Map(
    logged.map((entry) => {
      const row = stored.get(idOf(entry));
      if (!row) return [entry.seq, `its command ${idOf(entry)} is missing`];
      return [entry.seq, entry.kind === 'command.recorded' ? orderFault(entry, row) : endFault(entry, row)];
    }),
  );
}

/** Commands without a ledger entry, and those whose state does not fit their last entry. */
export async function* unrecordedCommands(tx: Tx): AsyncGenerator<RecordFault> {
  for await (const rows of pagesOf((after) => commandPage(tx, after))) {
    const acts = await tx.ledgerRow.findMany({
      where: { subjectId: { in: rows.map(({ id }) => id) }, kind: { startsWith: 'command.' } },
      orderBy: { seq: 'asc' },
      select: { seq: true, subjectId: true, kind: true },
    });
    const logged = Map.groupBy(acts, ({ subjectId }) => subjectId);
    for (const { id, state } of rows) {
      const reason = standingFault(state, logged.get(id) ?? []);
      if (reason !== null) yield { place: { table: 'command', id }, reason };
    }
  }
}

type Stored = Awaited<ReturnType<typeof commandsById>>[number];

function commandsById(tx: Tx, ids: string[]) {
  const applicant = { select: { id: true, dataKey: true } };
  return tx.command.findMany({
    where: { id: { in: ids } },
    omit: { input: true, answer: true },
    include: { applicant },
  });
}

function commandPage(tx: Tx, after: string) {
  return tx.command.findMany({ ...byId(after), select: { id: true, state: true } });
}

function idOf({ details }: LedgerEntry): string {
  return String(details.commandId);
}

function orderFault({ actor, details }: LedgerEntry, row: Stored): string | null {
  const { command, connectionId, applicantId, isReversible } = details as AuditDetails['command.recorded'];
  return firstDifference([
    ['its command is', command, row.kind],
    ['its command goes to the connection', connectionId, row.connectionId],
    ['its command is about the applicant', applicantId, row.applicantId],
    ['its command can be taken back:', isReversible, row.isReversible],
    ['its command was ordered by', actor.type === 'person' ? actor.id : null, row.memberId],
  ]);
}

function endFault({ kind, details }: LedgerEntry, row: Stored): string | null {
  const [state] = statesAfter[kind as CommandAct];
  const { command, noteHash } = details as AuditDetails['command.settled'];
  const wrong = firstDifference([
    ['its command is', command, row.kind],
    ['its command is', state, row.state],
    ['its command has ended:', true, row.endedAt !== null],
  ]);
  if (wrong !== null || kind !== 'command.settled') return wrong;
  // Settled after its applicant was erased, a command has no note.
  const seal = commandSeal(row.id, row.applicant);
  return seal && noteFault('command', noteHash, row.note, (note) => seal.unseal('note', note));
}

function standingFault(state: string, acts: { seq: bigint; kind: string }[]): string | null {
  const last = acts.at(-1);
  if (!last || acts[0]?.kind !== 'command.recorded') return 'the ledger has no entry of its order';
  const possible: readonly string[] = statesAfter[last.kind as CommandAct] ?? [];
  return possible.includes(state) ? null : `it is ${state}, and its last entry is ${last.kind} (row ${last.seq})`;
}
