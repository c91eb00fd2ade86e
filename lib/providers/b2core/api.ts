import type { z } from 'zod';
import { answerFailure, unusable } from '../http/failure.ts';
import { jsonOf, shaped } from '../http/json.ts';
import type { ProviderRequest } from '../http/request.ts';
import { acceptedInput, callFor, withQuery } from '../operation.ts';
import type { Effects } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { newestGrantFirst } from './grants.ts';
import { type B2CoreOperation, b2coreOperations } from './operations.ts';
import { vendorQuery } from './query.ts';
import type { B2CoreSettings } from './settings.ts';
import type { Grant, Wizard } from './shapes.ts';
import { wizardStep } from './wizard.ts';

export type B2CoreApi = {
  tokenKind: B2CoreSettings['tokenKind'];
  /** Calls an operation. Its answer is about the client that was asked for. @throws ProviderError */
  call<Input extends z.ZodType, Output extends z.ZodType>(
    operation: B2CoreOperation<Input, Output>,
    input: z.input<Input>,
  ): Promise<NonNullable<z.output<Output>>>;
};

/** Calls B2Core with the token of the settings: the Back Office's, or one client's own. @throws ProviderError */
export function b2coreApi(settings: B2CoreSettings, { http }: Effects): B2CoreApi {
  return {
    tokenKind: settings.tokenKind,
    async call(operation, input) {
      const accepted = acceptedInput(operation, input) as Record<string, unknown>;
      const request = requestFor(operation, accepted, settings);
      const answer = await http.send(request);
      const value = shaped(operation.name, operation.output, jsonOf(operation.name, answer));
      // An unknown id is answered with an empty list.
      if (value === null || value === undefined) throw answerFailure(request, 404, {});
      return settled(operation, request, accepted, value) as NonNullable<typeof value>;
    },
  };
}

function requestFor(
  operation: B2CoreOperation,
  input: Record<string, unknown>,
  settings: B2CoreSettings,
): ProviderRequest {
  const isOwn = settings.tokenKind === 'client';
  const path = isOwn ? operation.ownPath : operation.path;
  if (path === null) throw new ProviderError('refused', `${operation.name}: the token of a client can't ask for this`);
  const base = `${settings.baseUrl.replace(/\/+$/, '')}${settings.apiPrefix.replace(/\/+$/, '')}`;
  const { method, url, rest } = callFor({ ...operation, path }, base, input);
  const { name, safe, answer: expect } = operation;
  const headers = { authorization: `Bearer ${settings.accessToken}` };
  if (method !== 'GET') {
    const body = JSON.stringify(runBody(rest, settings.wrapRunBody));
    return {
      operation: name,
      safe,
      method,
      expect,
      url,
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    };
  }
  // A client's token has no filter by client, because its list holds that client only; `own` compares it with the
  // client asked for.
  const { clientId, ...others } = rest;
  return {
    operation: name,
    safe,
    method,
    expect,
    url: withQuery(url, vendorQuery(isOwn ? others : { ...others, clientId })),
    headers,
  };
}

/** The page's text and its sample call disagree (docs/providers.md#b2core), so a setting decides. */
function runBody({ type, files, uuid }: Record<string, unknown>, isWrapped: boolean): unknown {
  const body = { documents: { type, files }, uuid };
  return isWrapped ? { data: body } : body;
}

/** The answer as we use it: a wizard's step, or lists in our order, and never about another client. */
function settled(
  operation: B2CoreOperation,
  request: ProviderRequest,
  input: Record<string, unknown>,
  value: unknown,
): unknown {
  const { initWizard, runVerification, listVerifications } = b2coreOperations;
  if (operation.name === initWizard.name || operation.name === runVerification.name)
    return wizardStep(request, value as Wizard);
  own(operation, input, value);
  if (
    operation.name !== listVerifications.name ||
    input.sortOrder === 'asc' ||
    !['createTime', undefined].includes(input.sortBy as string)
  )
    return value;
  const grants = value as { total: number | null; data: Grant[] };
  return { ...grants, data: newestGrantFirst(grants.data) };
}

/** An answer about another client or another level granted is dropped whole (docs/security.md, bar 18). */
function own(operation: B2CoreOperation, input: Record<string, unknown>, value: unknown): void {
  const rows = Array.isArray((value as { data?: unknown }).data) ? (value as { data: unknown[] }).data : [value];
  const asked = input.verificationId ?? input.clientId;
  if (asked === undefined) return;
  const isList = operation.name.startsWith('list');
  for (const row of rows as { id?: string | null; clientId?: string | null }[]) {
    const named = isList ? row.clientId : row.id;
    if ((named ?? null) !== null && named !== asked)
      throw unusable({ operation: operation.name }, 'the answer is about another applicant', {
        reason: 'other_applicant',
      });
  }
}
