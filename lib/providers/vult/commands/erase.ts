import { z } from 'zod';
import { answered, command, subjectOf } from '../../command.ts';
import { unusable } from '../../http/failure.ts';
import type { Command, CommandAnswer, CommandOrder } from '../../provider.ts';
import { isAbsent, ProviderError } from '../../provider-error.ts';
import { readTime } from '../../reading/time.ts';
import { word, yesOrNo } from '../../reading/word.ts';
import type { VultApi } from '../api.ts';
import { sessionOperations } from '../operations/sessions.ts';
import { own } from '../session-read.ts';
import type { VultSettings } from '../settings.ts';
import type { IdvSession } from '../shapes.ts';
import { callText } from './call-text.ts';

/** Removes the personal data of a session; its row stays at the vendor. */
export function anonymizeSession(api: VultApi, settings: VultSettings): Command {
  return erasing(api, settings, sessionOperations.anonymize, (session) => session === null || isAnonymous(session));
}

/** Removes a session at the vendor. */
export function deleteSession(api: VultApi, settings: VultSettings): Command {
  return erasing(api, settings, sessionOperations.delete, (session) => session === null);
}

type Erasure = typeof sessionOperations.delete | typeof sessionOperations.anonymize;

function erasing(
  api: VultApi,
  settings: VultSettings,
  operation: Erasure,
  isDone: (session: IdvSession | null) => boolean,
): Command {
  return command({
    name: operation.name,
    input: z.strictObject({}),
    about: 'applicant',
    isReversible: false,
    call: callText(operation, settings),
    send: (order) => erase(api, operation, order),
    async readBack(order) {
      return isDone(await sessionOrNull(api, order)) ? { outcome: 'done', answer: null } : { outcome: 'not_done' };
    },
  });
}

type Subject = Pick<CommandOrder, 'externalId'>;

async function erase(api: VultApi, operation: Erasure, order: Subject): Promise<CommandAnswer> {
  const session_id = subjectOf(order, operation.name);
  own(session_id, operation.name, (await api.call(operation, { session_id })) ?? {});
  return answered();
}

/**
 * The session, or `null` where the vendor has none. The vendor documents 400 for every refusal, so a 400 counts as "not
 * there" only where another session can be read in the same way: otherwise a wrong address would pass for a deletion.
 */
async function sessionOrNull(api: VultApi, order: Subject): Promise<IdvSession | null> {
  const { name } = sessionOperations.read;
  const session_id = subjectOf(order, name);
  try {
    return own(session_id, name, await api.call(sessionOperations.read, { session_id }));
  } catch (error) {
    if (!isAbsent(error)) throw error;
    if (error instanceof ProviderError && error.code !== 'not_found') await assertAnotherIsReadable(api, error);
    return null;
  }
}

async function assertAnotherIsReadable(api: VultApi, refusal: ProviderError): Promise<void> {
  const { sessions } = await api.call(sessionOperations.list, { take: 1 });
  const other = sessions[0]?.session_id;
  if (other === undefined) throw refusal;
  await api.call(sessionOperations.read, { session_id: other });
}

/**
 * How an anonymized session looks is not documented. Either it has its own flag, or it was completed and holds no name
 * and no birth date any more. One that was never completed has no name in either case, so it is an error.
 * @throws ProviderError `invalid_response` for such a session
 */
function isAnonymous(session: IdvSession): boolean {
  if (yesOrNo(session.anonymized) === true || readTime(session.anonymized_at) !== null) return true;
  const names = [session.first_name, session.middle_name, session.last_name, session.birth_date];
  if (names.some((value) => word(value) !== null)) return false;
  if (readTime(session.completed_at) !== null) return true;
  throw unusable(
    { operation: sessionOperations.read.name },
    'the session does not tell whether it is anonymized or not begun',
  );
}
