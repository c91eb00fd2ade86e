import { randomUUID } from 'node:crypto';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { type MoveInput, moveCase } from '#lib/data/cases/moves/move.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { removeEndpoint } from '#lib/data/endpoints/change.ts';
import { dueMessages } from '#lib/exchange/endpoints/due-messages.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '../builders/applicant.ts';
import { anApproval, aPolicy } from '../builders/decision.ts';
import { anEndpoint, type MadeEndpoint, makeMessagesDue, messagesFor } from '../builders/endpoint.ts';
import { aMember } from '../builders/member.ts';
import { testDatabase } from '../database/database.ts';
import { type EndpointReceiver, endpointReceiver } from './endpoint-receiver.ts';
import { runDue } from './worker.ts';

/** A case that was decided or moved. `id` is that of the decision or of the move. */
export type Done = { id: string; caseId: string; applicantId: string };

/** An own database, members, a receiver that listens, and for each test an endpoint at it. */
export type EndpointDesk = {
  connection: string;
  receiver: EndpointReceiver;
  nadia: MemberActor;
  admin: MemberActor;
  endpoint: MadeEndpoint;
  decided(more?: Parameters<typeof anApproval>[1]): Promise<Done>;
  moved(change: Partial<MoveInput>): Promise<Done>;
  /** Makes what waits due, and does the worker's work once. */
  work(): Promise<void>;
  message(): Promise<Awaited<ReturnType<typeof messagesFor>>[number] | undefined>;
  /** Another endpoint, and a receiver that has got nothing and answers 204. */
  begin(): Promise<void>;
  /** Removes the endpoint. */
  end(): Promise<void>;
  close(): Promise<void>;
};

/** Members and the database; undoing takes long, so that a slow machine does not end it. */
export async function endpointDesk(): Promise<EndpointDesk> {
  const database = await testDatabase();
  const connection = await aConnection();
  const [nadia, admin] = await Promise.all([aMember('reviewer', 'Nadia Brandt'), aMember('admin')]);
  const receiver = await endpointReceiver();
  await aPolicy('undo', { seconds: 60 });
  const desk: EndpointDesk = {
    ...{ connection, receiver, nadia, admin },
    endpoint: { id: '', name: '', secret: '' },
    async decided(more = {}) {
      const { caseId, applicantId, version } = await aCase(connection, plain());
      const input = anApproval({ caseId, version }, { reasons: ['AP-01'], note: 'Compared.', ...more });
      await recordDecision(nadia, input);
      return { caseId, applicantId, id: input.decisionId };
    },
    async moved(change) {
      const { caseId, applicantId, version } = await aCase(connection, plain());
      const said = { kind: 'held' as const, reasons: [], note: 'Look at it.', until: null, toMemberId: null };
      const input = { moveId: randomUUID(), caseId, version, ...said, ...change };
      await moveCase(nadia, input);
      return { caseId, applicantId, id: input.moveId };
    },
    async work() {
      await makeMessagesDue(desk.endpoint.id);
      await runDue(dueMessages);
    },
    message: async () => (await messagesFor(desk.endpoint.id))[0],
    async begin() {
      receiver.answering(() => ({ status: 204 }));
      receiver.received.length = 0;
      desk.endpoint = await anEndpoint(admin, receiver.url);
    },
    end: () => removeEndpoint(admin, desk.endpoint.id, desk.endpoint.name),
    async close() {
      await receiver.close();
      await closeDatabase();
      await database.close();
    },
  };
  return desk;
}

const plain = () => anApplicant({ documents: [], portrait: null });
