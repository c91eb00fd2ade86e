import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '#bin/start/tool.ts';

/**
 * A sixth vendor is one folder and one line in the registry (docs/architecture.md, "The port"). An invented one
 * (test/kestrel) is put into a copy of the tree without any other change; it is type-checked, passes the contract and
 * is read like the others.
 */
const run = promisify(execFile);
const tree = mkdtempSync(join(tmpdir(), 'docket-sixth-'));
const folder = join(tree, 'lib/providers/kestrel');

beforeAll(() => {
  const parts = [
    'lib/providers',
    'lib/review',
    'lib/read-at-most.ts',
    'test/providers',
    'test/builders',
    'test/sandbox',
  ];
  for (const part of parts) cpSync(join(root, part), join(tree, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  write('package.json', { type: 'module', imports: { '#lib/*': './lib/*', '#test/*': './test/*' } });
  write('tsconfig.json', {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { incremental: false, tsBuildInfoFile: null, plugins: [] },
    include: ['lib/providers/kestrel/*.ts', 'lib/providers/registry.ts', 'lib/providers/contract/*.ts'],
  });
  cpSync(join(root, 'test/kestrel'), folder, { recursive: true });
  cpSync(join(root, 'test/providers/pull-kestrel.ts'), join(tree, 'test/providers/pull.ts'));
  const registry = join(tree, 'lib/providers/registry.ts');
  const registered = readFileSync(registry, 'utf8').replace(
    'readonly Provider[] = [',
    'readonly Provider[] = [kestrel, ',
  );
  writeFileSync(registry, `import { kestrel } from './kestrel/index.ts';\n${registered}`);
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function write(file: string, content: object): void {
  writeFileSync(join(tree, file), JSON.stringify(content));
}

/** Runs a tool in the copy, with none of this process's environment. */
async function tool(script: string, ...given: string[]): Promise<{ stdout: string; failed: boolean }> {
  const options = {
    cwd: tree,
    env: { PATH: '/usr/bin:/bin', HOME: tree, NODE_ENV: 'test' as const },
    maxBuffer: 50_000_000,
  };
  try {
    return { stdout: (await run(process.execPath, [script, ...given], options)).stdout, failed: false };
  } catch (error) {
    return { stdout: String((error as { stdout?: unknown }).stdout), failed: true };
  }
}

type Told = { fullName: string; status: string };

async function contract(): Promise<Told[]> {
  const report = join(tree, 'report.json');
  const given = [
    'run',
    '--root',
    tree,
    '--reporter=json',
    `--outputFile=${report}`,
    '-t',
    'kestrel',
    'lib/providers/contract',
  ];
  await tool(join(root, 'node_modules/vitest/vitest.mjs'), ...given);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: { assertionResults: Told[] }[] };
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName }) => fullName.includes('kestrel'));
}

const told = (results: Told[], status: string) =>
  results.filter((each) => each.status === status).map(({ fullName }) => fullName);

test('Its folder and the registry pass the type check', { timeout: 240_000 }, async () => {
  expect(await tool(join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json')).toEqual({
    stdout: '',
    failed: false,
  });
});

test('The contract holds for it: reading, commands, webhooks, the test of a connection', {
  timeout: 240_000,
}, async () => {
  const results = await contract();
  expect(told(results, 'failed')).toEqual([]);
  expect(told(results, 'passed').length).toBeGreaterThan(50);
  const parts = [
    'becomes the common applicant',
    'is sent once',
    'is accepted',
    'names what works',
    'is declared to need',
    'names the scope that is shown',
  ];
  for (const part of parts)
    expect(told(results, 'passed').filter((name) => name.includes(part)).length, part).toBeGreaterThan(0);
});

test('A pull reads all its applicants; the provider is found by its id alone', { timeout: 60_000 }, async () => {
  const { stdout } = await tool(join(tree, 'test/providers/pull.ts'));
  const read = ['Marit', 'Ove', 'Synne', 'Tor', 'Unni'].map((name) => `${name} pending_review 10`);
  expect(JSON.parse(stdout)).toEqual({ label: 'Kestrel Identity', read });
});

test('Control: without a fixture that it needs, the contract test fails', { timeout: 240_000 }, async () => {
  rmSync(join(folder, 'fixtures/other-applicant.json'));
  rmSync(join(folder, 'fixtures/probe.json'));
  const failed = told(await contract(), 'failed');
  expect(failed.length).toBeGreaterThanOrEqual(2);
});
