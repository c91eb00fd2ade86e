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

/** Runs a command with its output led elsewhere (`| true`, `> FILE`), and gives the status of the command itself. */
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
])('%s ends quietly when nobody reads what it says', async (_, command, status) => {
  expect(await run(command, '2>&1 | true')).toEqual({ status, err: '' });
});

it('A verdict is not hidden by a reader who left: a broken ledger ends with 1', async () => {
  expect(await run(`bin/verify-ledger.ts ${join(folder, 'broken.jsonl')}`, '| true')).toEqual({ status: 1, err: '' });
});

it('provider says its failure on standard error even when nobody reads standard output', async () => {
  const { status, err } = await run('bin/provider.ts b2core applicants', '| true');
  expect({ status, code: JSON.parse(err).code }).toEqual({ status: 1, code: 'unavailable' });
});

it.runIf(existsSync('/dev/full'))(
  'What can’t be written because the disk is full is told in one sentence, and ends with 1',
  async () => {
    const { status, err } = await run(verifying, '> /dev/full');
    expect({ status, err }).toEqual({ status: 1, err: 'What this says could not be written (ENOSPC).\n' });
  },
);

it('What runs before anything is installed ends quietly too', async () => {
  const script = `-e "await import('./bin/start/host.mjs'); process.stdout.write('said'); await new Promise((then) => setTimeout(then, 50))"`;
  expect(await run(`--input-type=module ${script}`, '| true')).toEqual({ status: 141, err: '' });
});
