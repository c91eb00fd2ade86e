import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { unusable } from '../http/failure.ts';
import type { Bytes } from '../provider.ts';
import { isAbsent, ProviderError } from '../provider-error.ts';
import type { VultApi } from './api.ts';
import { vultApplicant } from './applicant.ts';
import { type Capture, captures } from './locations.ts';
import { documentOperations } from './operations/documents.ts';
import { sessionOperations } from './operations/sessions.ts';
import { fileTypes, type SessionLocation } from './shapes.ts';

/** Everything the vendor knows of one session, in seven calls; only the first has to succeed. @throws ProviderError */
export async function readSession(api: VultApi, session_id: string): Promise<Applicant> {
  const session = own(session_id, 'idv.sessionRead', await api.call(sessionOperations.read, { session_id }));
  const [document, listed, tests, ...places] = await Promise.all([
    part(session_id, 'idv.documentRead', api.call(documentOperations.read, { session_id })),
    part(session_id, 'idv.documentList', api.call(documentOperations.list, { session_id, take: 50, skip: 0 })),
    part(session_id, 'idv.testRead', api.call(sessionOperations.readTests, { session_id })),
    ...captures.map((location_capture_type_e) =>
      part(
        session_id,
        'idv.locationRead',
        api.call(sessionOperations.readLocation, { session_id, location_capture_type_e }),
      ),
    ),
  ]);
  const documents = listed?.documents.map((row) => own(session_id, 'idv.documentList', row)) ?? null;
  const locations = Object.fromEntries(captures.map((capture, at) => [capture, places[at] ?? null])) as Record<
    Capture,
    SessionLocation | null
  >;
  return vultApplicant({ session, document, documents, tests, locations });
}

/** One image of a session, by the vendor's name of its kind. @throws ProviderError `not_found` where there is none */
export async function readImage(api: VultApi, session_id: string, imageId: string): Promise<Bytes> {
  const kind = fileTypes.find((type) => type === imageId);
  if (kind === undefined)
    throw new ProviderError('not_found', 'idv.documentDownload: the vendor has no such kind of picture');
  const operation = documentOperations.download;
  try {
    return await api.download(operation, { session_id, storage_file_type_e: kind });
  } catch (error) {
    // This vendor answers every refusal with 400, also for an image that was never taken.
    if (isAbsent(error)) throw new ProviderError('not_found', `${operation.name}: the provider holds no such file`);
    throw error;
  }
}

async function part<Answer extends object>(
  sessionId: string,
  operation: string,
  call: Promise<Answer | null>,
): Promise<Answer | null> {
  try {
    const answer = await call;
    return answer === null ? null : own(sessionId, operation, answer);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/**
 * An answer that names another session is dropped whole (docs/security.md, bar 18).
 * @throws ProviderError `invalid_response`
 */
export function own<Answer extends object>(sessionId: string, operation: string, answer: Answer): Answer {
  const echoed = 'session_id' in answer ? answer.session_id : null;
  if (echoed === null || echoed === undefined || echoed === sessionId) return answer;
  throw unusable({ operation }, 'the answer is about another applicant', { reason: 'other_applicant' });
}
