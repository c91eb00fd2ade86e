import { type Import, importsOf, type Source } from './imports.ts';

const lib = [
  'lib/review',
  'lib/data',
  'lib/providers',
  'lib/exchange',
  'lib/ledger',
  'lib/imaging',
  'lib/auth',
  'lib/door.ts',
  'lib/action.ts',
  'lib/route.ts',
  'lib/log.ts',
  'lib/env.ts',
  'lib/issuer-settings.ts',
  'lib/folder.ts',
  'lib/read-at-most.ts',
];
const door = ['lib/review', 'lib/data', 'lib/auth', 'lib/log.ts', 'lib/env.ts'];
const commands = [...lib, 'sandbox', 'bin', 'prisma'];

/**
 * Which area may import which (docs/architecture.md, "Directions"). An arrow that is not here is refused; an area may
 * always import itself.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  'lib/review': [],
  'lib/providers': ['lib/review', 'lib/read-at-most.ts'],
  'lib/ledger': ['lib/review', 'lib/folder.ts'],
  'lib/imaging': ['lib/review'],
  'lib/data': ['lib/review', 'lib/ledger', 'lib/log.ts', 'lib/env.ts'],
  'lib/auth': [
    ...['lib/review', 'lib/data', 'lib/log.ts', 'lib/env.ts'],
    ...['lib/issuer-settings.ts', 'lib/read-at-most.ts'],
  ],
  'lib/exchange': [
    ...['lib/review', 'lib/data', 'lib/providers', 'lib/ledger', 'lib/imaging'],
    ...['lib/log.ts', 'lib/env.ts', 'lib/read-at-most.ts'],
  ],
  'lib/door.ts': door,
  'lib/action.ts': [...door, 'lib/door.ts'],
  'lib/route.ts': [...door, 'lib/door.ts', 'lib/read-at-most.ts'],
  'lib/log.ts': ['lib/env.ts'],
  'lib/env.ts': ['lib/issuer-settings.ts'],
  'lib/issuer-settings.ts': [],
  'lib/folder.ts': [],
  'lib/read-at-most.ts': [],
  'components/ui': [],
  components: ['components/ui', 'lib/review'],
  app: ['components', 'components/ui', ...lib],
  sandbox: [],
  bin: commands,
  'bin/test': ['bin', 'test', 'lib/env.ts'],
  prisma: commands,
  bench: [...commands, 'bin/test', 'test'],
  test: [...commands, 'bin/test'],
  e2e: [...commands, 'bin/test', 'test'],
  top: ['lib/env.ts'],
};

/** A *.test.ts file may also import test support, commands, migrations and the sandbox. */
const alsoForTests = ['bin', 'bin/test', 'prisma', 'sandbox', 'test', 'lib/env.ts'];

/** Configuration of tools; the product does not read it. */
const toolConfigs = ['playwright.config.ts', 'vitest.config.ts', 'prisma.config.ts'];

/** Each forbidden import, as a sentence. */
export function forbiddenImports(files: readonly Source[]): readonly string[] {
  return files.flatMap((source) =>
    importsOf(source).flatMap((one) =>
      objections(one).map((why) => `${one.from} → ${one.file ?? one.package}: ${why}`),
    ),
  );
}

/** Each place outside lib/env.ts where the product reads the environment. */
export function environmentReaders(files: readonly Source[]): readonly string[] {
  const isProduct = ({ path }: Source) =>
    /^(lib|app|components|sandbox)\/|^proxy\.ts$|^next\.config\.ts$/.test(path) && path !== 'lib/env.ts';
  // The imaging process has an empty environment; isolation-probe.ts runs inside it and shows that.
  const isExempt = ({ path }: Source) => isTest(path) || path === 'lib/imaging/isolation-probe.ts';
  return files
    .filter((file) => isProduct(file) && !isExempt(file) && /\bprocess\.env\b/.test(file.text))
    .map(({ path }) => path);
}

/** The area of a path: the longest one that contains it; undefined when there is none. */
export function areaOf(path: string): string | undefined {
  if (!path.includes('/')) return 'top';
  // A test of all of lib may import what tests may import.
  if (/^lib\/[^/]+\.test\.ts$/.test(path)) return 'test';
  const areas = Object.keys(arrows).filter((area) => path === area || path.startsWith(`${area}/`));
  return areas.sort((a, b) => b.length - a.length)[0];
}

function objections(one: Import): readonly string[] {
  if (!one.file) return [packageObjection(one)].filter(isSaid);
  return [arrowObjection, vendorObjection, screenObjection]
    .map((objection) => objection(one.from, one.file ?? ''))
    .filter(isSaid);
}

function arrowObjection(from: string, file: string): string | undefined {
  if (toolConfigs.includes(from)) return undefined;
  const [source, target] = [areaOf(from), areaOf(file)];
  if (!source || !target) return 'a folder that the table of directions does not know';
  const allowed = [source, ...(arrows[source] ?? []), ...(isTest(from) ? alsoForTests : [])];
  return allowed.includes(target) ? undefined : `${source} may not import ${target}`;
}

function vendorObjection(from: string, file: string): string | undefined {
  const [source, target] = [from, file].map(vendorOf);
  return source && target && source !== target ? 'one vendor may not import another' : undefined;
}

/** The vendor whose folder contains a path; undefined for the folders that all vendors share. */
function vendorOf(path: string): string | undefined {
  const folder = /^(?:lib\/providers|sandbox\/vendors)\/([^/]+)\//.exec(path)?.[1];
  return folder && !['reading', 'http', 'webhook', 'contract'].includes(folder) ? folder : undefined;
}

function screenObjection(from: string, file: string): string | undefined {
  const [source, target] = [from, file].map((path) => /^app\/\([^)]+\)\/([^/]+)\//.exec(path)?.[1]);
  return target && source !== target && !isTest(from) ? 'a screen imports nothing from another screen' : undefined;
}

function packageObjection({ from, package: name = '' }: Import): string | undefined {
  const isIn = (...places: readonly string[]) => places.some((place) => from.startsWith(place));
  if (/^@prisma\/(client|adapter)/.test(name) && !isIn('lib/data/', 'prisma/'))
    return 'only lib/data and prisma know the database client';
  if (/^next(\/|$)/.test(name) && !isIn('app/', 'components/', 'lib/auth/', 'lib/door.ts') && from.includes('/'))
    return 'only screens and their doors know the framework';
  return undefined;
}

/** Tests, journeys and test support. */
function isTest(path: string): boolean {
  return /\.test\.tsx?$|^(test|e2e)\//.test(path);
}

function isSaid(sentence: string | undefined): sentence is string {
  return sentence !== undefined;
}
