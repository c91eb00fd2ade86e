import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConnections } from '#bin/demo.ts';
import { addConnection, pauseConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { type Act, acts } from '#lib/review/lifecycle/act.ts';
import { planOf } from '#lib/review/lifecycle/plan.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { disconnect } from '../connect.ts';
import { takesNow, vendorTakes } from './vendor-takes.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  disconnect();
  await closeDatabase();
  await database.close();
});

/** What the providers' documents say (docs/providers.md), act by act: done at the vendor, here, at both or nowhere. */
const table: Record<string, Record<Act, string>> = {
  blockpass: row('both', 'nowhere', 'nowhere', 'here', 'here', 'nowhere'),
  allpass: row('here', 'vendor', 'vendor', 'here', 'here', 'nowhere'),
  b2core: row('here', 'nowhere', 'nowhere', 'here', 'here', 'nowhere'),
  vult: row('here', 'nowhere', 'nowhere', 'both', 'both', 'nowhere'),
  ondato: row('here', 'nowhere', 'nowhere', 'both', 'both', 'vendor'),
};

function row(archive: string, schedule: string, restore: string, anonymize: string, erase: string, redact: string) {
  return {
    snooze: 'here',
    archive,
    unarchive: 'here',
    schedule_deletion: schedule,
    restore,
    anonymize,
    delete: erase,
    redact,
  };
}

const standing = { isErased: false, isOnHold: false, hasCopy: true };

test.each(Object.entries(table))('%s takes what its documents say, and nothing more', async (provider, expected) => {
  const demo = demoConnections('http://127.0.0.1:9').find((each) => each.provider === provider);
  const settings = demo?.settings ?? {};
  const id = await addConnection(worker, { provider, label: 'Acts', mode: 'test', settings });
  const vendor = await vendorTakes(id, provider);
  const planned = acts.map((act) => {
    const now = { ...standing, isArchived: act === 'unarchive', isDeletionScheduled: act === 'restore' };
    return [act, planOf(act, true, now, vendor).where];
  });
  expect(Object.fromEntries(planned)).toEqual(expected);
  const takes = await takesNow(id);
  if (provider === 'ondato') expect(takes('redact')?.input).toEqual({ scope: ['PersonalData', 'BiometricData'] });
  await pauseConnection(worker, id, 'by_hand');
  expect(await vendorTakes(id, provider)).toMatchObject({ connection: 'paused', kinds: {} });
  expect((await takesNow(id))('archive')).toBeNull();
});
