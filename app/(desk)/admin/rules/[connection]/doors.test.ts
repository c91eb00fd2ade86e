import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Door, doors, rightsOf } from '#lib/auth/doors.ts';
import { db } from '#lib/data/database.ts';
import type { Result } from '#lib/door.ts';
import { can } from '#lib/review/access.ts';
import { roles } from '#lib/review/actor.ts';
import { aMember } from '#test/builders/member.ts';
import { ruleInputs, rulesFor } from '#test/doors/rules.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { actedBy, type Sent } from '#test/rules/acting.ts';
import * as actions from './actions.ts';

/** Each door to rules with a valid input: who comes through, and who does not. */
const sent = vi.hoisted((): Sent => ({ origin: null, cookie: null }));
vi.mock('next/headers', async () => (await import('#test/rules/acting.ts')).requestOf(sent));
vi.mock('next/navigation', () => ({ unstable_rethrow: () => undefined }));

let desk: TestDesk;

beforeAll(async () => {
  desk = await testDesk({ people: 3 });
}, 120_000);
afterAll(() => desk?.close());

const byName = actions as unknown as Record<string, (input: unknown) => Promise<Result<unknown>>>;
const names = Object.keys(actions);

test('Every action of these screens has a door and a valid input', () => {
  expect(Object.keys(ruleInputs).sort()).toEqual(names.toSorted());
});

describe('A door to rules', () => {
  test.each(names)('%s: open to those with the right, closed to all others', async (name) => {
    const door = `action ${name}` as Door;
    const act = byName[name];
    if (!act) throw new Error('there is such an action');
    for (const role of roles) {
      const actor = await aMember(role);
      const mayCome = rightsOf(doors[door]).some((right) => can(actor, right));
      const rules = await rulesFor(door, mayCome ? actor : await aMember('admin'), 'Door account');
      const before = await db().ledgerRow.count({ where: { kind: { startsWith: 'rules.' } } });
      const outcome = await actedBy(sent, actor, () => act(ruleInputs[name]?.(rules)));
      expect([role, outcome]).toEqual([role, mayCome ? 'done' : 'not_allowed']);
      const written = await db().ledgerRow.count({ where: { kind: { startsWith: 'rules.' } } });
      // A save of the same values changes nothing.
      expect([role, written > before]).toEqual([role, mayCome && name !== 'saveRuleDraft']);
    }
  });

  test.each(names)('%s: closed without a session, and from a foreign page', async (name) => {
    const act = byName[name];
    if (!act) throw new Error('there is such an action');
    const foreign = await actedBy(sent, await aMember('admin'), () => {
      sent.origin = 'https://evil.example';
      return act({});
    });
    const signedOut = await actedBy(sent, await aMember('admin'), () => {
      sent.cookie = null;
      return act({});
    });
    expect([foreign, signedOut]).toEqual(['not_allowed', 'signed_out']);
  });
});
