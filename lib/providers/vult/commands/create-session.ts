import { z } from 'zod';
import { answered, command } from '../../command.ts';
import { unusable } from '../../http/failure.ts';
import type { Command } from '../../provider.ts';
import { record } from '../../reading/word.ts';
import type { VultApi } from '../api.ts';
import { sessionOperations } from '../operations/sessions.ts';
import type { VultSettings } from '../settings.ts';
import type { IdvSession } from '../shapes.ts';
import { callText } from './call-text.ts';

/** The key under which a session keeps the id of our command: the vendor takes no other reference. */
const mark = 'docket_command';

/** No `webhook_url`: the connection decides where notifications go, not a form. */
const Input = z.strictObject({
  liveness_mode: z
    .enum(['passive', 'passive_active'])
    .meta({ title: 'Liveness', description: 'passive_active also asks the applicant to move the head.' })
    .optional(),
  metadata: z
    .record(z.string().min(1).max(100), z.string().max(500))
    .meta({ title: 'Labels', description: 'JSON; kept with the session and shown as labels.' })
    .optional(),
});

/** Creates a session that carries our command's id, so that it can be found when the answer is lost. */
export function createSession(api: VultApi, settings: VultSettings): Command {
  const operation = sessionOperations.create;
  return command({
    name: operation.name,
    input: Input,
    about: 'connection',
    isReversible: true,
    call: callText(operation, settings),
    async send({ commandId, input }) {
      const { metadata, ...wishes } = input;
      const { session_id } = await api.call(operation, { ...wishes, metadata: { ...metadata, [mark]: commandId } });
      return answered({ externalId: session_id });
    },
    async readBack({ commandId }) {
      const { sessions } = await api.call(sessionOperations.list, { take: 5, metadata: { [mark]: commandId } });
      for (const session of sessions)
        if (await isMarked(api, session, commandId))
          return { outcome: 'done', answer: answered({ externalId: session.session_id }) };
      if (sessions.length === 0) return { outcome: 'not_done' };
      // A vendor that ignores the filter lists other sessions, and ours may be on a later page.
      throw unusable(
        { operation: sessionOperations.list.name },
        'the list does not tell which session the command made',
      );
    },
  });
}

/** A row of a list may have fewer fields than the session. */
async function isMarked(api: VultApi, row: IdvSession, commandId: string): Promise<boolean> {
  const { session_id } = row;
  const session = row.metadata === undefined ? await api.call(sessionOperations.read, { session_id }) : row;
  return session.session_id === session_id && record(session.metadata)[mark] === commandId;
}
