import { randomBytes, randomUUID } from 'node:crypto';
import { addDays } from '#sandbox/dates.ts';
import { type Call, decodePart, Problem, readJson, requiredText } from '#sandbox/http/call.ts';
import type { EventKind, Report } from '#sandbox/webhooks/events.ts';
import type { Application } from './account.ts';
import { applicantOf } from './applicant.ts';
import { FLOWS, type Flow } from './flows.ts';
import type { ImageValue } from './graphics.ts';
import { questionnaireById } from './questionnaires.ts';
import type { ApplicantRecord } from './record.ts';
import type { Store } from './store.ts';
import { detailsOf, parseSearch } from './wallets.ts';

/** Input of an operation; `ids` are the decoded path parameters. */
type Work = {
  store: Store;
  report: Report;
  call: Call;
  application: Application;
  show: ImageValue;
  host: string;
  ids: string[];
};

type AllpassOperation = {
  name: string;
  method: 'GET' | 'POST';
  path: RegExp;
  run(work: Work): Promise<object> | object;
};

const DELETION_DAYS = 20;
const LONGEST_TTL = 3_153_600_000;

const OPERATIONS: AllpassOperation[] = [
  { name: 'createApplicant', method: 'POST', path: /^\/applicant$/, run: createApplicant },
  {
    name: 'getApplicant',
    method: 'GET',
    path: /^\/applicant\/([^/]+)$/,
    run: (work) => answerFor(work, recordIn(work)),
  },
  {
    name: 'getApplicantStatus',
    method: 'GET',
    path: /^\/applicant\/([^/]+)\/status$/,
    run: (work) => statusOf(recordIn(work)),
  },
  { name: 'moveToFlow', method: 'POST', path: /^\/applicant\/([^/]+)\/moveToFlow$/, run: moveToFlow },
  {
    name: 'scheduleDeletion',
    method: 'POST',
    path: /^\/applicant\/([^/]+)\/schedule-deletion$/,
    run: scheduleDeletion,
  },
  { name: 'restoreApplicant', method: 'POST', path: /^\/applicant\/([^/]+)\/restore$/, run: restoreApplicant },
  { name: 'createToken', method: 'POST', path: /^\/applicant\/([^/]+)\/token$/, run: createToken },
  {
    name: 'getQuestionnaire',
    method: 'GET',
    path: /^\/questionnaire\/([^/]+)$/,
    run: ({ ids }) => questionnaireById(ids[0] ?? ''),
  },
  { name: 'searchCryptoAml', method: 'POST', path: /^\/crypto-aml\/search$/, run: searchCryptoAml },
  { name: 'getCryptoAmlDetails', method: 'GET', path: /^\/crypto-aml\/([^/]+)\/details$/, run: cryptoDetails },
];

const PREFIX = '/api/public';

/** The operation of a call with its path parameters; `null` when the vendor has no such address. */
export function operationFor({ method, path }: Call): { operation: AllpassOperation; ids(): string[] } | null {
  if (!path.startsWith(`${PREFIX}/`)) return null;
  const rest = path.slice(PREFIX.length);
  const operation = OPERATIONS.find((each) => each.method === method && each.path.test(rest));
  return operation ? { operation, ids: () => (operation.path.exec(rest) ?? []).slice(1).map(decodePart) } : null;
}

async function createApplicant(work: Work): Promise<object> {
  const { store, call } = work;
  const body = readJson(call);
  const [externalUserId, flowName] = [requiredText(body, 'externalUserId'), requiredText(body, 'flowName')];
  const optional = (name: string) => (body[name] === undefined ? null : requiredText(body, name));
  const at = call.now.toISOString();
  const record: ApplicantRecord = {
    id: randomUUID(),
    externalUserId,
    person: null,
    status: 'INIT',
    flowId: flowNamed(flowName).id,
    phone: optional('phone'),
    email: optional('email'),
    lang: optional('lang'),
    createdAt: at,
    updatedAt: at,
    isOld: false,
  };
  store.create(record);
  reportChange(work, 'createApplicant', record.id, 'created');
  return answerFor(work, record);
}

