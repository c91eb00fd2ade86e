import type { z } from 'zod';
import { unusable } from '../http/failure.ts';
import { jsonOf, shaped } from '../http/json.ts';
import { clientCredentials } from '../http/oauth.ts';
import type { ProviderAnswer, ProviderRequest } from '../http/request.ts';
import { acceptedInput, callFor, type Operation, withQuery } from '../operation.ts';
import type { Effects } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { type OndatoOperation, ondatoOperations } from './operations.ts';
import type { OndatoSettings } from './settings.ts';

export type OndatoApi = {
  /** Calls an operation and gives its answer, parsed and about the id asked for. @throws ProviderError */
  call<Input extends z.ZodType, Output extends z.ZodType>(
    operation: OndatoOperation<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output>>;
  /** Calls an operation and gives its answer as bytes. @throws ProviderError */
  send(operation: OndatoOperation, input: unknown): Promise<ProviderAnswer>;
};

/** Calls Ondato's two hosts with one token, fetched when it is first needed. @throws ProviderError */
export function ondatoApi(settings: OndatoSettings, { http, now }: Effects): OndatoApi {
  const { tokenUrl, clientId, clientSecret, scope } = settings;
  const token = clientCredentials(http, now, { tokenUrl, clientId, clientSecret, scope });

  const send: OndatoApi['send'] = (operation, input) => {
    const accepted = acceptedInput(operation, input) as Record<string, unknown>;
    const { method, url, rest } = callFor(
      operation,
      operation.host === 'idv' ? settings.idvUrl : settings.kycUrl,
      accepted,
    );
    const { name, safe, answer: expect } = operation;
    return http.send({ operation: name, safe, method, expect, token, url, ...parcel(operation, url, rest, settings) });
  };

  return {
    send,
    async call(operation, input) {
      const value = shaped(operation.name, operation.output, jsonOf(operation.name, await send(operation, input)));
      return own(operation, input, value);
    },
  };
}

/**
 * Headers and body of a call, by operation.
 * @throws ProviderError `refused` where neither input nor settings name the set-up
 */
function parcel(
  operation: Operation,
  url: string,
  rest: Record<string, unknown>,
  settings: OndatoSettings,
): Pick<ProviderRequest, 'headers' | 'body'> & { url?: string } {
  if (operation.method === 'GET') return {};
  if (operation.name === ondatoOperations.listIdentifications.name) return filter(url, rest, settings);
  if (operation.name !== ondatoOperations.createIdentityVerification.name) return json(rest);
  const setupId = rest.setupId ?? settings.setupId;
  if (setupId === undefined)
    throw new ProviderError('refused', `${operation.name}: neither the input nor the settings say setupId`);
  return json({ ...rest, setupId });
}

function filter(url: string, { from, to, ...paging }: Record<string, unknown>, { applicationId }: OndatoSettings) {
  const createdUtc = from === undefined && to === undefined ? undefined : { from, to };
  const { body, headers } = json({ applicationId, createdUtc });
  return { url: withQuery(url, paging), body, headers: { ...headers, 'return-total-count': 'true' } };
}

function json(body: Record<string, unknown>) {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** An answer that names another id than the one asked for is dropped whole (docs/security.md, bar 18). */
function own<Answer>(operation: Operation, input: unknown, answer: Answer): Answer {
  const asked = operation.method === 'GET' ? idOf(input) : null;
  if (asked === null || asked.trim().toLowerCase() === idOf(answer)?.toLowerCase()) return answer;
  throw unusable({ operation: operation.name }, 'the answer is about another applicant', { reason: 'other_applicant' });
}

function idOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null;
}
