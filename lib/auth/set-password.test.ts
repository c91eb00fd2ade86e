import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { closeDatabase } from '#lib/data/database.ts';
import { invitationFor, inviteMember } from '#lib/data/members/members.ts';
import { worker } from '#lib/review/actor.ts';
import { password } from '#test/auth/password.ts';
import { from, typed } from '#test/builders/visitor.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { hashPassword } from './password.ts';
import { setPasswordWithLink } from './set-password.ts';
import { signIn } from './sign-in.ts';

vi.mock('./password.ts', { spy: true });

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

it('An open link sets the password once; a used or an invented one is refused before anything is hashed', async () => {
  const email = 'ilse@docket.test';
  const { token } = await inviteMember(worker, { email, name: 'Ilse Brandvold', role: 'reviewer' });
  await setPasswordWithLink(token, password);
  expect(hashPassword).toHaveBeenCalledTimes(1);
  expect(await signIn(typed(email, password), from('10.0.0.1'))).toHaveProperty('sessionId');
  for (const closed of [token, 'f'.repeat(43)]) {
    expect(await invitationFor(closed)).toBeNull();
    expect(await codeOf(setPasswordWithLink(closed, password))).toBe('not_found');
  }
  expect(hashPassword).toHaveBeenCalledTimes(1);
});
