import type { z } from 'zod';
import type { ProviderAnswer } from '../http-request.ts';
import { jsonOf, shaped } from '../json.ts';
import { clientCredentials } from '../oauth.ts';
import { acceptedInput, callFor, type Operation, withQuery } from '../operation.ts';
import type { Effects } from '../provider.ts';
import type { VultSettings } from './settings.ts';

export type VultApi = {
  /** Calls an operation and gives its answer, parsed. @throws ProviderError */
  call<Input extends z.ZodType, Output extends z.ZodType>(
    operation: Operation<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output>>;
  /** Calls an operation and gives its answer as bytes. @throws ProviderError */
  send(operation: Operation, input: unknown): Promise<ProviderAnswer>;
};

export function vultApi(settings: VultSettings, { http, now }: Effects): VultApi {
  const token = clientCredentials(http, now, {
    tokenUrl: settings.tokenUrl,
    clientId: settings.oauthClientId,
    clientSecret: settings.oauthClientSecret,
    scope: settings.scope,
  });

  const send = (operation: Operation, input: unknown): Promise<ProviderAnswer> => {
    const accepted = acceptedInput(operation, input) as Record<string, unknown>;
    const override = settings.operations?.[operation.name];
    const { method, url, rest } = callFor({ ...operation, ...override }, settings.baseUrl, accepted);
    const sent = { operation: operation.name, safe: operation.safe, method, expect: operation.answer, token };
    if (method === 'GET' || method === 'DELETE') return http.send({ ...sent, url: withQuery(url, rest) });
    return http.send({ ...sent, url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) });
  };

  return {
    send,
    async call(operation, input) {
      return shaped(operation.name, operation.output, jsonOf(operation.name, await send(operation, input)));
    },
  };
}
