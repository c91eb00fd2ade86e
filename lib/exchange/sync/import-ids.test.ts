import { afterAll, beforeAll, expect, test } from 'vitest';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { type Role, roles } from '#lib/review/actor.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { idsInFile } from './import-file.ts';
import { importIds } from './import-ids.ts';
import { textOfFile } from './import-text.ts';

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
  ['a line break in a quoted cell', 'id,note\na-1,"two\r\nlines"\nb-2,x', ['a-1', 'b-2']],
  ['a line break in a quoted heading', '"id of\nours";id\nx;a-1', ['a-1']],
  ['spaces inside the quotes', '" id ",name\n" a-1 ",Ada', ['a-1']],
  ['a line that names the separator', 'sep=;\r\nname;id\r\n"Ada, the first";a-1\r\n', ['a-1']],
  ['a bar that such a line names', '"sep=|"\nid|name\na-1|Ada', ['a-1']],
  ['a tab that such a line names, and a byte order mark', '\uFEFFsep=\t\nid\tname\na-1\tAda', ['a-1']],
  ['Blockpass’s heading', 'recordId,status\na-1,ok', ['a-1']],
  ['Vult’s heading', 'external_user_id,session_id\nours,theirs', ['theirs']],
  ['B2Core’s heading', 'Client ID;Name\n17;Ada', ['17']],
  ['Ondato’s heading', 'id,identityVerificationId\nx,theirs', ['theirs']],
  ['ids that hold an E', 'id\n1e10\n507f1f77bcf86cd799439e11\n12E+3x', ['1e10', '507f1f77bcf86cd799439e11', '12E+3x']],
  ['rows with more and fewer cells', 'id;name;note\na-1\nb-2;Bo;x;y', ['a-1', 'b-2']],
  ['ids that are mail addresses', 'id\nada@example.com', ['ada@example.com']],
])('Read: %s', (_, text, ids) => {
  expect(idsInFile(text)).toEqual(ids);
});

test.each<[string, string, RegExp]>([
  ['nothing', '\uFEFF\n  \n', /empty/],
  ['a heading alone', 'id\n', /no id/],
  ['two columns without a heading', 'a-1,Ada\nb-2,Bo', /first row/],
  ['an id with a space', 'id\na-1\nb 2', /row 3\b/],
  ['a row that is too short', 'name;id\nAda;a-1\nBo', /row 3\b/],
  ['an empty id', 'name;id\nAda;', /row 2\b/],
  ['quotes that do not close', 'id,name\na-1,"Ada\nb-2,Bo', /row 2\b/],
  ['text behind a quote', 'id,name\n"a-1"x,Ada', /row 2\b/],
  ['a quote that does not close, behind a blank line', 'id,name\n\na-1,"Ada\nb-2,Bo', /quote .* row 3 does not close/],
  ['a quote inside a cell', 'id,name\na-1,5" tube', /quote .* row 2\b.* doubled/],
  ['a line break in an id', 'id,name\nz,"a\nb"\n"a\n1",Ada', /row 3\b/],
  ['a wrong row behind a line break', 'id,name\na-1,"two\nlines"\nb 2,x', /row 3\b/],
  ['a wrong row behind a line that names the separator', 'sep=;\nid;name\na-1;x\nb 2;x', /row 3\b/],
  ['a second cell in a file of one column', 'id\na-1\nb-2,Bo', /row 3\b/],
  ['a number that a spreadsheet shortened', 'id\na-1\n1.23E+15', /spreadsheet has shortened .* row 3\b/],
  ['the same with a comma', 'name;id\nAda;1,23457E+17', /spreadsheet has shortened .* row 2\b/],
  ['the same without a heading', '1E+15\na-1', /spreadsheet has shortened .* row 1\b/],
  ['a shortened number and another wrong id', 'id\n1.2E+15\nb 2', /row 3\. A spreadsheet has shortened .* row 2\b/],
  ['the errors of a spreadsheet', 'id\n#NAME?\n#N/A\n####', /row 2, 3, 4\./],
  ['a letter lost in another code', 'id\na\uFFFD1', /row 2\b/],
  ['more than 200,000 rows', `id\n${'a\n'.repeat(200_001)}`, /200,000 rows/],
  ['more than 20,000 rows of another length', `id;name\n${'a-1\n'.repeat(20_001)}`, /20,000 rows/],
  ['an id that is too long', `id\n${'a'.repeat(201)}`, /row 2\b/],
  ['a control character', 'id\na\u0000b', /row 2\b/],
  ['many wrong rows', `id\n${'x y\n'.repeat(14)}`, /row 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 4 more/],
  ['more than 5 MB', 'a'.repeat(5_000_001), /5 MB/],
  ['more than 100,000 ids', Array.from({ length: 100_001 }, (_, at) => `a-${at}`).join('\n'), /100,000/],
])('Refused, by row, with nothing imported: %s', (_, text, message) => {
  expect(() => idsInFile(text)).toThrow(message);
});

