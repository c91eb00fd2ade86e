import { type Sandbox, startSandbox } from '#sandbox/server.ts';

/** A sandbox for one test file, always with the same invented people. */
export function testSandbox(options: Partial<Parameters<typeof startSandbox>[0]> = {}): Promise<Sandbox> {
  return startSandbox({
    host: '127.0.0.1',
    port: 0,
    seed: 'docket',
    today: '2026-11-21',
    people: 20,
    pictureScale: 0.5,
    ...options,
  });
}
