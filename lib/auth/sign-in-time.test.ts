/**
 * Found by attack: a wrong password of a known account took longer to be refused than one of an unknown account,
 * because only the first was written down (173 ms and 161 ms, medians of 32). Both are now the same work: as many
 * statements of the same kind, in the same order. Times are printed and not asserted: a busy machine would fail them.
 */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { record } from '#lib/data/ledger/ledger.ts';
import { inviteMember, memberForSignIn, setPassword } from '#lib/data/members/members.ts';
import { worker } from '#lib/review/actor.ts';
import { from, typed } from '#test/builders/visitor.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { hashPassword, isPassword } from './password.ts';
import { signIn } from './sign-in.ts';

let database: TestDatabase;
const known = 'ilse@docket.test';
const unknown = 'nora@docket.test';

beforeAll(async () => {
  database = await testDatabase();
  const { token } = await inviteMember(worker, { email: known, name: 'Ilse Brandvold', role: 'reviewer' });
  await setPassword(token, await hashPassword('a long enough passphrase'));
});

beforeEach(async () => {
  await db().rateLimit.deleteMany();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

type Try = (email: string) => Promise<unknown>;
const refused: Try = (email) => signIn(typed(email, 'a wrong passphrase'), from('10.0.0.1'));

/** The earlier code: the same password check, and a ledger row only for a known account. */
const naive: Try = async (email) => {
  const member = await memberForSignIn(email);
  await isPassword('a wrong passphrase', member?.passwordHash ?? null);
  const details = { because: 'password', accountHmac: '', addressHmac: '' } as const;
  if (member) await record(worker, { kind: 'session.refused', details }, { type: 'member', id: member.id });
};

/** The statements of one try. ROLLBACK TO SAVEPOINT and RELEASE SAVEPOINT count as one kind. */
async function statementsOf(attempt: Try, email: string): Promise<string[]> {
  await attempt(email);
  const texts: string[] = [];
  const query = vi.spyOn(pg.Client.prototype, 'query');
  query.mockImplementation(function (this: pg.Client, ...given: Parameters<pg.Client['query']>) {
    const [first] = given as unknown as [string | { text: string }];
    texts.push(typeof first === 'string' ? first : first.text);
    return original.apply(this, given) as never;
  });
  await attempt(email).finally(() => query.mockRestore());
  return texts.map((text) => text.replace(/\s+/g, ' ').replace(/^(?:RELEASE|ROLLBACK TO) SAVEPOINT/, 'END SAVEPOINT'));
}

const original = pg.Client.prototype.query;

describe('A sign-in that is refused', () => {
  it('sends the same statements for a known and for an unknown account', async () => {
    const statements = await statementsOf(refused, known);
    expect(await statementsOf(refused, unknown)).toEqual(statements);
    expect(statements.filter((text) => /append_to_ledger\(/.test(text))).toHaveLength(1);
  });

  it('control: a row only for known accounts shows in the statements', async () => {
    expect(await statementsOf(naive, unknown)).not.toEqual(await statementsOf(naive, known));
  });

  it('leaves a ledger row for a known account, and only a count for an unknown one', async () => {
    const rows = () => db().ledgerRow.count({ where: { kind: 'session.refused' } });
    const counted = async () => (await db().anonymousDenial.findFirst({ where: { door: 'sign-in' } }))?.count ?? 0;
    const before = [await rows(), await counted()];
    await refused(unknown);
    expect([await rows(), await counted()]).toEqual([before[0], (before[1] ?? 0) + 1]);
    await refused(known);
    expect([await rows(), await counted()]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 2]);
  });
});

it('takes as long for both: medians and a rank test, printed', async () => {
  const pairs = testSize({ small: 10, full: 300 });
  for (const [name, attempt] of [
    ['ours', refused],
    ['naive', naive],
  ] as const) {
    const times = await interleaved(attempt, pairs);
    const [ofKnown, ofUnknown] = [median(times.known), median(times.unknown)];
    const z = rankTest(times.known, times.unknown).toFixed(2);
    process.stdout.write(
      `${name}, ${pairs} pairs: known ${ofKnown.toFixed(2)} ms, unknown ${ofUnknown.toFixed(2)} ms, z = ${z}\n`,
    );
    expect(times.known).toHaveLength(pairs);
  }
}, 900_000);

/** Tries in pairs, in changing order, so that a busy moment affects both. */
async function interleaved(attempt: Try, pairs: number): Promise<{ known: number[]; unknown: number[] }> {
  const times = { known: [] as number[], unknown: [] as number[] };
  const timed = async (which: 'known' | 'unknown') => {
    const began = performance.now();
    await attempt(which === 'known' ? known : unknown);
    times[which].push(performance.now() - began);
  };
  await attempt(known);
  await attempt(unknown);
  for (let pair = 0; pair < pairs; pair += 1) {
    await db().rateLimit.deleteMany();
    const order = pair % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const which of order) await timed(which);
  }
  return times;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Mann–Whitney U as a normal deviate: beyond ±2.6 by chance in less than 1 of 100 cases. */
function rankTest(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value, isA: false }))];
  all.sort((one, other) => one.value - other.value);
  const ranks = all.reduce((sum, { isA }, index) => sum + (isA ? index + 1 : 0), 0);
  const u = ranks - (a.length * (a.length + 1)) / 2;
  const spread = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
  return (u - (a.length * b.length) / 2) / spread;
}
