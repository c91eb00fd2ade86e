import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import {
  acceptedResult,
  type SimulationDetail,
  type SimulationResult,
  type WeightRanges,
} from '#lib/review/rules/simulation/result.ts';
import type { SimulationView } from '#lib/review/rules/view.ts';
import { db, type Tx } from '../database.ts';
import { change, type Note } from '../ledger/ledger.ts';
import { type Draft, ownDraft } from './drafts.ts';
import { aboutConnection } from './open-request.ts';
import { type RuleSubject, subjectIn } from './subject.ts';

/**
 * Keeps what a simulation of one's own draft gave. A request to publish rests on it.
 * @param version the version of the draft that was simulated
 * @returns the id of the simulation
 * @throws Refusal `not_allowed`, `not_found`; `changed` when the draft was saved since; `invalid` for a result of
 * something else
 */
export function storeSimulation(
  actor: MemberActor,
  subject: RuleSubject,
  version: number,
  result: SimulationResult,
): Promise<string> {
  const accepted = acceptedResult(subject.kind, result);
  return change(actor, async (tx, note) => {
    const draft = await ownDraft(tx, actor, subject, version);
    if (!isOf(draft, accepted)) throw new Refusal('invalid', 'This is the result of another draft.');
    return keepSimulation(tx, note, subject, actor.id, accepted);
  });
}

/** Writes an accepted result, and its ledger row. @returns the id of the simulation */
export async function keepSimulation(
  tx: Tx,
  note: Note,
  subject: RuleSubject,
  memberId: string,
  accepted: SimulationResult,
): Promise<string> {
  const id = randomUUID();
  const { error, detail, ...counts } = accepted;
  const measured = {
    residual: error?.residual ?? null,
    coverage: error?.coverage ?? null,
    ...(detail ? { detail } : {}),
  };
  await tx.ruleSimulation.create({ data: { id, ...subjectIn(subject), ...counts, ...measured, memberId } });
  const { formula, draftHash, baseHash, used, newlyPassed, newlyFailed, cantTell } = accepted;
  const details = { formula, draftHash, baseHash, used, newlyPassed, newlyFailed, cantTell };
  note(
    { kind: 'rules.simulated', details: { rules: subject.kind, simulationId: id, ...details } },
    aboutConnection(subject),
  );
  return id;
}

/**
 * Refuses a draft whose simulation is missing or was run on other values.
 * @throws Refusal `closed`
 */
export async function mustBeSimulated(tx: Tx, subject: RuleSubject, draft: Draft, id: string | null): Promise<void> {
  const row = id === null ? null : await tx.ruleSimulation.findFirst({ where: { id, ...subjectIn(subject) } });
  if (row === null)
    throw new Refusal('closed', 'Rules are published after a simulation of the draft. Simulate it first.');
  if (!isOf(draft, row))
    throw new Refusal('closed', 'This simulation was run on other values. Simulate the draft again.');
}

/** The newest simulation of exactly these values, or null. The caller checks the right. */
export async function simulationOf(
  tx: Pick<Tx, 'ruleSimulation'>,
  subject: RuleSubject,
  { valuesHash, baseHash }: Pick<Draft, 'valuesHash' | 'baseHash'>,
): Promise<SimulationView | null> {
  const row = await tx.ruleSimulation.findFirst({
    where: { ...subjectIn(subject), draftHash: valuesHash, baseHash },
    orderBy: [{ madeAt: 'desc' }, { id: 'asc' }],
    include: { member: { select: { name: true } } },
    omit: { detail: true },
  });
  return row && simulationView(row);
}

/**
 * Formula and figures of a simulation; null where nothing was modelled.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function simulationDetail(actor: MemberActor, id: string): Promise<SimulationDetail | null> {
  mustBeAble(actor, 'see-rules');
  const row = await db().ruleSimulation.findUnique({ where: { id }, select: { detail: true } });
  if (!row) throw new Refusal('not_found', 'There is no such simulation.');
  // Only written from this type.
  return row.detail as SimulationDetail | null;
}

/**
 * What each weight could do alone, by the newest simulation on these values in force; null where there is none.
 * @throws Refusal `not_allowed`
 */
export async function newestRanges(
  actor: MemberActor,
  subject: RuleSubject,
  baseHash: string,
): Promise<WeightRanges | null> {
  mustBeAble(actor, 'see-rules');
  const row = await db().ruleSimulation.findFirst({
    where: { ...subjectIn(subject), baseHash },
    orderBy: [{ madeAt: 'desc' }, { id: 'asc' }],
    select: { detail: true, used: true },
  });
  // Only written from this type.
  const detail = (row?.detail ?? null) as SimulationDetail | null;
  if (row === null || detail === null) return null;
  const made = new Map(detail.terms.map((term) => [term.key, term.made]));
  const rows = detail.ranges.map((range) => [range.key, { ...range, made: made.get(range.key) ?? null }]);
  return { used: row.used, byKey: Object.fromEntries(rows) };
}

type Row = Omit<SimulationResult, 'skipped' | 'error' | 'detail'> & {
  id: string;
  skipped: unknown;
  residual: number | null;
  coverage: number | null;
  madeAt: Date;
  member: { name: string };
};

/** A stored simulation for the screen, without its figures ({@link simulationDetail}): lists show many. */
export function simulationView(row: Row): SimulationView {
  const { id, formula, draftHash, baseHash, used, newlyPassed, newlyFailed, cantTell, residual, coverage } = row;
  return {
    id,
    by: row.member.name,
    at: row.madeAt.toISOString(),
    formula,
    draftHash,
    baseHash,
    used,
    // Only written from this type.
    skipped: row.skipped as SimulationResult['skipped'],
    newlyPassed,
    newlyFailed,
    cantTell,
    error: residual === null || coverage === null ? null : { residual, coverage },
  };
}

function isOf(draft: Draft, result: Pick<SimulationResult, 'draftHash' | 'baseHash'>): boolean {
  return result.draftHash === draft.valuesHash && result.baseHash === draft.baseHash;
}
