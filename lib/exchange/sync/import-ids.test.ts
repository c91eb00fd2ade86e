import { afterAll, beforeAll, expect, test } from 'vitest';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { type Role, roles } from '#lib/review/actor.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { idsInFile } from './import-file.ts';
import { importIds } from './import-ids.ts';

const system = { kind: 'system', id: 'test' } as const;
let database: TestDatabase;
let connectionId: string;

beforeAll(async () => {
  database = await testDatabase();
  const settings = { baseUrl: 'https://allpass.test', appKey: 'key' };
  connectionId = await addConnection(system, { provider: 'allpass', label: 'Import', mode: 'test', settings });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

test.each<[string, string, string[]]>([
  ['a bare column', 'a-1\nb-2\nc-3', ['a-1', 'b-2', 'c-3']],
  ['a heading', 'id\na-1\nb-2\n', ['a-1', 'b-2']],
  ['a byte order mark and CRLF', '\uFEFFapplicantId\r\na-1\r\nb-2\r\n', ['a-1', 'b-2']],
  ['a bare column with a byte order mark', '\uFEFFa-1\r\nb-2', ['a-1', 'b-2']],
  ['old Mac line ends', 'id\ra-1\rb-2', ['a-1', 'b-2']],
  ['semicolons', 'Name;externalId;Note\nAda;a-1;x\nBo;b-2;', ['a-1', 'b-2']],
  ['tabs', 'Name\texternal_user_id\nAda\ta-1', ['a-1']],
  [
    'quotes, a comma and a quote inside them',
    '"Full name","ID"\r\n"Lovelace, ""Ada""","a-1"\r\n"Bo", "b-2" ',
    ['a-1', 'b-2'],
  ],
  ['tabs between quotes', '"Name"\t"id"\n"Ada"\t"a-1"\n\t"b-2"', ['a-1', 'b-2']],
  ['the surer of two names', 'External User ID,Applicant Id\nours,theirs', ['theirs']],
  ['the same id twice', 'a-1\nb-2\na-1', ['a-1', 'b-2']],
  ['blank lines and lines of separators', '\n\nid;name\n\n;;\na-1;x\n   \n', ['a-1']],
  ['a semicolon inside quotes in the heading', '"id;of the vendor",id\nx,a-1', ['a-1']],
  ['ids that are mail addresses', 'id\nada@example.com', ['ada@example.com']],
])('Read: %s', (_, text, ids) => {
  expect(idsInFile(text)).toEqual(ids);
});

test.each<[string, string, RegExp]>([
  ['nothing', '\uFEFF\n  \n', /empty/],
  ['a heading alone', 'id\n', /no id/],
  ['two columns without a heading', 'a-1,Ada\nb-2,Bo', /first line/],
  ['an id with a space', 'id\na-1\nb 2', /line 3\./],
  ['a line that is too short', 'name;id\nAda;a-1\nBo', /line 3\./],
  ['an empty id', 'name;id\nAda;', /line 2\./],
  ['quotes that do not close', 'id,name\na-1,"Ada\nb-2,Bo', /line 2\./],
  ['text behind a quote', 'id,name\n"a-1"x,Ada', /line 2\./],
  ['an id that is too long', `id\n${'a'.repeat(201)}`, /line 2\./],
  ['a control character', 'id\na\u0000b', /line 2\./],
  ['many wrong lines', `id\n${'x y\n'.repeat(14)}`, /line 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 4 more/],
  ['more than 5 MB', 'a'.repeat(5_000_001), /5 MB/],
  ['more than 100,000 ids', Array.from({ length: 100_001 }, (_, at) => `a-${at}`).join('\n'), /100,000/],
])('Refused, by line, with nothing imported: %s', (_, text, message) => {
  expect(() => idsInFile(text)).toThrow(message);
});

/**
 * Found by attacking: with the tab among the spaces that may stand beside a quote, an empty cell and the quoted one behind it
 * were one cell, so that a name was taken for an id; and a line of tabs was read again for each of them, for hours.
 */
test('A tab is where a cell ends, and never part of what lies around a quote', { timeout: 5_000 }, () => {
  expect(() => idsInFile('id\tname\n\t"Ada"')).toThrow(/line 2\./);
  expect(idsInFile(`id\tname\na\t${'\t'.repeat(2_000_000)}x`)).toEqual(['a']);
  for (const long of ['"'.repeat(2_000_001), `"${'a'.repeat(4_000_000)}`, `"${' '.repeat(4_000_000)}`])
    expect(() => idsInFile(`id\tname\na\t${long}x`)).toThrow(/line 2\./);
  expect(idsInFile(`id\tname${'\t'.repeat(1_000_000)}x\na-1`)).toEqual(['a-1']);
});

test('100,000 ids are all asked about, once each, and the ledger tells how many', async () => {
  const text = `id\r\n${Array.from({ length: 100_000 }, (_, at) => `applicant-${at}`).join('\r\n')}`;
  expect(await importIds(system, connectionId, text)).toEqual({ ids: 100_000, added: 100_000 });
  expect(await db().refetch.count({ where: { connectionId, because: 'import', state: 'pending' } })).toBe(100_000);
  expect(await importIds(system, connectionId, 'applicant-1\napplicant-new')).toEqual({ ids: 2, added: 1 });
  const told = await db().ledgerRow.findMany({ where: { kind: 'ids.imported' }, orderBy: { seq: 'asc' } });
  expect(told.map(({ subjectId }) => subjectId)).toEqual([connectionId, connectionId]);
});

test('One bad line, and nobody of the file is asked about', async () => {
  const before = await db().refetch.count();
  await expect(importIds(system, connectionId, 'id\nnobody-yet\nnot an id')).rejects.toThrow('line 3');
  expect(await db().refetch.count()).toBe(before);
});

test.each(roles.map((role) => [role]))('Only who keeps connections imports: %s', async (role: Role) => {
  const member = {
    kind: 'member',
    id: role,
    name: role,
    email: `${role}@docket.test`,
    role,
    sessionId: 'session',
  } as const;
  const importing = importIds(member, connectionId, `by-${role}`);
  if (role === 'admin') await expect(importing).resolves.toEqual({ ids: 1, added: 1 });
  else await expect(importing).rejects.toMatchObject({ code: 'not_allowed' });
});

test('A connection that is not there takes no ids', async () => {
  await expect(importIds(system, crypto.randomUUID(), 'a-1')).rejects.toMatchObject({ code: 'not_found' });
});
