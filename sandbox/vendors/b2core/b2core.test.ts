import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '#sandbox/server.ts';
import { B2CORE_ACCOUNT } from './account.ts';

const SETTINGS = { host: '127.0.0.1', port: 0, seed: 'docket', today: '2026-11-21' };

type Level = { id: number; name: string };
type Granting = {
  id: number;
  clientId: number;
  currentLevel: Level;
  previousLevel?: Level | null;
  previuosLevel?: Level | null;
  createTime: string;
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...SETTINGS, people: 140 });
});
afterAll(() => sandbox.close());

async function ask(path: string, token: string = B2CORE_ACCOUNT.backOfficeToken, body?: object, url = sandbox.url) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(
    `${url}/b2core/api/v2${path}`,
    body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
  );
  return { status: answer.status, json: await answer.json() };
}

const tokenOf = (clientId: number) => `${B2CORE_ACCOUNT.clientToken}${clientId}`;
const brackets = encodeURIComponent('filter[clientId]');

describe('The Back Office', () => {
  it("Only an administrator's token is accepted; unknown ids and parameters are refused", async () => {
    expect((await ask('/clients', 'wrong')).status).toBe(401);
    expect(await ask('/clients', tokenOf(200))).toEqual({
      status: 403,
      json: { message: 'This action is unauthorized.', errors: {} },
    });
    expect((await ask('/clients/1')).status).toBe(404);
    expect((await ask('/clients?limit=many')).status).toBe(400);
    expect((await ask('/clients?sort_by=name')).status).toBe(400);
  });

  it('Paging to the end: no gaps, no repeats, newest first, oldest first when asked', async () => {
    const seen: { id: number; createTime: string }[] = [];
    for (let offset = 0; offset < 140; offset += 30) {
      const { json } = await ask(`/clients?limit=30&offset=${offset}&sort_by=createTime&sort_order=desc`);
      expect(json.total).toBe(140);
      seen.push(...json.data);
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(140);
    const times = seen.map(({ createTime }) => createTime);
    expect(times).toEqual([...times].sort().reverse());
    const oldest = await ask('/clients?limit=1&sort_by=createTime&sort_order=asc');
    expect(oldest.json.data[0].createTime).toBe(times.at(-1));
  });

  it('One client: its levels and documents, each as a list', async () => {
    const { json } = await ask('/verifications?limit=200');
    const granted: Granting[] = json.data;
    const [one] = granted.filter(({ currentLevel }) => currentLevel.name === 'Level 1') as [Granting];
    const client = await ask(`/clients/${one.clientId}`);
    expect(client.json).toMatchObject({ total: 1, data: [{ id: one.clientId }] });
    const own = await ask(`/verifications?${brackets}=${one.clientId}`);
    expect(own.json.data.every((each: Granting) => each.clientId === one.clientId)).toBe(true);
    expect((await ask(`/verifications/${one.id}`)).json).toEqual({ total: 1, data: [one] });
    const papers = await ask(`/documents?${brackets}=${one.clientId}`);
    expect(papers.json.data[0]).toMatchObject({ clientId: one.clientId, type: { description: expect.any(String) } });
    expect((await ask('/verifications/levels')).json.data.map((level: Level) => level.id)).toEqual([1, 2, 5]);
  });

  it('The misspelled field, mixed id types, ids out of order and equal times occur', async () => {
    const granted: (Granting & { userId: unknown })[] = (await ask('/verifications?limit=200')).json.data;
    expect(granted.some((each) => 'previuosLevel' in each)).toBe(true);
    expect(new Set(granted.map(({ userId }) => typeof userId))).toEqual(new Set(['string', 'number']));
    const isOdd = (newer: Granting, older: Granting) => newer.clientId === older.clientId && newer.id < older.id;
    expect(granted.some((newer, at) => granted.slice(at + 1).some((older) => isOdd(newer, older)))).toBe(true);
    expect(
      granted.some(({ createTime, id }) => granted.some((other) => other.id !== id && other.createTime === createTime)),
    ).toBe(true);
  });
});

describe('A client', () => {
  it('It sees its own levels and no other client’s', async () => {
    const { json } = await ask('/my/verifications', tokenOf(205));
    expect(json.data.every((each: Granting) => each.clientId === 205)).toBe(true);
    const other: Granting = (await ask(`/verifications?${brackets}=206`)).json.data[0];
    expect((await ask(`/my/verifications/${other.id}`, tokenOf(205))).status).toBe(404);
    expect((await ask('/my/verifications')).status).toBe(403);
    expect((await ask('/my/verifications', tokenOf(99_999))).status).toBe(401);
  });

  it.each([true, false])('A finished procedure raises the level, the body wrapped in `data`: %s', async (isWrapped) => {
    const { json: list } = await ask('/clients?limit=200');
    const fresh = list.data.filter(({ verificationLevel }: { verificationLevel: Level }) => verificationLevel.id === 1);
    const { id } = fresh[isWrapped ? 0 : 1];
    const before = (await ask('/my/verifications', tokenOf(id))).json.total;
    const wizard = (await ask('/my/verifications/wizard', tokenOf(id))).json;
    expect(wizard).toMatchObject({ code: 200, done: true, workflow: expect.stringContaining('\\') });
    const body = { documents: { type: 2, files: ['passport.jpeg'] }, uuid: wizard.uuid };
    const stolen = await ask('/my/verifications', tokenOf(id === 205 ? 206 : 205), body);
    expect(stolen.status).toBe(400);
    const end = await ask('/my/verifications', tokenOf(id), isWrapped ? { data: body } : body);
    expect(end.json).toMatchObject({ code: 202, done: true, data: { types: ['Passport'] }, uuid: wizard.uuid });
    expect((await ask('/my/verifications', tokenOf(id))).json).toMatchObject({
      total: before + 1,
      data: [{ currentLevel: { id: 2 } }, {}],
    });
    expect((await ask('/my/verifications', tokenOf(id), body)).status, 'a procedure ends once').toBe(400);
  });

  it('The last step fails: only the body says so', async () => {
    const { uuid } = (await ask('/my/verifications/wizard', tokenOf(210))).json;
    const end = await ask('/my/verifications', tokenOf(210), { documents: { type: 2, files: [] }, uuid });
    expect([end.status, end.json.code, end.json.done]).toEqual([200, 202, false]);
  });

  it('After a restart: the client’s procedures and levels are kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'b2core-'));
    const settings = { ...SETTINGS, people: 20, stateFile: join(folder, 'state.json') };
    const first = await startSandbox(settings);
    const { uuid } = (await ask('/my/verifications/wizard', tokenOf(201), undefined, first.url)).json;
    const body = { documents: { type: 4, files: ['bill.pdf'] }, uuid };
    await ask('/my/verifications', tokenOf(201), body, first.url);
    const before = await ask('/my/verifications', tokenOf(201), undefined, first.url);
    await first.close();
    const second = await startSandbox(settings);
    expect(await ask('/my/verifications', tokenOf(201), undefined, second.url)).toEqual(before);
    await second.close();
    await rm(folder, { recursive: true });
  });
});
