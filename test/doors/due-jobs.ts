import { randomUUID } from 'node:crypto';
import { db } from '#lib/data/database.ts';
import { sha256 } from '#lib/data/hash.ts';
import { requestPlace } from '#lib/data/lifecycle/request-seal.ts';
import { askErasure } from '#lib/data/lifecycle/requests.ts';
import { retentionInForce } from '#lib/data/retention/facts.ts';
import { keyEncryptionKey, sealText } from '#lib/data/seal.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { stepUpAct } from '#lib/review/lifecycle/act.ts';

/**
 * A deletion of someone who is due, as its dry run leaves it: the other journeys keep their policy, by which no one
 * is.
 */
export async function aPreparedDueJob(
  owner: MemberActor,
  applicantId: string,
): Promise<{ jobId: string; typed: string; selectionHash: string }> {
  const { version: policyVersion } = await retentionInForce();
  const { connectionId } = await db().applicant.findUniqueOrThrow({ where: { id: applicantId } });
  const [jobId, typed, selectionHash] = [randomUUID(), 'DELETE 1', sha256(applicantId)];
  await db().bulkJob.create({
    data: { id: jobId, act: 'delete', atVendor: false, memberId: owner.id, selectionHash, typed, policyVersion },
  });
  await db().bulkItem.create({
    data: { jobId, position: 0, applicantId, connectionId, where: 'here', commandId: randomUUID() },
  });
  return { jobId, typed, selectionHash };
}

/** The same, confirmed and stopped. */
export async function aStoppedDueJob(owner: MemberActor, second: MemberActor, applicantId: string): Promise<string> {
  const { jobId, selectionHash } = await aPreparedDueJob(owner, applicantId);
  const id = randomUUID();
  const reason = sealText('Trying a door', keyEncryptionKey(), requestPlace(id, 'reason'));
  const times = { expiresAt: new Date(Date.now() + 3_600_000), endedAt: new Date() };
  await db().erasureRequest.create({
    data: {
      id,
      jobId,
      selectionHash,
      reason,
      requestedBy: owner.id,
      confirmedBy: second.id,
      state: 'confirmed',
      ...times,
    },
  });
  await db().bulkJob.update({ where: { id: jobId }, data: { state: 'stopped' } });
  return jobId;
}

/** A request for such a deletion, of its owner. */
export async function aDueRequest(owner: MemberActor, applicantId: string): Promise<string> {
  const job = await aPreparedDueJob(owner, applicantId);
  const id = randomUUID();
  await provedFor(owner, job.selectionHash);
  await askErasure(owner, { id, jobId: job.jobId, typed: job.typed, reason: 'Trying a door' });
  return id;
}

/** The owner has proved who they are for asking, without a new session. */
export async function provedFor({ id: memberId, sessionId }: MemberActor, selectionHash: string): Promise<void> {
  const act = stepUpAct('ask', 'delete');
  await db().stepUp.create({
    data: { id: randomUUID(), memberId, sessionHash: sha256(sessionId), act, selectionHash },
  });
}