function moveToFlow(work: Work): object {
  const record = recordIn(work);
  const { flowId } = readJson(work.call);
  // `flowId` is a number in an applicant and text in this request.
  if (typeof flowId !== 'string') throw new Problem(400, 'flowId must be a string');
  const flow = FLOWS.find(({ id }) => String(id) === flowId);
  if (!flow) throw new Problem(400, 'There is no such flow');
  const status = 'INCOMPLETE';
  work.store.move(record.id, { flowId: flow.id, status, updatedAt: work.call.now.toISOString() });
  reportChange(work, 'moveToFlow', record.id, 'needs_info');
  return { id: record.id, status };
}

function scheduleDeletion(work: Work): object {
  const { store, call, application } = work;
  const { id } = recordIn(work);
  const day = call.now.toISOString();
  // In test mode the record is deleted at once.
  store.scheduleDeletion(
    id,
    application.mode === 'test' ? day : `${addDays(day.slice(0, 10), DELETION_DAYS)}${day.slice(10)}`,
  );
  reportChange(work, 'scheduleDeletion', id);
  return { id, scheduledDeletionDate: store.deletedAt(id) };
}

function restoreApplicant(work: Work): object {
  const { id } = recordIn(work);
  if (work.store.deletedAt(id) === null) throw new Problem(409, 'No deletion is scheduled');
  work.store.restoreApplicant(id);
  reportChange(work, 'restoreApplicant', id);
  return { id };
}

function createToken(work: Work): object {
  const { id } = recordIn(work);
  const { ttl = 86_400, flowName, locale } = readJson(work.call);
  if (typeof ttl !== 'number' || ttl <= 0 || ttl > LONGEST_TTL)
    throw new Problem(400, 'ttl is a number up to 3153600000');
  if (locale !== undefined && (typeof locale !== 'string' || !/^[a-z]{2}(-[A-Z]{2})?$/.test(locale)))
    throw new Problem(400, 'locale is not one');
  const flow = flowName === undefined ? null : flowNamed(flowName).name;
  const accessToken = randomBytes(24).toString('base64url');
  work.store.addLink(accessToken, { applicantId: id, flowName: flow });
  reportChange(work, 'createToken', id);
  return {
    transactionId: randomUUID(),
    accessToken,
    link: `http://${work.host}/allpass/verify/${accessToken}`,
    applicantId: id,
    ttl,
  };
}

function searchCryptoAml({ store, call }: Work): object {
  const search = parseSearch(readJson(call));
  const id = randomUUID();
  store.addLookup({ id, ...search, applicantId: null, createdAt: call.now.toISOString() });
  return { id, type: search.type };
}

function cryptoDetails({ store, call, ids }: Work): object {
  const type = call.query.get('type');
  if (type !== 'WALLET' && type !== 'TRANSACTION') throw new Problem(400, 'type is WALLET or TRANSACTION');
  const lookup = store.lookup(ids[0] ?? '');
  if (lookup.type !== type) throw new Problem(404, 'Check not found');
  return detailsOf(lookup);
}

function reportChange({ report, call }: Work, operation: string, id: string, kind?: EventKind): void {
  report({ operation, id, kind, at: call.now });
}

function recordIn({ store, call, ids }: Work): ApplicantRecord {
  return store.read(ids[0] ?? '', call.now);
}

function answerFor({ store, show }: Work, record: ApplicantRecord): Promise<object> {
  return applicantOf(record, store.deletedAt(record.id), show);
}

function statusOf({ id, status }: ApplicantRecord): object {
  return { id, status };
}

function flowNamed(name: unknown): Flow {
  const flow = FLOWS.find((each) => each.name === name);
  if (!flow) throw new Problem(400, 'There is no such flow');
  return flow;
}
