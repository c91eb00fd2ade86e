import { createHmac } from 'node:crypto';
import { request as open } from 'node:http';
import { Client } from 'undici';
import { addConnection, pauseConnection } from '#lib/data/connections/connections.ts';
import { db } from '#lib/data/database.ts';
import { env } from '#lib/env.ts';
import { worker } from '#lib/review/actor.ts';
import {
  anEvent,
  blockpass,
  deliver,
  type Sent,
  type WebhookAccount,
  webhookAccounts,
} from '#test/builders/delivery.ts';
import { testSize } from '#test/database/size.ts';
import { endTargets } from '#test/doors/target.ts';
import { at, type Forged, type Forgery, forgery } from '#test/journeys/webhook-forgeries.ts';
import { expect, test } from './fixtures.ts';

const runs = testSize({ small: 600, full: 20_000 });
const replays = testSize({ small: 200, full: 1_000 });

test.afterAll(() => endTargets());

/** A connection that takes webhooks and asks nobody: what came in can be counted. */
async function aRestingConnection({
  provider,
  settings,
}: Pick<WebhookAccount, 'provider' | 'settings'>): Promise<string> {
  const id = await addConnection(worker, { provider, label: crypto.randomUUID(), mode: 'test', settings });
  await pauseConnection(worker, id, 'by_hand');
  return id;
}

async function aTargetOf(account: WebhookAccount): Promise<Forged> {
  const { webhookSecret, webhookToken, webhookAuth, cryptoKey, hmacKey, encryption, ...rest } = account.settings;
  return {
    account,
    connectionId: await aRestingConnection(account),
    withoutSecretId: await aRestingConnection({ ...account, settings: rest }),
  };
}

