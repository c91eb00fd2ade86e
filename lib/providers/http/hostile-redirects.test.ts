import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConnections } from '#bin/demo.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { providers } from '../registry.ts';

/** docs/security.md, bar 19: no redirect is followed at any vendor, neither for a call nor for a token. */
let canary: { server: Server; url: string; touched: number };
let vendor: { server: Server; url: string; asked: string[] };
let status = 301;

async function listening(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  // This server stands for a cloud's metadata address, which no test may call.
  canary = { ...(await listening((_, answer) => void answer.end(`{"touched":${++canary.touched}}`))), touched: 0 };
  const asked: string[] = [];
  const redirect: RequestListener = (request, answer) => {
    asked.push(request.url ?? '');
    answer.writeHead(status, { location: `${canary.url}/latest/meta-data/` }).end();
  };
  vendor = { ...(await listening(redirect)), asked };
});

afterAll(async () => {
  for (const { server } of [canary, vendor]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

test.each(
  providers.flatMap((provider) => [301, 302, 303, 307, 308].map((said) => ({ id: provider.id, provider, said }))),
)('$id, $said', async ({ id, provider, said }) => {
  status = said;
  const before = vendor.asked.length;
  const settings = demoConnections(vendor.url).find((account) => account.provider === id)?.settings;
  const http = loopbackHttp({ limits: { retries: 0 } });
  const can = provider.connect(provider.settings.parse(settings), { http, now: () => new Date() });
  const calls = [can.applicants?.read('64f1c0de0000000000000001'), can.applicants?.list?.(null, 1)];
  for (const { name, safe } of can.operations.all) if (safe) calls.push(can.operations.run(name, {}) as Promise<never>);
  const ends = await Promise.allSettled(calls.filter((call) => call !== undefined));
  for (const end of ends) expect(end).toMatchObject({ status: 'rejected', reason: { name: 'ProviderError' } });
  // The calls that were not refused for their empty input were sent, and answered with a redirect.
  expect(vendor.asked.length).toBeGreaterThan(before);
  const codes = ends.map((end) => (end.status === 'rejected' ? (end.reason as { code: string }).code : 'fine'));
  expect(codes).toContain('invalid_response');
  expect(canary.touched).toBe(0);
});

test("control: a client that follows redirects reaches a cloud's metadata address", async () => {
  await (await fetch(`${vendor.url}/anything`)).text();
  expect(canary.touched).toBe(1);
});
