import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandsOf, commandView, cryptoSearches } from '#lib/data/commands/view.ts';
import { db } from '#lib/data/database.ts';
import { correctNote, notesOf, writeNote } from '#lib/data/notes/notes.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { applicantsAt, callsTo, setFault } from '#test/sandbox/control.ts';
import { connect } from '../connect.ts';
import { copyApplicant } from '../sync/copy-applicant.ts';
import { connectionCommands } from './available.ts';
import { readSearchAgain } from './crypto-search.ts';
import { orderCommand } from './order.ts';
import { orderAndWait } from './send-now.ts';

/** Searches of wallets and transactions at a sandbox, and what members write about what was found. */
let desk: TestDesk;
let connectionId: string;
let applicantId: string;
let ingrid: MemberActor;

const address = '0x52908400098527886E0F7030069857D2E4169EE7';
const wallet = { blockchain: 'ETH', what: 'Wallet', subject: address };
const about = (input: object) => ({ id: randomUUID(), applicantId, kind: 'search_crypto' as const, input });
const atConnection = (input: object) => ({ ...about(input), applicantId: null, connectionId });

beforeAll(async () => {
  desk = await testDesk({ people: 10 });
  process.env.COMMAND_QUARANTINE_SECONDS = '2';
  connectionId = await desk.connect('allpass', 'Searches');
  ingrid = await aMember('reviewer', 'Ingrid Solheim');
  const [first] = await applicantsAt(desk.sandboxUrl, 'allpass');
  await copyApplicant(await connect(connectionId, 'worker'), first?.id ?? '');
  applicantId = (await db().applicant.findFirstOrThrow({ where: { connectionId }, select: { id: true } })).id;
});

afterAll(async () => {
  delete process.env.COMMAND_QUARANTINE_SECONDS;
  await desk.close();
});

