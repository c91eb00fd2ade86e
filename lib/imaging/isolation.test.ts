import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { type Launch, probeLaunch, start } from './launch.ts';

const root = process.cwd();
const written = join(tmpdir(), `docket-probe-${process.pid}`);
const probe = join(root, 'lib', 'imaging', 'isolation-probe.ts');

it('the imaging process has no environment and reaches nothing', async () => {
  const launch = await probeLaunch(process.execPath, root, probe);
  const { found, calls } = await tried(launch);
  expect(found).toMatchObject({
    environment: '',
    passwords: 'ERR_ACCESS_DENIED',
    keys: 'ERR_ACCESS_DENIED',
    write: 'ERR_ACCESS_DENIED',
    program: 'ERR_ACCESS_DENIED',
    worker: 'ERR_ACCESS_DENIED',
    evaluation: 'EvalError',
    ownCode: true,
  });
  // Not every machine allows removing the network; the list of isolation layers then lacks it.
  expect(found.network !== 'reached').toBe(launch.isolation.includes('no network'));
  expect(calls === 0).toBe(launch.isolation.includes('no network'));
  expect(found.user === 65_534).toBe(launch.isolation.includes('user nobody, no privileges'));
});

it('control: the same attempts in a plain child of the same Node', async () => {
  const { found, calls } = await tried({ command: process.execPath, args: [probe], isolation: [] });
  expect(found.passwords).toBeGreaterThan(0);
  expect(found).toMatchObject({ network: 'reached', evaluation: 1, program: 0, write: 'done' });
  expect(calls).toBe(1);
});

async function tried(launch: Launch): Promise<{ found: Record<string, unknown>; calls: number }> {
  let calls = 0;
  const canary = createServer((socket) => {
    calls += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(canary, 'listening');
  const address = canary.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const child = start({ ...launch, args: [...launch.args, String(port), written] });
    child.stdin.end();
    return { found: JSON.parse(await text(child.stdout)), calls };
  } finally {
    canary.close();
    await rm(written, { force: true });
  }
}
