import { execFile } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox } from '#sandbox/server.ts';
import { webhookReceiver } from '#test/sandbox/webhook-receiver.ts';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox({ host: '127.0.0.1', port: 0, seed: 'terminal', people: 20, today: '2026-11-21' });
});
afterAll(() => sandbox.close());

/** Runs `npm run --silent sandbox -- …` as a person would type it. */
function typed(args: string[], url = sandbox.url): Promise<{ exit: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--conditions=react-server', 'bin/sandbox.ts', ...args, '--url', url],
      (error, out, err) => resolve({ exit: error ? Number(error.code) : 0, out: out.trim(), err: err.trim() }),
    );
  });
}

it('create, complete and change, one after the other: the applicant goes through the statuses', async () => {
  const created = await typed(['create', 'allpass']);
  const [id = '', status] = created.out.split('  ');
  expect(status).toBe('INIT');
  expect((await typed(['complete', 'allpass', id])).out).toMatch(new RegExp(`^${id}  COMPLETED  \\S+`));
  expect((await typed(['change', 'allpass', id, 'APPROVED'])).out).toContain('APPROVED');
  expect((await typed(['people', 'allpass'])).out.split('\n')[0]).toContain(`${id}  APPROVED`);
  expect(await typed(['complete', 'allpass', id])).toMatchObject({
    exit: 1,
    err: 'The sandbox says: This verification is over.',
  });
});

it('webhooks, then webhook: the registered address receives a valid and a forged delivery', async () => {
  const receiver = await webhookReceiver();
  const registered = await typed([
    'webhooks',
    'blockpass',
    '--to',
    receiver.url,
    '--secret',
    's=e',
    '--set',
    'signature=prefixed',
  ]);
  expect(JSON.parse(registered.out)).toMatchObject([{ settings: { signature: 'prefixed', secret: '(set)' } }]);
  expect(
    (await typed(['webhook', 'blockpass', '--bad', 'wrong_signature', '--times', '2'])).out.split('\n'),
  ).toHaveLength(2);
  expect(receiver.deliveries).toHaveLength(2);
  expect((await typed(['webhooks', 'blockpass', 'off'])).exit).toBe(0);
  expect((await typed(['webhook', 'blockpass'])).err).toContain('no address');
  await receiver.close();
});

it('fault, log and reset: each answers with the state it left', async () => {
  const set = await typed(['fault', 'vult', '503', '--every', '3', '--times', '2']);
  expect(set.out).toBe('vult  503  3  3000  —  2');
  expect((await typed(['fault', 'vult', 'off'])).out).toBe('Nothing.');
  expect(JSON.parse((await typed(['log'])).out)).toHaveProperty('applied');
  expect((await typed(['reset'])).exit).toBe(0);
});

it.each([
  [['sing'], 'There is no command sing.'],
  [['complete', 'allpass'], 'ID is missing.'],
  [['create', 'jumio'], 'vendor is one of allpass'],
  [['fault', 'vult', '500', '--every', 'often'], '--every is a whole number.'],
  [['people', 'vult', '--loud'], "Unknown option '--loud'"],
])('Wrong arguments %j: the command exits with 1 and a sentence that says why', async (args, why) => {
  expect(await typed(args)).toMatchObject({ exit: 1, err: expect.stringContaining(why) });
});

it('No sandbox at the address: exit code 1; --help lists the faults', async () => {
  const [noSandbox, help] = await Promise.all([typed(['log'], 'http://127.0.0.1:1'), typed(['--help'])]);
  expect(noSandbox).toMatchObject({
    exit: 1,
    err: expect.stringContaining('No sandbox answers at http://127.0.0.1:1'),
  });
  expect(help.out).toContain('hang_after_apply');
});

it.each([
  ['--state', '/proc/none/state.json', /E[A-Z]+: .*/],
  ['--pictures', '/proc/none/pictures', /E[A-Z]+: .*/],
  ['--picture-scale', '0', /--picture-scale must be from 0\.1 to 2, not 0/],
])('%s %s, which can’t be used: the sandbox does not start, and says why', async (option, value, why) => {
  const args = ['--conditions=react-server', 'bin/sandbox.ts', '--port', '0', option, value];
  const ended = await new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: 8_000, killSignal: 'SIGKILL' }, (error, _, err) =>
      resolve({ exit: error?.code, err: err.trim() }),
    );
  });
  expect(ended).toEqual({
    exit: 1,
    err: expect.stringMatching(new RegExp(`^The sandbox can't start: ${why.source}\\.$`)),
  });
});