/** Everything a delivery could have changed: rows and their content, past the application. */
async function standing(connectionIds: string[]): Promise<unknown> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT (SELECT md5(string_agg(a::text, ',' ORDER BY a.id)) FROM applicant a WHERE connection_id = ANY(${connectionIds}::uuid[])) AS applicants,
      (SELECT md5(string_agg(c::text, ',' ORDER BY c.id)) FROM "case" c WHERE connection_id = ANY(${connectionIds}::uuid[])) AS cases,
      (SELECT md5(string_agg(k::text, ',' ORDER BY k.external_id)) FROM refetch k WHERE connection_id = ANY(${connectionIds}::uuid[])) AS asks,
      (SELECT md5(string_agg(e::text, ',' ORDER BY e.id)) FROM webhook_event e WHERE connection_id = ANY(${connectionIds}::uuid[])) AS events,
      (SELECT md5(string_agg(n::text, ',' ORDER BY n.id)) FROM connection n WHERE id = ANY(${connectionIds}::uuid[])) AS connections,
      (SELECT count(*)::int FROM ledger WHERE actor_id IS DISTINCT FROM 'worker') AS acts`;
  return row;
}

type Post = { path: string; headers: [string, string][]; body: Buffer };

/** As raw as it gets: the request line and the headers are as given. Gives the status and how long it took. */
async function post(
  client: Client,
  { path, headers, body }: Post,
): Promise<{ status: number; text: string; ms: number }> {
  const began = performance.now();
  const answer = await client.request({ method: 'POST', path, headers: headers.flat(), body });
  const text = await answer.body.text();
  return { status: answer.statusCode, text, ms: performance.now() - began };
}

const plainly = (connectionId: string, { body, headers, path }: Sent): Post => ({
  path: at(connectionId, path),
  headers: Object.entries(headers),
  body,
});

/** Runs over all of them with so many at once. */
async function allOf<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T, client: Client) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const sender = async () => {
    const client = new Client(env().PUBLIC_URL);
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value, client);
    await client.close();
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
}

const percentile = (ms: number[], share: number) =>
  Math.round(ms.sort((a, b) => a - b)[Math.floor(ms.length * share)] ?? 0);

test(`${runs} forged and malformed deliveries of every vendor change nothing, and are answered like a good one`, async () => {
  test.setTimeout(testSize({ small: 120_000, full: 1_800_000 }));
  const targets = await Promise.all(webhookAccounts().map(aTargetOf));
  const connectionIds = targets.flatMap(({ connectionId, withoutSecretId }) => [connectionId, withoutSecretId]);
  for (const { account, connectionId } of targets)
    await allOf(
      [0],
      1,
      async (_, client) => void (await post(client, plainly(connectionId, deliver(account, anEvent())))),
    );
  expect(await db().webhookEvent.count({ where: { connectionId: { in: connectionIds } } }), 'the doors are open').toBe(
    targets.length,
  );

  const before = await standing(connectionIds);
  const took: number[] = [];
  const wrong: string[] = [];
  const told = new Set<string>();
  await allOf(Array(runs).keys(), 4, async (turn, client) => {
    const target = targets[turn % targets.length] ?? targets[0];
    if (!target) return;
    const tried = forgery(target, Math.floor(turn / targets.length));
    const { status, text, ms } = await post(client, tried);
    took.push(ms);
    told.add(`${tried.how} ${target.account.name}`);
    if (status >= 500 || (tried.isOurs && (status !== 200 || text !== '{}')))
      wrong.push(`${target.account.name}, ${tried.how}: ${status}`);
  });
  expect(wrong).toEqual([]);
  expect(await standing(connectionIds)).toEqual(before);
  process.stdout.write(
    `${runs} forgeries of ${told.size} kinds: p50 ${percentile(took, 0.5)} ms, p99 ${percentile(took, 0.99)} ms, longest ${percentile(took, 1 - 1 / runs)} ms\n`,
  );
  expect(percentile(took, 0.99), 'milliseconds').toBeLessThan(2_000);
});

test('Control: an inbox that signs what it re-wrote, with whatever secret there is, is caught by the same forgeries', () => {
  const account = blockpass();
  const target = { account, connectionId: crypto.randomUUID(), withoutSecretId: crypto.randomUUID() };
  const believed = Array.from({ length: 200 }, (_, turn) => forgery(target, turn)).filter((tried) => {
    // What is addressed to nobody, no inbox sees.
    if (![target.connectionId, target.withoutSecretId].some((id) => tried.path.includes(id))) return false;
    const settings: { webhookSecret?: string } = tried.path.includes(target.withoutSecretId) ? {} : account.settings;
    return believedByNaive(settings, tried);
  });
  const hows = new Set(believed.map(({ how }) => how));
  expect([...hows].sort()).toEqual([
    'a list, well signed',
    'no secret in the settings',
    'one space more',
    'two proofs, the first wrong',
  ]);
});

/** What was found elsewhere: a secret that defaults to nothing, a body written anew, a plain comparison. */
function believedByNaive({ webhookSecret }: { webhookSecret?: string }, { body, headers }: Forgery): boolean {
  try {
    const rewritten = JSON.stringify(JSON.parse(body.toString()));
    const expected = createHmac('sha256', webhookSecret ?? '')
      .update(rewritten)
      .digest('hex');
    return new Map(headers).get('x-hub-signature') === expected;
  } catch {
    return false;
  }
}

test('Of sixteen megabytes no more than one is read, and the answer does not wait for the rest', async () => {
  const account = blockpass();
  const connectionId = await aRestingConnection(account);
  const before = await standing([connectionId]);
  for (const [announced, sent] of [
    [16 * 1_048_576, 0],
    [null, 1_048_576 + 65_536],
    [16 * 1_048_576, 16 * 1_048_576],
  ] as const)
    expect(await statusAfter(connectionId, announced, sent)).toBe(200);
  expect(await standing([connectionId])).toEqual(before);
  await expect.poll(() => refusedAs(connectionId, 'too_large'), { timeout: 5_000 }).toBe(3);
});

async function refusedAs(connectionId: string, reason: string): Promise<number> {
  return (await db().webhookRefusal.findFirst({ where: { connectionId, reason } }))?.count ?? 0;
}

/** Sends so much of a body, never its end, and waits for the answer. */
function statusAfter(connectionId: string, announced: number | null, sent: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = {
      'x-hub-signature': '0'.repeat(64),
      ...(announced === null ? {} : { 'content-length': announced }),
    };
    const call = open(`${env().PUBLIC_URL}${at(connectionId, [])}`, { method: 'POST', headers }, (answer) => {
      resolve(answer.statusCode);
      call.destroy();
    });
    call.on('error', reject);
    call.flushHeaders();
    for (let left = sent; left > 0; left -= 65_536) call.write(Buffer.alloc(Math.min(left, 65_536), 0x20));
  });
}

test(`A valid event ${replays} times, fifty at once, has one effect`, async () => {
  test.setTimeout(120_000);
  for (const account of webhookAccounts()) {
    const connectionId = await aRestingConnection(account);
    const sent = plainly(connectionId, deliver(account, anEvent()));
    const took: number[] = [];
    await allOf(Array(replays).keys(), 50, async (_, client) => {
      const { status, ms } = await post(client, sent);
      expect(status).toBe(200);
      took.push(ms);
    });
    process.stdout.write(
      `${account.name}: ${replays} replays, p50 ${percentile(took, 0.5)} ms, p99 ${percentile(took, 0.99)} ms\n`,
    );
    expect(await db().webhookEvent.findMany({ where: { connectionId }, select: { times: true } })).toEqual([
      { times: replays },
    ]);
    expect(await db().refetch.count({ where: { connectionId } })).toBe(1);
  }
});
