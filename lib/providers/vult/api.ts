import { FormData } from 'undici';
import type { z } from 'zod';
import { jsonOf, shaped } from '../http/json.ts';
import { clientCredentials } from '../http/oauth.ts';
import type { ProviderAnswer, ProviderRequest } from '../http/request.ts';
import { vendorAddress } from '../http/vendor-address.ts';
import { acceptedInput, callFor, withQuery } from '../operation.ts';
import type { Bytes, Effects } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { fromBase64 } from '../reading/image.ts';
import { downloadedFile } from './download.ts';
import type { VultOperation } from './operations/operation.ts';
import type { VultSettings } from './settings.ts';

export type VultApi = {
  /** Calls an operation and gives its answer, parsed. @throws ProviderError */
  call<Input extends z.ZodType, Output extends z.ZodType>(
    operation: VultOperation<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output>>;
  /** Calls an operation and gives its answer as bytes. @throws ProviderError */
  send(operation: VultOperation, input: unknown): Promise<ProviderAnswer>;
  /**
   * Calls an operation that reads a file, and fetches the address that may come in its place.
   * @throws ProviderError
   */
  download(operation: VultOperation, input: unknown): Promise<Bytes>;
  /** Asks for a new token: a token that is held proves nothing about the credentials. @throws ProviderError */
  signIn(): Promise<void>;
};

const signInMs = 10_000;

/** Calls Vult with a token, fetched when it is first needed. @throws ProviderError */
export function vultApi(settings: VultSettings, { http, now }: Effects): VultApi {
  const token = clientCredentials(http, now, {
    tokenUrl: settings.tokenUrl,
    clientId: settings.oauthClientId,
    clientSecret: settings.oauthClientSecret,
    scope: settings.scope,
  });

  const send: VultApi['send'] = async (operation, input) => {
    const { 'X-Client-Id': asked, ...accepted } = acceptedInput(operation, input) as Record<string, unknown>;
    const override = settings.operations?.[operation.name];
    const scope = operation.isScoped ? { client_id: settings.clientId, user_id: settings.userId } : {};
    const { method, url, rest } = callFor({ ...operation, ...override }, settings.baseUrl, { ...scope, ...accepted });
    const headers: Record<string, string> =
      operation.access === 'sdk' ? { 'x-client-id': clientIdFor(operation, asked ?? settings.clientId) } : {};
    const sent = { operation: operation.name, safe: operation.safe, method, expect: operation.answer, headers };
    const known = operation.access === 'none' ? sent : { ...sent, token };
    if (method === 'GET' || method === 'DELETE') return http.send({ ...known, url: withQuery(url, rest) });
    return http.send({ ...known, url, ...parcel(operation, headers, rest) });
  };

  return {
    send,
    async download(operation, input) {
      const { name } = operation;
      const fetched = (address: string) => {
        const url = vendorAddress(name, address, settings.baseUrl);
        return http.send({ operation: name, safe: true, method: 'GET', url, token, expect: 'file' });
      };
      return downloadedFile(name, await send(operation, input), fetched);
    },
    async signIn() {
      const deadline = performance.now() + signInMs;
      await token.renewed(await token.current(deadline), deadline);
    },
    async call(operation, input) {
      return shaped(operation.name, operation.output, jsonOf(operation.name, await send(operation, input)));
    },
  };
}

/**
 * The header X-Client-Id of an SDK call.
 * @throws ProviderError `refused` where neither the input nor the settings name it
 */
function clientIdFor(operation: VultOperation, id: unknown): string {
  if (typeof id === 'string' && /^[^\p{Cc}]+$/u.test(id)) return id;
  throw new ProviderError('refused', `${operation.name}: neither the input nor the settings say X-Client-Id`);
}

function parcel(
  operation: VultOperation,
  headers: Record<string, string>,
  { image, ...fields }: Record<string, unknown>,
): Pick<ProviderRequest, 'headers' | 'body'> {
  if (operation.body !== 'multipart') {
    const rest = image === undefined ? fields : { ...fields, image };
    return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(rest) };
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  const file = typeof image === 'string' ? fromBase64(image) : null;
  // A copy, because a Blob does not take memory that is shared with other threads.
  if (file !== null)
    form.set(
      'image',
      new Blob([Uint8Array.from(file.bytes)], { type: file.mediaType ?? 'application/octet-stream' }),
      'image',
    );
  return { headers, body: form };
}
