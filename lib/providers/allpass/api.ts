import type { z } from 'zod';
import { unusable } from '../http/failure.ts';
import { shaped } from '../http/json.ts';
import type { ProviderRequest } from '../http/request.ts';
import { vendorAddress } from '../http/vendor-address.ts';
import { acceptedInput, callFor, type Operation, withQuery } from '../operation.ts';
import type { Bytes, Effects } from '../provider.ts';
import { fileOf } from '../reading/file.ts';
import { record, word } from '../reading/word.ts';
import { contentOf, failureIn } from './envelope.ts';
import type { AllpassSettings } from './settings.ts';
import { AllpassApplicant } from './shapes.ts';

export type AllpassApi = {
  /** Calls an operation and gives what its envelope holds, decrypted. @throws ProviderError */
  call<Input extends z.ZodType, Output extends z.ZodType>(
    operation: Operation<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output>>;
  /** Fetches a picture that the vendor names by its address or path. @throws ProviderError `refused` for another host */
  picture(address: string): Promise<Bytes>;
};

/** Calls Allpass with the app key, and opens what it encrypts. @throws ProviderError */
export function allpassApi(settings: AllpassSettings, { http }: Effects): AllpassApi {
  const headers = { 'x-private-app-key': settings.appKey };
  return {
    async call(operation, input) {
      const accepted = acceptedInput(operation, input) as Record<string, unknown>;
      const request = requestFor(operation, settings.baseUrl, accepted, headers);
      const content = contentOf(
        request,
        settings,
        await http.send({ ...request, judge: (answer) => failureIn(request, answer) }),
      );
      const answer = shaped(operation.name, operation.output, content);
      assertOwn(operation, accepted, record(answer));
      return answer;
    },
    async picture(address) {
      const answer = await http.send({
        operation: 'picture',
        safe: true,
        method: 'GET',
        url: vendorAddress('picture', address, settings.baseUrl),
        headers,
        expect: 'file',
      });
      return fileOf(answer.bytes, answer.mediaType);
    },
  };
}

function requestFor(
  operation: Operation,
  baseUrl: string,
  accepted: Record<string, unknown>,
  headers: Record<string, string>,
): ProviderRequest {
  const { method, url, rest } = callFor(operation, baseUrl, accepted);
  const sent = { operation: operation.name, safe: operation.safe, method, expect: 'json' as const };
  if (method === 'GET') return { ...sent, url: withQuery(url, rest), headers };
  if (Object.keys(rest).length === 0) return { ...sent, url, headers };
  return { ...sent, url, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(rest) };
}

/**
 * An answer about somebody else is not kept. Either id may be asked for, so it takes both in the answer to tell; one that
 * carries only the vendor's id, as most do, can not be held against a customer's.
 */
function assertOwn(operation: Operation, asked: Record<string, unknown>, answer: Record<string, unknown>): void {
  const wanted = word(asked.applicantId ?? asked.externalUserId ?? asked.amlId);
  const [id, externalUserId] = [word(answer.id), word(answer.externalUserId)];
  const isTold =
    externalUserId !== null ||
    asked.amlId !== undefined ||
    (operation.output === AllpassApplicant && asked.applicantId !== undefined);
  const isById = asked.externalUserId === undefined && id?.toLowerCase() === wanted?.toLowerCase();
  if (wanted !== null && isTold && !isById && externalUserId !== wanted)
    throw unusable({ operation: operation.name }, 'the answer is about another applicant', {
      reason: 'other_applicant',
    });
}
