import { isDeepStrictEqual } from 'node:util';
import { answerFailure } from '#lib/providers/http/failure.ts';
import type { ProviderHttp } from '#lib/providers/http/http.ts';
import type { ProviderRequest } from '#lib/providers/http/request.ts';

/**
 * `times`: how often this answer is given before the next one that matches, for what reads differently after a change.
 * `records`: how many applicants are in this answer and in none before it.
 */
export type FixtureCall = {
  method: string;
  path: string;
  body?: Record<string, unknown>;
  status?: number;
  answer: unknown;
  headers?: Record<string, string>;
  times?: number;
  records?: number;
};

export type Conversation = { calls: FixtureCall[] };

/** A recorded conversation with a vendor: invented people in the vendor's own form. */
export type Fixture = Conversation & {
  about: string;
  settings: Record<string, unknown>;
  externalId: string;
  /** What the common applicant must hold; `expectError`: the code with which reading must fail. */
  expect?: Record<string, unknown>;
  expectError?: string;
};

type Twist = (status: number, text: string, call: ProviderRequest) => [number, string];

/**
 * Answers from a fixture instead of the network; a call that the fixture lacks gets a 404. `twist` changes the answer.
 */
export function fixtureHttp(
  { calls }: Conversation,
  twist: Twist = (...said) => [said[0], said[1]],
  heard: (call: ProviderRequest, known: FixtureCall | undefined) => void = () => undefined,
): ProviderHttp {
  const given = new Map<FixtureCall, number>();
  return {
    async send(request) {
      await request.token?.current(Number.POSITIVE_INFINITY);
      const known = calls.find(
        (call) => isMeant(call, request) && (given.get(call) ?? 0) < (call.times ?? Number.POSITIVE_INFINITY),
      );
      if (known !== undefined) given.set(known, (given.get(known) ?? 0) + 1);
      heard(request, known);
      const [status, text] = twist(
        known === undefined ? 404 : (known.status ?? 200),
        JSON.stringify(known?.answer ?? { error: 'nothing' }),
        request,
      );
      const headers = known?.headers ?? {};
      const failure = answerFailure(request, status, headers);
      if (failure !== null) throw failure;
      return { status, headers, mediaType: 'application/json', bytes: new TextEncoder().encode(text) };
    },
  };
}

function isMeant(call: FixtureCall, request: ProviderRequest): boolean {
  if (call.method !== request.method || call.path !== decodeURIComponent(new URL(request.url).pathname)) return false;
  if (call.body === undefined) return true;
  const sent = JSON.parse(String(request.body)) as Record<string, unknown>;
  return Object.entries(call.body).every(([name, value]) => isDeepStrictEqual(sent[name], value));
}
