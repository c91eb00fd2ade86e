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
  /** Calls an operation and gives the content of its envelope, decrypted. @throws ProviderError */
  call<Input extends z.ZodType, Output extends z.ZodType>(
    operation: Operation<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output>>;
  /** Fetches an image by the address or path in an answer. @throws ProviderError `refused` for an address elsewhere */
  picture(address: string): Promise<Bytes>;
};

/** Calls Allpass with the application key and decrypts its answers. @throws ProviderError */
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
 * An answer about another applicant is dropped. The id asked for may be the vendor's or the customer's, so both are
 * needed to compare; an answer with the vendor's id only, as most are, can't be compared with a customer's id.
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
