import type { z } from 'zod';
import { unusable } from '../http/failure.ts';
import { jsonOf, shaped } from '../http/json.ts';
import { acceptedInput, callFor, type Operation, withQuery } from '../operation.ts';
import type { Effects } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { blockpassOperations } from './operations.ts';
import type { BlockpassSettings } from './settings.ts';
import type { Candidate } from './shapes.ts';

type OnTooLarge = (head: Uint8Array) => void;

export type BlockpassApi = {
  /** Calls an operation and gives its answer. @throws ProviderError */
  call<Input extends z.ZodType, Output extends z.ZodType>(
    operation: Operation<Input, Output>,
    input: z.input<Input>,
    onTooLarge?: OnTooLarge,
  ): Promise<z.output<Output>>;
  /** One candidate by its id here: a recordId of 24 hex digits, else a refId. @throws ProviderError */
  candidate(externalId: string): Promise<Candidate>;
  /**
   * The same for images only: calls at the same time share one answer. Never for a status, because the shared answer
   * may be older than the event that caused the read.
   * @throws ProviderError
   */
  candidateWithPictures(externalId: string): Promise<Candidate>;
  /** Archives a candidate for good and gives its record. @throws ProviderError `refused` without the archive key */
  archive(externalId: string): Promise<Candidate>;
};

/** Calls Blockpass with the key that the operation needs. @throws ProviderError */
export function blockpassApi(settings: BlockpassSettings, { http }: Effects): BlockpassApi {
  const baseUrl = `${settings.baseUrl.replace(/\/+$/, '')}/kyc/1.0/connect/${encodeURIComponent(settings.clientId)}`;

  const call: BlockpassApi['call'] = async (operation, input, onTooLarge) => {
    const { status, ...accepted } = acceptedInput(operation, input) as Record<string, unknown>;
    const { path, key } = routeOf(operation, accepted, status, settings);
    const { method, url, rest } = callFor({ ...operation, path }, baseUrl, accepted);
    const answer = await http.send({
      operation: operation.name,
      safe: operation.safe,
      method,
      url: withQuery(url, rest),
      // The key alone, without "Bearer". The vendor's sample calls also send no-cache.
      headers: { authorization: key, 'cache-control': 'no-cache' },
      expect: 'json',
      onTooLarge,
    });
    return shaped(operation.name, operation.output, jsonOf(operation.name, answer));
  };

  const candidate = async (externalId: string): Promise<Candidate> => {
    const { candidateByRecordId, candidateByRefId } = blockpassOperations;
    const id = idOf(externalId);
    return 'recordId' in id
      ? ownBy(candidateByRecordId.name, id, (await call(candidateByRecordId, id)).data)
      : ownBy(candidateByRefId.name, id, (await call(candidateByRefId, id)).data);
  };

  const archive = async (externalId: string): Promise<Candidate> => {
    const { archiveCandidate } = blockpassOperations;
    const id = idOf(externalId);
    return ownBy(archiveCandidate.name, id, (await call(archiveCandidate, id)).data);
  };

  return { call, candidate, candidateWithPictures: joined(candidate), archive };
}

type CandidateId = { recordId: string } | { refId: string };

/** A recordId has 24 hex digits; every other id is the customer's refId. */
function idOf(externalId: string): CandidateId {
  return /^[0-9a-f]{24}$/i.test(externalId) ? { recordId: externalId } : { refId: externalId };
}

function ownBy(operation: string, id: CandidateId, candidate: Candidate): Candidate {
  return 'recordId' in id
    ? own(operation, id.recordId, candidate.recordId, candidate)
    : own(operation, id.refId, candidate.refId, candidate);
}

/**
 * Path and key of a call. The archive key is used for archiving only.
 * @throws ProviderError `refused` without an archive key
 */
function routeOf(operation: Operation, input: Record<string, unknown>, status: unknown, settings: BlockpassSettings) {
  if (operation.name !== blockpassOperations.archiveCandidate.name)
    return { path: typeof status === 'string' ? `${operation.path}/${status}` : operation.path, key: settings.apiKey };
  const key = settings.archiveKey;
  if (key === undefined) throw new ProviderError('refused', `${operation.name}: the connection has no archive key`);
  return { path: 'recordId' in input ? '/recordId/{recordId}' : '/refId/{refId}', key };
}

/**
 * The images of one record are fetched at the same time, and each would download the whole record (megabytes), so calls
 * under way are shared.
 */
function joined(read: BlockpassApi['candidate']): BlockpassApi['candidate'] {
  const underWay = new Map<string, Promise<Candidate>>();
  return (externalId) => {
    const answer = underWay.get(externalId) ?? read(externalId).finally(() => underWay.delete(externalId));
    underWay.set(externalId, answer);
    return answer;
  };
}

/**
 * The vendor's full sample has no recordId, so an answer is another applicant's only where an id is present and differs
 * (docs/security.md, bar 18).
 * @throws ProviderError `invalid_response`
 */
export function own(
  operation: string,
  asked: string,
  echoed: string | null | undefined,
  candidate: Candidate,
): Candidate {
  if (echoed === null || echoed === undefined || echoed.toLowerCase() === asked.toLowerCase()) return candidate;
  throw unusable({ operation }, 'the answer is about another applicant', { reason: 'other_applicant' });
}
