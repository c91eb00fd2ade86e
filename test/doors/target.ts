import { randomUUID } from 'node:crypto';
import { contentOf, screenHash } from '#lib/data/cases/deciding/content.ts';
import { recordImageSent } from '#lib/data/cases/evidence.ts';
import { addConnection, pauseConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { inviteMember } from '#lib/data/members/members.ts';
import { can } from '#lib/review/access.ts';
import { type MemberActor, type Role, worker } from '#lib/review/actor.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { aCase, anApplicant } from '../builders/applicant.ts';
import { aMember } from '../builders/member.ts';
import { aPicture } from '../builders/picture.ts';
import { type AccountTarget, absentAccounts, accountsFor } from './accounts.ts';
import { aSearchAt, type OrderedTarget, orderedAt, someoneAt } from './commands.ts';
import { absentEndpoint, type EndpointTarget, endpointFor, removeEndpointTargets } from './endpoints.ts';
import { judgedHits } from './hits.ts';
import { absentJobs, type JobTarget, jobsFor } from './jobs.ts';
import { absentPolicies, type PoliciesTarget } from './policies.ts';
import { anExport } from './queue.ts';
import { absentRound, type Round } from './rounds.ts';
import { absentRules, type RulesTarget } from './rules.ts';

/** The records that requests name: an applicant with a case and an image, of a connection that is never pulled. */
export type Target = {
  applicantId: string;
  caseId: string;
  version: number;
  /** Hash of the data on the case's screen. */
  contentHash: string;
  imageId: string;
  /** That image and another, both with a face, of which the caller was sent copies. */
  faceIds: [string, string];
  token: string;
  /** A reviewer who does nothing. */
  memberId: string;
  /** A connection to a sandbox account without a list, with its own label, and the applicant of a dead letter there. */
  connection: { id: string; provider: string; label: string; externalId: string };
  /** An applicant of that connection and two commands: one can still be withdrawn, one waits for a person. */
  ordered: OrderedTarget;
  /** A search of a wallet at that account that found it. */
  searchId: string;
  /** An open hit of another applicant, a resolved one, and the clearance kept with it. */
  hit: { id: string; version: number };
  resolved: { id: string; version: number };
  /** A look-up of that open hit, with a file. */
  lookupId: string;
  clearanceId: string;
  /** A saved view of the caller. */
  viewId: string;
  /** A file of the queue's cases, ready for the caller. */
  exportId: string;
  /** An endpoint of the desk's own sandbox, and a message to it that failed. */
  endpoint: EndpointTarget;
  /** The connection whose vendor takes a webhook address over its API. */
  registrar: string;
  /** A round of review that a door acts on; see rounds.ts. */
  round: Round;
  /** The paused connection of the applicant. */
  doorsConnection: string;
  jobs: JobTarget;
  /** A connection's rules that a door acts on; see rules.ts. */
  rules: RulesTarget;
  /** A draft of the policies or a request that a door acts on; see policies.ts. */
  policies: PoliciesTarget;
  accounts: AccountTarget;
};

/** A name that only this applicant has: a response that contains it has leaked personal data. */
export const canary = 'Quillfeather';

/** Only the targets have it. */
export const provider = 'doors';

let connection: Promise<string> | undefined;

/**
 * A new target for a role. Each door gets its own, because a door may change its target.
 * @param caller the member who calls: without one there are no jobs, requests and accounts, which belong to someone
 * @param named what is named of it (namedBy); of jobs, accounts, commands and hits, the others do not exist
 */
export async function aTarget(
  role: Role = 'reviewer',
  caller: MemberActor | null = null,
  named: ReadonlySet<keyof Target> | null = null,
): Promise<Target> {
  const isNamed = (...parts: (keyof Target)[]) => named === null || parts.some((part) => named.has(part));
  const absent = absentTarget();
  connection ??= aPausedConnection();
  const person = {
    fullName: `Zvezdana ${canary}`,
    givenName: 'Zvezdana',
    familyName: canary,
    email: `${canary}@example.test`,
  };
  const found = await aCase(await connection, anApplicant({ person, raw: { name: canary } }));
  const faceIds = await facesFor(caller, found.applicantId);
  const { token } = await inviteMember(worker, {
    email: `${randomUUID()}@docket.test`,
    name: 'Someone new',
    role: 'reviewer',
  });
  const [account, registrar] = [await aSandboxAccount(), await theRegistrar()];
  const ordered = isNamed('ordered')
    ? await orderedAt(account.id, role === 'admin' ? registrar : null)
    : absent.ordered;
  const searchId = isNamed('searchId') ? await aSearchAt(account.id) : absent.searchId;
  const hits = isNamed('hit', 'resolved', 'clearanceId', 'lookupId') ? await judgedHits(await connection, person) : {};
  const contentHash = await hashOnScreen(found);
  const jobs = caller && isNamed('jobs') ? await jobsFor(caller, () => someoneAt(account.id)) : absent.jobs;
  const accounts = caller && isNamed('accounts') ? await accountsFor(caller) : absent.accounts;
  const [viewId, exportId] = [await aView(caller), await anExport(caller)];
  const endpoint = named?.has('endpoint') ? await endpointFor(await connection) : absent.endpoint;
  const rest = {
    endpoint,
    contentHash,
    doorsConnection: await connection,
    jobs,
    accounts,
    registrar,
    searchId,
    viewId,
    exportId,
  };
  const { id: memberId } = await aMember('reviewer');
  const others = { imageId: faceIds[0], faceIds, token, memberId, connection: account, ordered };
  return { ...absent, ...found, ...rest, ...others, ...hits };
}

async function facesFor(caller: MemberActor | null, applicantId: string): Promise<[string, string]> {
  const images = await db().image.findMany({ where: { applicantId }, orderBy: { position: 'asc' }, take: 2 });
  const [one, other] = images.map(({ id }) => id);
  if (!one || !other) throw new Error('the target has no two images');
  for (const imageId of [one, other]) {
    const sha256 = await aPicture(imageId);
    if (caller && can(caller, 'see-images'))
      await recordImageSent(caller, applicantId, { imageId, page: 1, size: 'full', sha256, isPrefetch: false });
  }
  return [one, other];
}

async function aView(caller: MemberActor | null): Promise<string> {
  const id = randomUUID();
  if (caller) await db().savedView.create({ data: { id, memberId: caller.id, name: 'Doors', query: 'tab=open' } });
  return id;
}

/** A target of which nothing exists. */
export function absentTarget(): Target {
  const absent = { id: randomUUID(), provider: 'nobody', label: 'Nothing', externalId: 'nobody' };
  const ordered = { applicantId: randomUUID(), held: randomUUID(), stuck: randomUUID() };
  const ids = {
    applicantId: randomUUID(),
    caseId: randomUUID(),
    imageId: randomUUID(),
    faceIds: [randomUUID(), randomUUID()] as [string, string],
    token: randomUUID(),
    memberId: randomUUID(),
    registrar: randomUUID(),
    searchId: randomUUID(),
    viewId: randomUUID(),
    exportId: randomUUID(),
    hit: { id: randomUUID(), version: 1 },
    resolved: { id: randomUUID(), version: 1 },
    clearanceId: randomUUID(),
    lookupId: randomUUID(),
  };
  const rest = { contentHash: '0'.repeat(64), round: absentRound(), doorsConnection: randomUUID() };
  const none = {
    jobs: absentJobs(),
    accounts: absentAccounts(),
    policies: absentPolicies(),
    endpoint: absentEndpoint(),
    rules: absentRules(),
  };
  return { ...ids, ...rest, ...none, version: 1, connection: absent, ordered };
}

/** Hash of the data on a case's screen. */
export async function hashOnScreen({ caseId, applicantId }: { caseId: string; applicantId: string }): Promise<string> {
  return screenHash(await contentOf(db(), applicantId, await blockersOf(caseId)));
}

async function blockersOf(caseId: string): Promise<Blocker[]> {
  const { blockers } = await db().case.findUniqueOrThrow({ where: { id: caseId }, select: { blockers: true } });
  return blockers as Blocker[];
}

/** Hides the targets from the queue and the lists that other journeys use, and closes the database. */
export async function removeTargets(): Promise<void> {
  await db().case.updateMany({
    where: { connection: { provider }, state: { in: ['open', 'claimed'] } },
    data: { state: 'snoozed', wakesAt: new Date(Date.now() + 3_600_000) },
  });
  await db().hit.updateMany({
    where: { applicant: { connection: { provider } }, goneAt: null },
    data: { goneAt: new Date() },
  });
  const ours = { label: { startsWith: accountName } };
  await db().erasureRequest.updateMany({
    where: { state: 'waiting', job: { items: { some: { applicant: { connection: ours } } } } },
    data: { state: 'void', endedAt: new Date() },
  });
  await db().connection.updateMany({
    where: ours,
    data: { status: 'removed', pausedBecause: null },
  });
  await removeEndpointTargets();
  await closeDatabase();
}

/** One connection for all specs, of a provider that does not exist: it is never pulled, and no filter shows it. */
async function aPausedConnection(): Promise<string> {
  const id = await addConnection(worker, { provider, label: 'Doors', mode: 'test', settings: {} });
  await pauseConnection(worker, id, 'by_hand');
  return id;
}

/** Allpass has no list, so no worker copies from it; it answers "not found" for an unknown applicant. */
export const sandboxSettings = () => ({
  baseUrl: `${process.env.DOCKET_SANDBOX_URL}/allpass`,
  appKey: 'sandbox-allpass-plain',
});

export const accountName = 'Door account';

async function aSandboxAccount(): Promise<Target['connection']> {
  const label = `${accountName} ${randomUUID()}`;
  const provider = 'allpass';
  const id = await addConnection(worker, { provider, label, mode: 'test', settings: sandboxSettings() });
  const externalId = randomUUID();
  await db().refetch.create({ data: { connectionId: id, externalId, because: 'webhook', state: 'dead', tries: 5 } });
  return { id, provider, label, externalId };
}

async function theRegistrar(): Promise<string> {
  const { id } = await db().connection.findFirstOrThrow({
    where: { provider: 'vult', status: 'active' },
    select: { id: true },
  });
  return id;
}
