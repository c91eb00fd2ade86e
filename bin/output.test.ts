import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chainOf, exported } from '#test/ledger/specimen.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-output-'));
const settings = { baseUrl: 'http://127.0.0.1:1', accessToken: 'of this test' };

beforeAll(async () => {
  writeFileSync(join(folder, 'whole.jsonl'), await exported(chainOf(20)));
  writeFileSync(join(folder, 'broken.jsonl'), (await exported(chainOf(20))).replace('case-12', 'case-13'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command with its output redirected (`| true`, `> FILE`), and gives the command's own exit status. */
function run(command: string, tail: string): Promise<{ status: number; err: string }> {
  const node = `${process.execPath} --conditions=react-server`;
  const script = tail.includes('|')
    ? `set -o pipefail; (sleep 0.3; exec ${node} ${command}) ${tail}`
    : `${node} ${command} ${tail}`;
  const shell = spawn('bash', ['-c', script], {
    env: { ...process.env, PROVIDER_SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  shell.stderr.on('data', (text: Buffer) => {
    err += text.toString();
  });
  return new Promise((resolve) => shell.once('close', (status) => resolve({ status: status ?? -1, err })));
}

const verifying = `bin/verify-ledger.ts ${join(folder, 'whole.jsonl')}`;

it.each([
  ['bin/verify-ledger.ts FILE', verifying, 141],
  ['bin/verify-ledger.ts --help', 'bin/verify-ledger.ts --help', 141],
  ['bin/sandbox.ts --help', 'bin/sandbox.ts --help', 141],
  ['bin/start/command.ts, refusing a command it does not know,', 'bin/start/command.ts nothing', 1],
])('%s: when the reader of its output leaves, it ends without an error message', async (_, command, status) => {
  expect(await run(command, '2>&1 | true')).toEqual({ status, err: '' });
});

it('When the reader leaves, the verdict is kept: a broken ledger exits with 1', async () => {
  expect(await run(`bin/verify-ledger.ts ${join(folder, 'broken.jsonl')}`, '| true')).toEqual({ status: 1, err: '' });
});

it('provider: when the reader of standard output leaves, the failure is still on standard error', async () => {
  const { status, err } = await run('bin/provider.ts b2core applicants', '| true');
  expect({ status, code: JSON.parse(err).code }).toEqual({ status: 1, code: 'unavailable' });
});

it.runIf(existsSync('/dev/full'))(
  'The disk is full: the command says in one sentence that its output is lost, and exits with 1',
  async () => {
    const { status, err } = await run(verifying, '> /dev/full');
    expect({ status, err }).toEqual({ status: 1, err: 'What this says could not be written (ENOSPC).\n' });
  },
);

it('The code that runs before the installation ends without an error message too', async () => {
  const wait = 'await new Promise((then) => setTimeout(then, 50))';
  const script = `await import('./bin/start/host.mjs'); process.stdout.write('said'); ${wait}`;
  expect(await run(`--input-type=module -e "${script}"`, '| true')).toEqual({ status: 141, err: '' });
});
