import type { ProviderHttp } from './http.ts';
import { answerFailure } from './http-failure.ts';
import type { ProviderRequest } from './http-request.ts';

/** A vendor for tests that says to each call what `answer` tells it to, and keeps what it was asked. Nothing leaves. */
export function scriptedHttp(answer: (request: ProviderRequest) => unknown, status = 200) {
  const sent: ProviderRequest[] = [];
  const http: ProviderHttp = {
    async send(request) {
      sent.push(request);
      const failure = answerFailure(request, status, {});
      if (failure !== null) throw failure;
      const bytes = new TextEncoder().encode(JSON.stringify(answer(request)));
      return { status, headers: {}, mediaType: 'application/json', bytes };
    },
  };
  const bodies = () => sent.map(({ body }) => (body === undefined ? null : (JSON.parse(String(body)) as Record<string, unknown>)));
  return { http, sent, bodies };
}
