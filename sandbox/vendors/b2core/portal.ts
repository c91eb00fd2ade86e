import { randomUUID } from 'node:crypto';
import { Problem } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { ApplicantSummary, Portal } from '../portal.ts';
import { LEVELS, levelAt } from './levels.ts';
import type { ClientRecord } from './record.ts';
import type { Store } from './store.ts';

const PASSPORT = 2;

/** The status of a client is its level. B2Core has no webhooks, so a client has to poll. */
export function createPortal(store: Store, report: Report): Portal {
  const read = (id: string) => store.client(/^\d{1,9}$/.test(id) ? Number(id) : Number.NaN);
  return {
    people: () => store.clients().map(summaryOf),
    create(now) {
      const client = store.create(now.toISOString());
      report({ operation: 'applicant', id: String(client.id), kind: 'created', at: now });
      return summaryOf(client);
    },
    complete(id, now) {
      const client = read(id);
      if (levelOf(client) === 2) throw new Problem(409, 'This client has every level');
      const uuid = randomUUID();
      store.openWizard(uuid, client.id);
      store.run(uuid, {
        clientId: client.id,
        type: PASSPORT,
        files: [`${client.id}/front.jpeg`],
        at: now.toISOString(),
      });
      report({ operation: 'runVerification', id, kind: 'completed', at: now });
      return summaryOf(read(id));
    },
    change(id, status, now) {
      const client = read(id);
      const level = LEVELS.find(({ name }) => name === status);
      if (!level) throw new Problem(400, `status is one of ${LEVELS.map(({ name }) => name).join(', ')}`);
      store.changeLevel({ clientId: client.id, to: level.index, at: now.toISOString() });
      report({ operation: 'officer', id, kind: 'changed', at: now });
      return summaryOf(read(id));
    },
  };
}

function levelOf({ levelGrants }: ClientRecord) {
  return levelGrants[0]?.to ?? 0;
}

function summaryOf(client: ClientRecord): ApplicantSummary {
  const { id, person } = client;
  return { id: String(id), status: levelAt(levelOf(client)).name, name: `${person.form.given} ${person.form.family}` };
}
