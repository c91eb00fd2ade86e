import { randomUUID } from 'node:crypto';
import type { Door } from '#lib/auth/doors.ts';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { moveCase } from '#lib/data/cases/moves/move.ts';
import { db } from '#lib/data/database.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase } from '../builders/applicant.ts';
import { anApproval } from '../builders/decision.ts';
import { aMember } from '../builders/member.ts';

/** A round of review in the state that a door needs. */
export type Round = { caseId: string; version: number; decisionId: string; moveId: string };

export const absentRound = (): Round => ({
  caseId: randomUUID(),
  version: 1,
  decisionId: randomUUID(),
  moveId: randomUUID(),
});

/** Makes the round that a member can act on through a door: decided, moved or staged by the right person. */
export async function roundFor(door: Door, actor: MemberActor, connectionId: string): Promise<Round> {
  const absent = absentRound();
  const found = await aCase(connectionId);
  const of = { ...absent, caseId: found.caseId, version: found.version };
  if (door === 'action undoDecision' || door === 'action reopenCase') return decided(actor, of);
  if (door === 'action undoMove' || door === 'action resumeCase') return held(actor, of);
  if (door === 'action withdrawStaged') return staged(actor, of);
  if (door === 'action confirmDecision' || door === 'action returnDecision')
    return staged(await aMember('reviewer'), of);
  return of;
}

async function decided(actor: MemberActor, of: Round): Promise<Round> {
  await recordDecision(actor, anApproval(of, { decisionId: of.decisionId }));
  return of;
}

async function held(actor: MemberActor, of: Round): Promise<Round> {
  const { caseId, version, moveId } = of;
  const said = { kind: 'held' as const, reasons: [], note: 'Trying a door', until: null, toMemberId: null };
  await moveCase(actor, { moveId, caseId, version, ...said });
  return { ...of, version: version + 1 };
}

/** A hit that is a true match sends an approval to a second person. */
async function staged(actor: MemberActor, of: Round): Promise<Round> {
  const blocker = { kind: 'hit', tone: 'fail', label: 'Sanctions', title: 'Sanctions true match', place: 'hits' };
  await db().case.update({ where: { id: of.caseId }, data: { blockers: [blocker] } });
  const why = { reasons: ['AP-03'], note: 'The entry was removed from the list.' };
  await recordDecision(actor, anApproval(of, { decisionId: of.decisionId, ...why }));
  return { ...of, version: of.version + 1 };
}