describe('A search', () => {
  test('about an applicant: found at once, once, sealed with them, masked for who sees no names', async () => {
    const order = about(wallet);
    await Promise.all([orderAndWait(ingrid, order), orderAndWait(ingrid, order)]);
    const { state, search, link } = await commandView(ingrid, order.id);
    expect({ state, link }).toEqual({ state: 'done', link: null });
    expect(search).toMatchObject({ isFound: true, check: { label: 'Wallet', blockchain: 'ETH', address } });
    expect(search?.check.details).not.toBeNull();
    expect(await callsTo(desk.sandboxUrl, 'allpass', 'searchCryptoAml')).toBe(1);
    const row = await db().command.findUniqueOrThrow({ where: { id: order.id } });
    expect(`${row.input} ${row.answer}`).not.toContain(address);
    const [masked] = (await commandsOf(await aMember('manager'), applicantId)).filter(({ id }) => id === order.id);
    expect(masked?.search?.check).toMatchObject({ isHidden: true, address: '••••••••9EE7' });
    expect(await cryptoSearches(ingrid)).toEqual([]);
  });

  test('about no applicant: listed for who sees wallets, and not for an admin', async () => {
    const hash = `0x${'ab'.repeat(32)}`;
    const { id } = await orderAndWait(ingrid, atConnection({ blockchain: 'BTC', what: 'Transaction', subject: hash }));
    const [listed] = await cryptoSearches(await aMember('auditor'));
    expect(listed).toMatchObject({
      id,
      by: 'Ingrid Solheim',
      search: { check: { label: 'Transaction', address: hash } },
    });
    expect(await codeOf(cryptoSearches(await aMember('admin')))).toBe('not_allowed');
  });

  test.each([
    [{ ...wallet, blockchain: 'SHELLS' }, 'blockchain', /One of BTC/],
    [{ ...wallet, subject: 'ab'.repeat(32) }, 'subject', /choose Transaction/],
    [{ ...wallet, subject: '0x52 90' }, 'subject', /no address/],
    [{ ...wallet, what: 'Transaction' }, 'subject', /no transaction hash/],
    [{ ...wallet, subject: '' }, 'subject', /needed/],
  ])('of %o: refused at its field, nothing ordered', async (input, field, words) => {
    const count = await db().command.count();
    await expect(orderCommand(ingrid, about(input))).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: expect.stringMatching(words) },
    });
    expect(await db().command.count()).toBe(count);
  });

  test('is offered only to who may order it, and only where a connection can', async () => {
    await desk.connect('ondato', 'No wallets');
    expect((await connectionCommands(ingrid, 'search_crypto')).map((each) => each.connectionId)).toEqual([
      connectionId,
    ]);
    for (const role of ['auditor', 'manager', 'admin'] as const) {
      expect(await connectionCommands(await aMember(role), 'search_crypto')).toEqual([]);
      expect(await codeOf(orderCommand(await aMember(role), about(wallet)))).toBe('not_allowed');
    }
  });

  test('whose details can’t be read is done and not paid for again: they are read later', async () => {
    await setFault(desk.sandboxUrl, 'allpass', { kind: 'html', path: '/details' });
    const { id, state, search } = await orderAndWait(ingrid, atConnection(wallet));
    expect({ state, isFound: search?.isFound, details: search?.check.details }).toEqual({
      state: 'done',
      isFound: true,
      details: null,
    });
    expect(await codeOf(readSearchAgain(ingrid, id))).toBe('unavailable');
    await setFault(desk.sandboxUrl, 'allpass', null);
    expect(await codeOf(readSearchAgain(await aMember('auditor'), id))).toBe('not_allowed');
    await readSearchAgain(ingrid, id);
    const read = await commandView(ingrid, id);
    expect(read.search?.check.details).not.toBeNull();
    expect(read.history.map(({ kind }) => kind)).toContain('crypto-search.read');
    expect(await codeOf(readSearchAgain(ingrid, randomUUID()))).toBe('not_found');
  });

  test('whose answer got lost waits for a person: nothing can tell, and nothing is sent twice', async () => {
    await setFault(desk.sandboxUrl, 'allpass', { kind: 'hang_after_apply', path: '/search', ms: 1 });
    const { state } = await orderAndWait(ingrid, about(wallet));
    await setFault(desk.sandboxUrl, 'allpass', null);
    expect(state).toBe('unknown');
    expect(await codeOf(orderCommand(ingrid, about(wallet)))).toBe('closed');
  });
});

describe('A comment of ours', () => {
  const note = (cryptoCheckId: string | null) => ({
    ...{ noteId: randomUUID(), applicantId, text: 'The exchange confirmed it.', mentions: [], cryptoCheckId },
  });

  test('on what was searched for the applicant is kept with its check, through a correction', async () => {
    const found = await db().command.findFirstOrThrow({ where: { applicantId, state: 'done' }, select: { id: true } });
    const checkId = (await commandView(ingrid, found.id)).search?.check.id ?? '';
    const written = note(checkId);
    await writeNote(ingrid, written);
    await correctNote(ingrid, {
      ...{ noteId: randomUUID(), corrects: written.noteId, version: 1, text: 'By phone.', mentions: [] },
    });
    const [latest] = (await notesOf(ingrid, applicantId)).notes;
    expect(latest).toMatchObject({ text: 'By phone.', version: 2, cryptoCheckId: checkId });
    const rows = await db().applicantNote.findMany({ where: { rootId: written.noteId } });
    expect(rows.map(({ cryptoCheckId }) => cryptoCheckId?.includes(checkId))).toEqual([false, false]);
  });

  test('on a check of the vendor, and on none; on that of another applicant it is refused', async () => {
    const id = randomUUID();
    await db().cryptoCheck.create({
      data: { id, applicantId, vendorId: 'c-1', outcome: 'pass', urgency: 6, foundAt: new Date() },
    });
    await writeNote(ingrid, note('c-1'));
    await writeNote(ingrid, note(null));
    expect(await codeOf(writeNote(ingrid, note('c-2')))).toBe('not_found');
  });
});