/**
 * Found by attack: a tab counted as a space beside a quote, so an empty cell and the quoted cell after it became one,
 * and a name was taken for an id. And a line of tabs was read again for each tab, for hours.
 */
test('A tab is where a cell ends, and never part of what lies around a quote', { timeout: 5_000 }, () => {
  expect(() => idsInFile('id\tname\n\t"Ada"')).toThrow(/row 2\b/);
  expect(idsInFile(`id\tname\na\t${'\t'.repeat(2_000_000)}x`)).toEqual(['a']);
  for (const long of ['"'.repeat(2_000_001), `"${'a'.repeat(4_000_000)}`, `"${' '.repeat(4_000_000)}`])
    expect(() => idsInFile(`id\tname\na\t${long}x`)).toThrow(/row 2\b/);
  expect(idsInFile(`id\tname${'\t'.repeat(1_000_000)}x\na-1`)).toEqual(['a-1']);
});

test('A hostile first row is read as soon as any other', { timeout: 5_000 }, () => {
  expect(() => idsInFile('"'.repeat(2_000_001))).toThrow(/row 1\b/);
  expect(() => idsInFile(`sep=;${';'.repeat(1_000_000)}x`)).toThrow(/first row/);
  expect(idsInFile(`id${'\n'.repeat(2_000_000)}a-1`)).toEqual(['a-1']);
});

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from('name;id\nZoë;a-1')],
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFFname;id\nZoë;a-1')],
  ['UTF-16, little end first', Buffer.from('\uFEFFname\tid\r\nZoë\ta-1\r\n', 'utf16le')],
  ['UTF-16, big end first', utf16be('\uFEFFname\tid\r\nZoë\ta-1\r\n')],
  ['UTF-16 without a mark', Buffer.from('id\na-1', 'utf16le')],
  ['UTF-16 without a mark, big end first', utf16be('id\na-1')],
  ['Windows-1252', Buffer.from('name;id\nZo\xeb;a-1', 'latin1')],
])('A file in %s is read', (_, bytes) => {
  expect(idsInFile(textOfFile(bytes))).toEqual(['a-1']);
});

test('An id with a letter in another code than UTF-8 is refused, and an empty file is empty', () => {
  expect(() => idsInFile(textOfFile(Buffer.from('id\na\xeb1', 'latin1')))).toThrow(/row 2\b/);
  expect(textOfFile(new Uint8Array())).toBe('');
});

test('100,000 ids are all asked about, once each, and the ledger tells how many', async () => {
  const text = `id\r\n${Array.from({ length: 100_000 }, (_, at) => `applicant-${at}`).join('\r\n')}`;
  expect(await importIds(system, connectionId, text)).toEqual({ ids: 100_000, added: 100_000 });
  expect(await db().refetch.count({ where: { connectionId, because: 'import', state: 'pending' } })).toBe(100_000);
  expect(await importIds(system, connectionId, 'applicant-1\napplicant-new')).toEqual({ ids: 2, added: 1 });
  const told = await db().ledgerRow.findMany({ where: { kind: 'ids.imported' }, orderBy: { seq: 'asc' } });
  expect(told.map(({ subjectId }) => subjectId)).toEqual([connectionId, connectionId]);
});

test('One bad row, and no one in the file is asked about', async () => {
  const before = await db().refetch.count();
  await expect(importIds(system, connectionId, 'id\nnobody-yet\nnot an id')).rejects.toThrow('row 3');
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
