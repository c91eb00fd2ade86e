import { expect, test } from 'vitest';
import { areaOf, arrows, environmentReaders, forbiddenImports } from '#test/boundaries/boundaries.ts';
import { brokenCitations, library } from '#test/boundaries/citations.ts';
import { importsOf, sources } from '#test/boundaries/imports.ts';

const files = sources();
const source = (path: string, text: string) => [{ path, text }];

test('No import points where docs/architecture.md draws no arrow', () => {
  expect(forbiddenImports(files)).toEqual([]);
});

test('Only lib/env.ts reads the environment', () => {
  expect(environmentReaders(files)).toEqual([]);
});

test('Every file of ours is seen, and lies in a place the table knows', () => {
  expect(files.length).toBeGreaterThan(150);
  expect(files.filter(({ path }) => !areaOf(path))).toEqual([]);
  expect(new Set(files.map(({ path }) => areaOf(path))).size).toBeGreaterThan(Object.keys(arrows).length / 2);
});

test('No file is longer than 250 lines, no test longer than 300', () => {
  const limit = (path: string) => (/\.(test|spec)\.tsx?$/.test(path) ? 300 : 250);
  const tooLong = files
    .filter(({ path, text }) => text.trimEnd().split('\n').length > limit(path))
    .map(({ path }) => path);
  expect(tooLong).toEqual([]);
});

test('No line is longer than 120 columns', () => {
  // One line of a table holds a country's two longest names.
  const exempt = ['lib/review/values/country-reading.test.ts'];
  const tooLong = files
    .filter(({ path }) => !exempt.includes(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, at) => ([...line].length > 120 ? [`${path}:${at + 1}`] : [])),
    );
  expect(tooLong).toEqual([]);
});

test('No folder or file is a drawer for odds and ends', () => {
  const drawer = /(^|\/)(utils?|helpers?|services?|types|hooks|constants|common|misc)(\/|\.tsx?$)/;
  expect(files.map(({ path }) => path).filter((path) => drawer.test(path))).toEqual([]);
});

test('What a comment, a test title or a document cites is in the repository', () => {
  const cited = library();
  expect([...cited.documents.keys()]).toEqual(expect.arrayContaining(['docs/providers.md', 'docs/security.md']));
  expect(brokenCitations(files, cited)).toEqual([]);
});

// The controls: what the checks above must catch, in every way an import can be written.
test.each([
  ['lib/review/case/case.ts', "import { db } from '#lib/data/database.ts';"],
  ['lib/review/case/case.ts', "import type { Env } from '../../env.ts';"],
  ['lib/providers/vult/api.ts', "import {\n  read,\n} from '../blockpass/api.ts';"],
  ['lib/providers/http/http.ts', "export { env } from '#lib/env.ts';"],
  ['sandbox/vendors/vult/index.ts', "import { Applicant } from '#lib/review/applicant/applicant.ts';"],
  ['components/ui/button.tsx', "import { roles } from '#lib/review/actor.ts';"],
  ['components/shell/bar.tsx', "import { db } from '#lib/data/database.ts';"],
  ['app/(desk)/queue/page.tsx', "const sandbox = await import('#sandbox/server.ts');"],
  ['app/(desk)/queue/page.tsx', "import { Stage } from '../applicants/[id]/stage.tsx';"],
  ['app/(desk)/queue/page.tsx', "import '#e2e/fixtures.ts';"],
  ['lib/exchange/sync/pull.ts', "import { PrismaClient } from '@prisma/client';"],
  ['lib/data/cases/queue.ts', "import { headers } from 'next/headers';"],
  ['proxy.ts', "import { db } from './lib/data/database.ts';"],
  ['lib/exchange/sync/pull.ts', "import { desk } from '#test/exchange/desk.ts';"],
  ['bin/worker.ts', "import { desk } from '#test/exchange/desk.ts';"],
  ['lib/helpers/text.ts', "import { env } from '#lib/env.ts';"],
])('Caught: %s with %s', (path, text) => {
  expect(forbiddenImports(source(path, text))).not.toEqual([]);
});

