import type { ProviderHttp } from './http.ts';
import { answerFailure } from './http-failure.ts';
import type { ProviderRequest } from './http-request.ts';

type FixtureCall = { method: string; path: string; body?: Record<string, unknown>; status?: number; answer: unknown };

/** A recorded conversation with a vendor: invented people, the vendor's own forms. */
export type Fixture = {
  about: string;
  settings: Record<string, unknown>;
  externalId: string;
  calls: FixtureCall[];
  /** What the common applicant must hold, or with which code the reading must fail. */
  expect?: Record<string, unknown>;
  expectError?: string;
};

/** Answers from a fixture instead of the network; what it does not hold is a 404. `twist` changes what comes back. */
export function fixtureHttp(
  { calls }: Fixture,
  twist: (status: number, text: string, call: ProviderRequest) => [number, string] = (...said) => [said[0], said[1]],
): ProviderHttp {
  return {
    async send(request) {
      await request.token?.current(Number.POSITIVE_INFINITY);
      const known = calls.find((call) => isMeant(call, request));
      const [status, text] = twist(
        known === undefined ? 404 : (known.status ?? 200),
        JSON.stringify(known?.answer ?? { error: 'nothing' }),
        request,
      );
      const failure = answerFailure(request, status, {});
      if (failure !== null) throw failure;
      return { status, headers: {}, mediaType: 'application/json', bytes: new TextEncoder().encode(text) };
    },
  };
}

function isMeant(call: FixtureCall, request: ProviderRequest): boolean {
  if (call.method !== request.method || call.path !== decodeURIComponent(new URL(request.url).pathname)) return false;
  if (call.body === undefined) return true;
  const sent = JSON.parse(String(request.body)) as Record<string, unknown>;
  return Object.entries(call.body).every(([name, value]) => sent[name] === value);
}
