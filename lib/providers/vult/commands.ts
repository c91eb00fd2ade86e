import { z } from 'zod';
import { answered, command, subjectOf } from '../command.ts';
import { unusable } from '../http/failure.ts';
import type { Capabilities, Command, CommandAnswer, CommandOrder } from '../provider.ts';
import { isAbsent, ProviderError } from '../provider-error.ts';
import { readTime } from '../reading/time.ts';
import { word, yesOrNo } from '../reading/word.ts';
import type { VultApi } from './api.ts';
import { callOf } from './call-of.ts';
import { createSession } from './commands-create.ts';
import { ruleCommands } from './commands-rules.ts';
import { webhookCommands } from './commands-webhook.ts';
import { vultOperations } from './operations.ts';
import { idvChanges } from './operations-more.ts';
import { own } from './session-read.ts';
import type { VultSettings } from './settings.ts';
import type { IdvSession } from './shapes.ts';

/** What this vendor can be told: sessions come and go, the rules it judges by, and where it sends its notifications. */
export function vultCommands(api: VultApi, settings: VultSettings): Capabilities['commands'] {
  return {
    create_applicant: createSession(api, settings),
    anonymize: anonymizing(api, settings),
    delete: deleting(api, settings),
    ...ruleCommands(api, settings),
    ...webhookCommands(api, settings),
  };
}

function anonymizing(api: VultApi, settings: VultSettings): Command {
  return command({
    name: idvChanges.sessionAnonymize.name,
    input: z.strictObject({}),
    about: 'applicant',
    isReversible: false,
    call: callOf(idvChanges.sessionAnonymize, settings),
    send: (order) => change(api, idvChanges.sessionAnonymize, order),
    async readBack(order) {
      const session = await sessionOrNull(api, order);
      return session === null || isAnonymous(session) ? { outcome: 'done', answer: null } : { outcome: 'not_done' };
    },
  });
}

function deleting(api: VultApi, settings: VultSettings): Command {
  return command({
    name: idvChanges.sessionDelete.name,
    input: z.strictObject({}),
    about: 'applicant',
    isReversible: false,
    call: callOf(idvChanges.sessionDelete, settings),
    send: (order) => change(api, idvChanges.sessionDelete, order),
    async readBack(order) {
      return (await sessionOrNull(api, order)) === null ? { outcome: 'done', answer: null } : { outcome: 'not_done' };
    },
  });
}

type Subject = Pick<CommandOrder, 'externalId'>;
type Change = typeof idvChanges.sessionDelete | typeof idvChanges.sessionAnonymize;

async function change(api: VultApi, operation: Change, order: Subject): Promise<CommandAnswer> {
  const session_id = subjectOf(order, operation.name);
  own(session_id, operation.name, (await api.call(operation, { session_id })) ?? {});
  return answered();
}

/**
 * The session, or `null` where the vendor has none. It documents 400 for every refusal, so a 400 counts as "not there"
 * only when another session can be read the same way: else a wrong address would pass for a deletion.
 */
async function sessionOrNull(api: VultApi, order: Subject): Promise<IdvSession | null> {
  const { name } = vultOperations.sessionRead;
  const session_id = subjectOf(order, name);
  try {
    return own(session_id, name, await api.call(vultOperations.sessionRead, { session_id }));
  } catch (error) {
    if (!isAbsent(error)) throw error;
    if (error instanceof ProviderError && error.code !== 'not_found') await provenByAnother(api, error);
    return null;
  }
}

async function provenByAnother(api: VultApi, refusal: ProviderError): Promise<void> {
  const { sessions } = await api.call(vultOperations.sessionList, { take: 1 });
  const other = sessions[0]?.session_id;
  if (other === undefined) throw refusal;
  await api.call(vultOperations.sessionRead, { session_id: other });
}

/**
 * How an anonymized session looks is not documented. It says so itself, or it was completed and nothing that names a person
 * is left of it. One that was never completed names nobody either way. @throws ProviderError `invalid_response` for that one
 */
function isAnonymous(session: IdvSession): boolean {
  if (yesOrNo(session.anonymized) === true || readTime(session.anonymized_at) !== null) return true;
  const names = [session.first_name, session.middle_name, session.last_name, session.birth_date];
  if (names.some((value) => word(value) !== null)) return false;
  if (readTime(session.completed_at) !== null) return true;
  throw unusable(
    { operation: vultOperations.sessionRead.name },
    'the session does not tell whether it is anonymized or not begun',
  );
}
