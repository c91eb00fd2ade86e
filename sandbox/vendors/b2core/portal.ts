import { randomUUID } from 'node:crypto';
import { Problem } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Backstage, Standing } from '../portal.ts';
import { LEVELS, levelAt } from './levels.ts';
import type { ClientRecord } from './record.ts';
import type { Store } from './store.ts';

const PASSPORT = 2;

/** B2Core's word for how somebody stands is their level. It has no webhooks: what happens here is found by asking. */
export function b2coreBackstage(store: Store, report: Report): Backstage {
  const read = (id: string) => store.client(/^\d{1,9}$/.test(id) ? Number(id) : Number.NaN);
  return {
    people: () => store.clients().map(standing),
    create(now) {
      const client = store.create(now.toISOString());
      report({ operation: 'applicant', id: String(client.id), kind: 'created', at: now });
      return standing(client);
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
      return standing(read(id));
    },
    change(id, status, now) {
      const client = read(id);
      const level = LEVELS.find(({ name }) => name === status);
      if (!level) throw new Problem(400, `status is one of ${LEVELS.map(({ name }) => name).join(', ')}`);
      store.decide({ clientId: client.id, to: level.index, at: now.toISOString() });
      report({ operation: 'officer', id, kind: 'changed', at: now });
      return standing(read(id));
    },
  };
}

function levelOf({ grantings }: ClientRecord) {
  return grantings[0]?.to ?? 0;
}

function standing(client: ClientRecord): Standing {
  const { id, person } = client;
  return { id: String(id), status: levelAt(levelOf(client)).name, name: `${person.form.given} ${person.form.family}` };
}