test('Caught: reading the environment elsewhere', () => {
  expect(environmentReaders(source('lib/data/cases/queue.ts', 'const url = process.env.DATABASE_URL;'))).toEqual([
    'lib/data/cases/queue.ts',
  ]);
});

test('Allowed: what the table draws', () => {
  expect(
    forbiddenImports(
      source(
        'app/(desk)/queue/page.tsx',
        "import { queue } from '#lib/data/cases/queue.ts';\nimport { Row } from './row.tsx';",
      ),
    ),
  ).toEqual([]);
  expect(importsOf({ path: 'a.ts', text: "// import x from 'y'\nconst text = \"from 'z'\";" })).toEqual([]);
});

/** A small library, so that these controls do not move with the real one. */
const shelf = {
  paths: new Set(['docs', 'docs/security.md', 'lib', 'lib/ledger', 'lib/ledger/chain.ts', 'lib/ledger/chain.test.ts']),
  documents: new Map([
    ['docs/security.md', '# Security\n\n## A write\n\n| bar |\n|---|\n| 5 | once |\n| T7 | forged |\n'],
  ]),
};

const comment = (text: string) => `/**\n * ${text}\n */`;
const line = (text: string) => `const a = 1; // ${text}`;
const markup = (text: string) => `<p>{/* ${text} */}</p>`;
const title = (text: string) => `test.each([1])('${text}', () => {});\ndescribe("${text}", () => {});`;

test.each([
  ['As SECURITY asks.', comment, 'SECURITY'],
  ['Whom it lists (PROVIDERS 2).', line, 'PROVIDERS'],
  ['The table of DESIGN', markup, 'DESIGN'],
  ['Told by the limits of PRODUCT', title, 'PRODUCT'],
  ['A door (TOOLCHAIN)', title, 'TOOLCHAIN'],
  ['The figures of bar 99.', comment, 'bar 99'],
  ['docs/security.md, bars 5 and\n * 6: done once.', comment, 'bar 6'],
  ['Forged (docs/security.md, threats T7 and T8).', line, 'threat T8'],
  ['Asked for in issue 7.', line, 'issue 7'],
  ['As A.5 has it.', comment, 'A.5'],
  ['The limits of §4.', line, '§4.'],
  ['See docs/secrets.md.', comment, 'docs/secrets.md'],
  ['See docs/security.md#a-read.', comment, 'docs/security.md#a-read'],
  ['See docs/security.md,\n * "A read".', comment, 'docs/security.md, "A read"'],
  ['Shown by chains.test.ts.', line, 'chains.test.ts'],
  ['The form (lib/ledger/links.ts) is the same.', line, 'lib/ledger/links.ts'],
  ['Kept in lib/journal.', markup, 'lib/journal'],
] as const)('Caught: a comment or title that cites what is not there: %s', (text, write, name) => {
  expect(brokenCitations(source('lib/ledger/verify.ts', write(text)), shelf)).toContain(
    `lib/ledger/verify.ts: ${name}`,
  );
});

test.each([
  ['[The form](links.md)', '](links.md)'],
  ['[Above](#a-read)', '](#a-read)'],
  ['Shown by `lib/ledger/links.test.ts`.', 'lib/ledger/links.test.ts'],
])('Caught: a document that cites what is not there: %s', (text, name) => {
  const documents = new Map([...shelf.documents, ['docs/index.md', text]]);
  expect(brokenCitations([], { ...shelf, documents })).toEqual([`docs/index.md: ${name}`]);
});

test('Allowed: what is in the repository or public', () => {
  const text = [
    '/** docs/security.md, bar 5, and docs/security.md#a-write, shown by chain.test.ts. */',
    '// Threat T7 (docs/security.md, "A write"); the code is in lib/ledger (lib/ledger/chain.ts).',
    '// Tests (`*.test.ts`) lie beside what they test.',
    '// RFC 6749 §5.2, E.164, 5 bars of a chart, https://issues.example/lib/journal.',
    "const words = ['PRODUCT', 'lib/journal'];",
  ].join('\n');
  const documents = new Map([...shelf.documents, ['docs/index.md', '[There](security.md#a-write), `lib/ledger`.']]);
  expect(brokenCitations(source('lib/ledger/verify.ts', text), { ...shelf, documents })).toEqual([]);
});
