import { type ChildProcess, spawn } from 'node:child_process';
import { demoConnections } from '#bin/demo.ts';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import { forgetEnv } from '#lib/env.ts';
import { disconnect } from '#lib/exchange/connect.ts';
import { type TestDatabase, testDatabase } from '../database/database.ts';

/** An own database, and the sandbox as a separate process. */
export type TestDesk = {
  database: TestDatabase;
  sandboxUrl: string;
  /** The ids of the connections to the sandbox. */
  vult: string;
  blockpass: string;
  /** Adds another connection to the sandbox, with no applicants copied yet; `settings` replace the usual ones. */
  connect(provider: SandboxVendor, label: string, settings?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
};

export type SandboxVendor = 'allpass' | 'b2core' | 'blockpass' | 'ondato' | 'vult';

const system = { kind: 'system', id: 'test' } as const;

export async function testDesk({ people }: { people: number }): Promise<TestDesk> {
  const database = await testDatabase();
  const sandbox = await started('bin/sandbox.ts', ['--port', '0', '--people', String(people)]);
  const sandboxUrl = String(sandbox.ready.url);
  process.env.DOCKET_SANDBOX_URL = sandboxUrl;
  forgetEnv();
  await seedPolicies(system);
  const connect: TestDesk['connect'] = (provider, label, settings) =>
    addConnection(system, {
      provider,
      label,
      mode: 'test',
      settings: { ...settingsFor(provider, sandboxUrl), ...settings },
    });
  const vult = await connect('vult', 'Sandbox');
  const blockpass = await connect('blockpass', 'Sandbox');
  const close = async () => {
    disconnect();
    await stopped(sandbox.child, 'SIGTERM');
    await closeDatabase();
    await database.close();
  };
  return { database, sandboxUrl, vult, blockpass, connect, close };
}

export type StartedProcess = { child: ChildProcess; ready: Record<string, unknown> };

/** Starts a command of Docket and waits for its line `"ready":true`. When it fails, the error holds its output. */
export function started(file: string, args: string[] = []): Promise<StartedProcess> {
  const child = spawn(process.execPath, ['--conditions=react-server', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors = (errors + text.toString()).slice(-4_000);
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${file} ended before it was ready: ${errors}`)));
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      const line = output.split('\n').find((each) => each.includes('"ready":true'));
      if (line) resolve({ child, ready: JSON.parse(line) as Record<string, unknown> });
    });
  });
}

/** Ends a process that a test started, and waits until it is gone. */
export function stopped(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}

/** The demo's settings, but a Blockpass key without images, which would slow down every test that lists applicants. */
function settingsFor(provider: SandboxVendor, sandboxUrl: string): Record<string, unknown> {
  const demo = demoConnections(sandboxUrl).find((each) => each.provider === provider);
  if (!demo) throw new Error(`the demo has no connection to ${provider}`);
  return provider === 'blockpass' ? { ...demo.settings, apiKey: 'sandbox-blockpass-text' } : demo.settings;
}
