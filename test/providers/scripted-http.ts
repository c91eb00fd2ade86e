import { answerFailure } from '#lib/providers/http/failure.ts';
import type { ProviderHttp } from '#lib/providers/http/http.ts';
import type { ProviderRequest } from '#lib/providers/http/request.ts';

/**
 * A vendor that answers each call with what `answer` returns (bytes as a file, anything else as JSON) and keeps the
 * calls. Nothing is sent over the network.
 */
export function scriptedHttp(answer: (request: ProviderRequest) => unknown, status = 200) {
  const sent: ProviderRequest[] = [];
  const http: ProviderHttp = {
    async send(request) {
      sent.push(request);
      const failure = answerFailure(request, status, {});
      if (failure !== null) throw failure;
      const said = answer(request);
      if (said instanceof Uint8Array)
        return { status, headers: {}, mediaType: 'application/octet-stream', bytes: said };
      return {
        status,
        headers: {},
        mediaType: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(said)),
      };
    },
  };
  const bodies = () =>
    sent.map(({ body }) => (body === undefined ? null : (JSON.parse(String(body)) as Record<string, unknown>)));
  return { http, sent, bodies };
}
