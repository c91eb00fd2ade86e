import { expect, test } from 'vitest';
import { areaOf, arrows, environmentReaders, forbiddenImports } from '#test/boundaries/boundaries.ts';
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

test('No folder or file is a drawer for odds and ends', () => {
  const drawer = /(^|\/)(utils?|helpers?|services?|types|hooks|constants|common|misc)(\/|\.tsx?$)/;
  expect(files.map(({ path }) => path).filter((path) => drawer.test(path))).toEqual([]);
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
