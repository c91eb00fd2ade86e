import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { openFields, reveal } from './reveals.ts';

let database: TestDatabase;
let applicantId: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  applicantId = (await aCase(await aConnection())).applicantId;
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const revealedRows = () =>
  db().ledgerRow.findMany({ where: { subjectId: applicantId, kind: 'field.revealed' }, select: { entry: true } });

describe('Revealing a masked field', () => {
  it('opens that field to that member for a minute, with one row in the ledger', async () => {
    const before = (await revealedRows()).length;
    const endsAt = await reveal(nadia, applicantId, 'phone', null);
    expect(Math.round((endsAt.getTime() - Date.now()) / 1000)).toBe(60);
    expect([...(await openFields(nadia, applicantId)).entries()]).toEqual([['phone', endsAt]]);
    expect(await openFields(await aMember('reviewer'), applicantId)).toEqual(new Map());
    expect((await revealedRows()).length).toBe(before + 1);
  });

  it('masks it again when its time is over', async () => {
    await reveal(nadia, applicantId, 'email', null);
    await db().reveal.updateMany({ where: { memberId: nadia.id }, data: { endsAt: new Date(Date.now() - 1) } });
    expect(await openFields(nadia, applicantId)).toEqual(new Map());
  });

  it('stays open to the later end when revealed twice', async () => {
    await reveal(nadia, applicantId, 'address', null);
    const later = await reveal(nadia, applicantId, 'address', null);
    expect((await openFields(nadia, applicantId)).get('address')).toEqual(later);
  });

  it.each([null, '', '   ', '\n\t'])(
    'an auditor without a reason is refused and nothing is written: %j',
    async (reason) => {
      const auditor = await aMember('auditor');
      const before = (await revealedRows()).length;
      await expect(reveal(auditor, applicantId, 'phone', reason)).rejects.toMatchObject({
        code: 'invalid',
        fields: { reason: expect.any(String) },
      });
      expect(await openFields(auditor, applicantId)).toEqual(new Map());
      expect((await revealedRows()).length).toBe(before);
    },
  );

  it('keeps an auditor’s reason out of the ledger: the ledger holds its hash', async () => {
    const auditor = await aMember('auditor');
    await reveal(auditor, applicantId, 'phone', '  File 12, asked by M. Kéravec ');
    const row = (await revealedRows()).at(-1)?.entry ?? '';
    expect(row).not.toMatch(/File 12|Kéravec/);
    expect(JSON.parse(row)).toMatchObject({
      details: { field: 'phone', reasonHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const kept = await db().reveal.findFirstOrThrow({ where: { memberId: auditor.id }, select: { reason: true } });
    expect(kept.reason).toBe('File 12, asked by M. Kéravec');
  });

  it.each(['admin', 'manager'] as const)('a %s never reveals', async (role) => {
    await expect(reveal(await aMember(role), applicantId, 'phone', 'because')).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  it('20 at once with 5 left in the hour: 5 are shown, the others are refused and recorded', async () => {
    const ada = await aMember('approver', 'Ada Lindqvist');
    await aPolicy('masking', { revealsPerHour: 5 });
    const rows = (kind: string) => db().ledgerRow.count({ where: { kind, actorId: ada.id } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(reveal(ada, applicantId, 'phone', null))),
    );
    expect(answers.filter((code) => code === 'done')).toHaveLength(5);
    expect(answers.filter((code) => code === 'closed')).toHaveLength(15);
    expect([await rows('field.revealed'), await rows('reveal.refused')]).toEqual([5, 15]);
    expect(await db().reveal.count({ where: { memberId: ada.id } })).toBe(5);
    // Control: counting first and writing then, as two statements without a lock, shows more than five.
    const naive = await aMember('approver');
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        if ((await db().reveal.count({ where: { memberId: naive.id } })) >= 5) return;
        const row = { memberId: naive.id, applicantId, field: 'phone', endsAt: new Date() };
        await db().reveal.create({ data: { id: randomUUID(), ...row } });
      }),
    );
    expect(await db().reveal.count({ where: { memberId: naive.id } })).toBeGreaterThan(5);
    // An hour later it is open again.
    await db().$executeRaw`UPDATE reveal SET revealed_at = revealed_at - interval '61 minutes'
      WHERE member_id = ${ada.id}::uuid`;
    expect(await codeOf(reveal(ada, applicantId, 'phone', null))).toBe('done');
    await aPolicy('masking', { revealsPerHour: 200 });
  });

  it('an applicant that does not exist is not found, and nothing is written', async () => {
    const before = await db().reveal.count();
    await expect(reveal(nadia, randomUUID(), 'phone', null)).rejects.toMatchObject({ code: 'not_found' });
    expect(await db().reveal.count()).toBe(before);
  });
});
