import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor, Role } from '#lib/review/actor.ts';
import { anEndpoint } from '#test/builders/endpoint.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import {
  addEndpoint,
  changeEndpoint,
  disableEndpoint,
  type EndpointForm,
  enableEndpoint,
  removeEndpoint,
  rotateSecret,
} from './change.ts';
import { endpointList } from './list.ts';
import { toldEndpoints } from './told.ts';

let database: TestDatabase;
let admin: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  admin = await aMember('admin');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const form = (change: Partial<EndpointForm> = {}): EndpointForm => ({
  id: randomUUID(),
  name: `Ledger ${randomUUID().slice(0, 8)}`,
  url: 'https://ledger.example/docket?key=abc',
  events: ['case.approved'],
  ...change,
});

const kinds = async (id: string) =>
  (await db().ledgerRow.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } })).map(({ kind }) => kind);

describe('An endpoint', () => {
  it('is added once, with a sealed secret that is given once; the ledger has its origin alone', async () => {
    const one = form();
    const { secret } = await addEndpoint(admin, one);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await codeOf(addEndpoint(admin, one))).toBe('closed');
    expect(await codeOf(addEndpoint(admin, { ...one, name: 'Another' }))).toBe('invalid');
    const row = await db().endpoint.findUniqueOrThrow({ where: { id: one.id } });
    expect(row.secret).toMatch(/^v1\./);
    const rows = await db().ledgerRow.findMany({ where: { subjectId: one.id } });
    expect(rows.map(({ kind }) => kind)).toEqual(['endpoint.added']);
    expect(rows[0]?.entry).toContain('"origin":"https://ledger.example"');
    expect(rows[0]?.entry).not.toContain('key=abc');
  });

  it.each<Role>(['reviewer', 'approver', 'manager', 'auditor'])('is kept by admins alone, not by: %s', async (role) => {
    const { id, name } = await anEndpoint(admin, 'https://ledger.example/');
    const other = await aMember(role);
    const acts = [
      addEndpoint(other, form()),
      changeEndpoint(other, form({ id })),
      disableEndpoint(other, id),
      enableEndpoint(other, id),
      rotateSecret(other, id, false),
      removeEndpoint(other, id, name),
    ];
    expect(await Promise.all(acts.map(codeOf))).toEqual(Array(6).fill('not_allowed'));
    expect(await codeOf(endpointList(other))).toBe(role === 'auditor' ? 'done' : 'not_allowed');
    await removeEndpoint(admin, id, name);
  });

  it('of a name that another has is refused, in any case, until that is removed', async () => {
    const { id, name } = await anEndpoint(admin, 'https://ledger.example/');
    expect(await codeOf(addEndpoint(admin, form({ name: name.toUpperCase() })))).toBe('invalid');
    await removeEndpoint(admin, id, name);
    const again = form({ name });
    await addEndpoint(admin, again);
    expect(await kinds(id)).toEqual(['endpoint.added', 'endpoint.removed']);
    await removeEndpoint(admin, again.id, name);
  });

  it('is changed, disabled, enabled and removed with a ledger row each; the same again changes nothing', async () => {
    const one = form({ events: ['case.approved', 'case.rejected'] });
    await addEndpoint(admin, one);
    await changeEndpoint(admin, one);
    await changeEndpoint(admin, { ...one, url: 'https://other.example/' });
    await disableEndpoint(admin, one.id);
    await disableEndpoint(admin, one.id);
    await enableEndpoint(admin, one.id);
    await enableEndpoint(admin, one.id);
    await rotateSecret(admin, one.id, false);
    expect(await codeOf(removeEndpoint(admin, one.id, 'something else'))).toBe('invalid');
    await removeEndpoint(admin, one.id, one.name);
    expect(await kinds(one.id)).toEqual([
      'endpoint.added',
      'endpoint.changed',
      'endpoint.disabled',
      'endpoint.enabled',
      'endpoint.secret-rotated',
      'endpoint.removed',
    ]);
    expect(await db().endpoint.findUniqueOrThrow({ where: { id: one.id } })).toMatchObject({
      ...{ state: 'removed', secret: null, previousSecret: null, previousUntil: null },
    });
    expect(await codeOf(enableEndpoint(admin, one.id))).toBe('not_found');
  });

  it('that is active is shown to those who decide, at once in the same process; a disabled one is not', async () => {
    const { id, name } = await anEndpoint(admin, 'https://ledger.example/', ['case.held']);
    const shown = async () => (await toldEndpoints()).find((one) => one.name === name);
    expect(await shown()).toEqual({ name, events: ['case.held'] });
    await disableEndpoint(admin, id);
    expect(await shown()).toBeUndefined();
    await removeEndpoint(admin, id, name);
  });

  it('is one of 20 at most, also when many are added at once', async () => {
    await Promise.allSettled(Array.from({ length: 24 }, () => addEndpoint(admin, form())));
    expect(await db().endpoint.count({ where: { state: { not: 'removed' } } })).toBe(20);
  });
});
