import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { pullPage } from './pull.ts';
import { type TestDesk, testDesk } from './test-desk.ts';

const people = 200;
let desk: TestDesk;

beforeAll(async () => {
  desk = await testDesk({ people });
});

afterAll(() => desk.close());

const goingOn = new AbortController().signal;

async function pullRound(connectionId: string): Promise<void> {
  for (;;) {
    const step = await pullPage(connectionId, goingOn);
    if (step.kind === 'round') return;
    if (step.kind !== 'page') throw new Error(`the pull did not go on: ${step.kind} ${JSON.stringify(await db().pull.findMany())}`);
  }
}

test('Everyone at both vendors arrives, each once, over HTTP', async () => {
  const started = performance.now();
  await pullRound(desk.vult);
  await pullRound(desk.blockpass);
  console.log(`pulled in ${Math.round(performance.now() - started)} ms`);
  expect(await db().applicant.groupBy({ by: ['connectionId'], _count: true })).toEqual(
    expect.arrayContaining([expect.objectContaining({ connectionId: desk.vult, _count: people }), expect.objectContaining({ connectionId: desk.blockpass, _count: people })]),
  );
  console.log(await db().applicant.groupBy({ by: ['status', 'problem'], _count: true }), await db().case.groupBy({ by: ['state', 'risk', 'openedBecause'], _count: true }), await db().image.count());
});
