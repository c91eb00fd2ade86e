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
  type SentDelivery,
  type WebhookAccount,
  webhookAccounts,
} from '#test/builders/delivery.ts';
import { testSize } from '#test/database/size.ts';
import { removeTargets } from '#test/doors/target.ts';
import { at, type Forged, type Forgery, forgery } from '#test/journeys/webhook-forgeries.ts';
import { expect, test } from './fixtures.ts';

const runs = testSize({ small: 600, full: 20_000 });
const replays = testSize({ small: 200, full: 1_000 });

test.afterAll(() => removeTargets());

/** A paused connection: it takes webhooks but does no refetches, so that events can be counted. */
async function aPausedConnection({
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
    connectionId: await aPausedConnection(account),
    withoutSecretId: await aPausedConnection({ ...account, settings: rest }),
  };
}

/** A digest of everything a delivery could change, read directly from the tables. */
async function snapshot(connectionIds: string[]): Promise<unknown> {
  const [row] = await db().$queryRaw<unknown[]>`
    WITH own AS (SELECT unnest(${connectionIds}::uuid[]) AS connection_id)
    SELECT
      (SELECT md5(string_agg(a::text, ',' ORDER BY a.id)) FROM applicant a NATURAL JOIN own) AS applicants,
      (SELECT md5(string_agg(c::text, ',' ORDER BY c.id)) FROM "case" c NATURAL JOIN own) AS cases,
      (SELECT md5(string_agg(r::text, ',' ORDER BY r.external_id)) FROM refetch r NATURAL JOIN own) AS refetches,
      (SELECT md5(string_agg(e::text, ',' ORDER BY e.id)) FROM webhook_event e NATURAL JOIN own) AS events,
      (SELECT md5(string_agg(n::text, ',' ORDER BY n.id))
        FROM connection n JOIN own ON own.connection_id = n.id) AS connections,
      (SELECT count(*)::int FROM ledger WHERE actor_id IS DISTINCT FROM 'worker') AS acts`;
  return row;
}

type Post = { path: string; headers: [string, string][]; body: Buffer };

/** Sends request line, headers and body unchanged. */
async function post(
  client: Client,
  { path, headers, body }: Post,
): Promise<{ status: number; text: string; ms: number }> {
  const began = performance.now();
  const answer = await client.request({ method: 'POST', path, headers: headers.flat(), body });
  const text = await answer.body.text();
  return { status: answer.statusCode, text, ms: performance.now() - began };
}

const asPost = (connectionId: string, { body, headers, path }: SentDelivery): Post => ({
  path: at(connectionId, path),
  headers: Object.entries(headers),
  body,
});

/** Runs `work` for every item, `atOnce` at a time, each runner with its own client. */
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

test(`${runs} forged and malformed deliveries change nothing, and are answered like a good one`, async () => {
  test.setTimeout(testSize({ small: 120_000, full: 1_800_000 }));
  const targets = await Promise.all(webhookAccounts().map(aTargetOf));
  const connectionIds = targets.flatMap(({ connectionId, withoutSecretId }) => [connectionId, withoutSecretId]);
  for (const { account, connectionId } of targets)
    await allOf(
      [0],
      1,
      async (_, client) => void (await post(client, asPost(connectionId, deliver(account, anEvent())))),
    );
  expect(
    await db().webhookEvent.count({ where: { connectionId: { in: connectionIds } } }),
    'genuine deliveries are accepted',
  ).toBe(targets.length);

  const before = await snapshot(connectionIds);
  const took: number[] = [];
  const wrong: string[] = [];
  const kinds = new Set<string>();
  await allOf(Array(runs).keys(), 4, async (turn, client) => {
    const target = targets[turn % targets.length] ?? targets[0];
    if (!target) return;
    const tried = forgery(target, Math.floor(turn / targets.length));
    const { status, text, ms } = await post(client, tried);
    took.push(ms);
    kinds.add(`${tried.how} ${target.account.name}`);
    if (status >= 500 || (tried.isOurs && (status !== 200 || text !== '{}')))
      wrong.push(`${target.account.name}, ${tried.how}: ${status}`);
  });
  expect(wrong).toEqual([]);
  expect(await snapshot(connectionIds)).toEqual(before);
  const [p50, p99, longest] = [0.5, 0.99, 1 - 1 / runs].map((share) => percentile(took, share));
  process.stdout.write(
    `${runs} forgeries of ${kinds.size} kinds: p50 ${p50} ms, p99 ${p99} ms, longest ${longest} ms\n`,
  );
  expect(percentile(took, 0.99), 'milliseconds').toBeLessThan(2_000);
});

test('Control: a naive check (re-serialized body, empty secret allowed) accepts four kinds of these forgeries', () => {
  const account = blockpass();
  const target = { account, connectionId: crypto.randomUUID(), withoutSecretId: crypto.randomUUID() };
  const accepted = Array.from({ length: 200 }, (_, turn) => forgery(target, turn)).filter((tried) => {
    // Deliveries to other addresses never reach the check.
    if (![target.connectionId, target.withoutSecretId].some((id) => tried.path.includes(id))) return false;
    const settings: { webhookSecret?: string } = tried.path.includes(target.withoutSecretId) ? {} : account.settings;
    return acceptedByNaive(settings, tried);
  });
  const hows = new Set(accepted.map(({ how }) => how));
  expect([...hows].sort()).toEqual([
    'a list, well signed',
    'no secret in the settings',
    'one space more',
    'two proofs, the first wrong',
  ]);
});

/** Three mistakes seen in other software: an empty default secret, a re-serialized body, a plain comparison. */
function acceptedByNaive({ webhookSecret }: { webhookSecret?: string }, { body, headers }: Forgery): boolean {
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

test('A body over one megabyte: the answer comes without reading the rest, and the rejection is counted', async () => {
  const account = blockpass();
  const connectionId = await aPausedConnection(account);
  const before = await snapshot([connectionId]);
  for (const [announced, sent] of [
    [16 * 1_048_576, 0],
    [null, 1_048_576 + 65_536],
    [16 * 1_048_576, 16 * 1_048_576],
  ] as const)
    expect(await statusAfter(connectionId, announced, sent)).toBe(200);
  expect(await snapshot([connectionId])).toEqual(before);
  await expect.poll(() => rejectionsFor(connectionId, 'too_large'), { timeout: 5_000 }).toBe(3);
});

async function rejectionsFor(connectionId: string, reason: string): Promise<number> {
  return (await db().webhookRefusal.findFirst({ where: { connectionId, reason } }))?.count ?? 0;
}

/** Sends `sent` bytes of a body but not its end, and waits for the answer. */
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

test(`A valid event delivered ${replays} times, fifty at once, is stored once and orders one refetch`, async () => {
  test.setTimeout(120_000);
  for (const account of webhookAccounts()) {
    const connectionId = await aPausedConnection(account);
    const sent = asPost(connectionId, deliver(account, anEvent()));
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
