import { record } from '#lib/data/ledger/ledger.ts';
import { flippedCases } from '#lib/data/rules/flips.ts';
import { judgedCounts, versionsOf } from '#lib/data/rules/history.ts';
import { aboutConnection } from '#lib/data/rules/open-request.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { flipRows, type RuleFile, versionRows } from '#lib/review/rules/file.ts';
import { keysOf } from '#lib/review/rules/matrix.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { connect } from '../connect.ts';
import { csvOf } from '../csv.ts';
import { type OpenRules, rulesIn, subjectOf } from './read.ts';

/** Which file: all versions of a kind, or the sessions that one simulation flips. */
export type RuleFileChoice = { file: RuleFile; kind: RuleKind; simulationId: string | null };

/**
 * Versions of a connection's rules, or the sessions that a simulation flips, as CSV. The export is recorded before it
 * is given away. Calls no vendor.
 * @throws Refusal `not_allowed`; `not_found` where the connection has no such rules or no such simulation
 */
export async function rulesFile(
  actor: MemberActor,
  connectionId: string,
  choice: RuleFileChoice,
): Promise<{ name: string; text: string }> {
  mustBeAble(actor, 'see-rules');
  const open = rulesIn(await connect(connectionId, 'person'));
  const { kind, file, simulationId } = choice;
  if (!open || open.book[kind] === null) throw new Refusal('not_found', 'This connection has no such rules.');
  const rows = await (file === 'versions' ? versionsIn(actor, open, kind) : flipsIn(actor, open, choice));
  const details = { rules: kind, file, simulationId: file === 'versions' ? null : simulationId, rows: rows.length - 1 };
  await record(actor, { kind: 'rules.exported', details }, aboutConnection({ connectionId }));
  return { name: `docket-${kind}-${file}.csv`, text: csvOf(rows) };
}

async function versionsIn(actor: MemberActor, open: OpenRules, kind: RuleKind) {
  const subject = subjectOf(open, kind);
  const [versions, judged] = await Promise.all([versionsOf(actor, subject), judgedCounts(actor, subject.connectionId)]);
  return versionRows(keysOf(open.book, kind), versions, kind === 'weights' ? judged : new Map());
}

async function flipsIn(actor: MemberActor, open: OpenRules, { kind, simulationId }: RuleFileChoice) {
  if (simulationId === null) throw new Refusal('not_found', 'There is no such simulation.');
  return flipRows(open.book, kind, await flippedCases(actor, subjectOf(open, kind), simulationId));
}
