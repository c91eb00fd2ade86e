import { describe, expect, test } from 'vitest';
import { identityDocuments } from '#lib/review/facts/statements.ts';
import type { ProviderHttp } from '../http/http.ts';
import type { ProviderRequest } from '../http/request.ts';
import { allpassApplicant } from './applicant.ts';
import { cryptoChecks } from './crypto.ts';
import { allpass } from './index.ts';
import { questionnairesOf } from './questionnaires.ts';
import { AllpassApplicant, CryptoAml, QuestionnaireForm } from './shapes.ts';
import { serviceChecks } from './steps.ts';

const settings = { baseUrl: 'https://allpass.example/base/', appKey: 'hush' };
const now = () => new Date('2026-11-21T12:00:00Z');
const alone = { forms: [], crypto: [] };
const applicantOf = (said: object) => AllpassApplicant.parse({ id: 'a-1', externalUserId: 'u-1', ...said });

/** A vendor that gives one answer to every call and keeps the calls. */
function vendor(data: unknown = { id: 'a-1' }, envelope: object = { status: true, statusCode: 200 }) {
  const sent: ProviderRequest[] = [];
  const http: ProviderHttp = {
    async send(request) {
      sent.push(request);
      const text = JSON.stringify({ ...envelope, data, time: '2026-11-21T12:00:00.000Z' });
      return { status: 201, headers: {}, mediaType: 'application/json', bytes: new TextEncoder().encode(text) };
    },
  };
  const connected = allpass.connect(settings, { http, now });
  return { sent, connected, run: (name: string, input: object) => connected.operations.run(name, input) };
}

describe('operations', () => {
  const root = 'https://allpass.example/base/api/public';
  const wallet = { blockchain: 'BTC', address: 'bc1' };
  test.each([
    [
      'createApplicant',
      { externalUserId: 'u-1', flowName: 'kyc', suppliedInfo: {} },
      'POST',
      '/applicant',
      { externalUserId: 'u-1', flowName: 'kyc', suppliedInfo: {} },
    ],
    ['getApplicant', { applicantId: 'a-1' }, 'GET', '/applicant/a-1', null],
    ['getApplicantStatus', { applicantId: 'cust/88@desk' }, 'GET', '/applicant/cust%2F88%40desk/status', null],
    ['moveToFlow', { applicantId: 'a-1', flowId: 12 }, 'POST', '/applicant/a-1/moveToFlow', { flowId: '12' }],
    ['scheduleDeletion', { applicantId: 'a-1' }, 'POST', '/applicant/a-1/schedule-deletion', null],
    ['restoreApplicant', { applicantId: 'a-1' }, 'POST', '/applicant/a-1/restore', null],
    [
      'createToken',
      { applicantId: 'a-1', ttl: 86400, flowName: 'more' },
      'POST',
      '/applicant/a-1/token',
      { ttl: 86400, flowName: 'more' },
    ],
    ['getQuestionnaire', { id: 'q 1' }, 'GET', '/questionnaire/q%201', null],
    ['searchCryptoAml', wallet, 'POST', '/crypto-aml/search', wallet],
    ['getCryptoAmlDetails', { amlId: 'a-1', type: 'WALLET' }, 'GET', '/crypto-aml/a-1/details?type=WALLET', null],
  ])('%s', async (name, input, method, path, body) => {
    const { sent, run } = vendor();
    expect(await run(name, input)).toEqual({ kind: 'json', value: { id: 'a-1' } });
    const [request] = sent;
    expect([request?.method, request?.url, request?.headers?.['x-private-app-key']]).toEqual([
      method,
      root + path,
      'hush',
    ]);
    expect(request?.body === undefined ? null : JSON.parse(String(request.body))).toEqual(body);
  });

  test('reads are safe to send again, and nothing else is', () => {
    const safe = vendor()
      .connected.operations.all.filter((each) => each.safe)
      .map(({ name }) => name);
    expect(safe).toEqual(['getApplicant', 'getApplicantStatus', 'getQuestionnaire', 'getCryptoAmlDetails']);
    expect(vendor().connected.operations.all).toHaveLength(10);
  });

  test.each([
    ['searchCryptoAml', { blockchain: 'BTC', address: 'a', txHash: 'ab'.repeat(32) }],
    ['searchCryptoAml', { blockchain: 'BTC' }],
    ['searchCryptoAml', { blockchain: 'BTC', txHash: 'no hash' }],
    ['createToken', { applicantId: 'a-1', ttl: 3_153_600_001 }],
    ['createApplicant', { externalUserId: 'u-1' }],
    ['getApplicant', { applicantId: '..' }],
    ['getCryptoAmlDetails', { amlId: 'a-1' }],
  ])('%s with %j is refused and nothing is sent', async (name, input) => {
    const { sent, run } = vendor();
    await expect(run(name, input)).rejects.toMatchObject({ code: 'refused' });
    expect(sent).toEqual([]);
  });
});

describe('envelope', () => {
  test.each([
    [{ status: false, statusCode: 404 }, 'not_found', 404],
    [{ status: false, statusCode: '409' }, 'conflict', 409],
    [{ status: false, statusCode: 401, error: 'Castellanos' }, 'unauthorized', 401],
    [{ status: false, statusCode: 503 }, 'unavailable', 503],
    [{ status: false, statusCode: 422 }, 'invalid_request', 422],
    [{ status: false, statusCode: 200 }, 'invalid_response', undefined],
    [{ status: false }, 'invalid_response', undefined],
    [{ status: 'success' }, 'invalid_response', undefined],
    [{}, 'invalid_response', undefined],
  ])('%j under HTTP 2xx is %s', async (envelope, code, status) => {
    const failure = await vendor({ id: 'a-1' }, envelope)
      .run('getApplicantStatus', { applicantId: 'a-1' })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'ProviderError', code, status });
    expect(String(failure)).not.toContain('Castellanos');
  });

  test.each([
    ['getApplicant', { applicantId: 'a-2' }, { id: 'a-1' }],
    ['getApplicant', { applicantId: 'U-1' }, { id: 'a-1', externalUserId: 'u-1' }],
    ['createApplicant', { externalUserId: 'u-2', flowName: 'kyc' }, { id: 'a-1', externalUserId: 'u-1' }],
    ['getCryptoAmlDetails', { amlId: 'c-2', type: 'WALLET' }, { id: 'c-1' }],
  ])('%s: an answer about another is not kept', async (name, input, data) => {
    await expect(vendor(data).run(name, input)).rejects.toMatchObject({
      code: 'invalid_response',
      reason: 'other_applicant',
    });
  });

  test("a customer's own id is answered by the vendor's id", async () => {
    await expect(
      vendor({ id: 'a-1', status: 'INIT' }).run('getApplicantStatus', { applicantId: 'u-1' }),
    ).resolves.toBeDefined();
    await expect(
      vendor({ id: 'a-1', externalUserId: 'u-1' }).run('getApplicant', { applicantId: 'u-1' }),
    ).resolves.toBeDefined();
  });
});

test.each([
  ['INIT', 'created'],
  ['INCOMPLETE', 'in_progress'],
  ['IN PROGRESS', 'processing'],
  ['IN_PROGRESS', 'processing'],
  ['inReview', 'in_review'],
  ['on-hold', 'on_hold'],
  ['COMPLETED', 'pending_review'],
  ['APPROVED', 'approved'],
  ['REJECTED', 'rejected'],
  ['DELETED', 'unknown'],
  [null, 'unknown'],
])('the status %s is %s', (status, expected) => {
  expect(allpassApplicant('a-1', applicantOf({ status }), alone)).toMatchObject({
    status: expected,
    providerStatus: status,
  });
});

test.each([
  ['DOCUMENT_CAPTURE', 'APPROVED', 'document', 'pass'],
  ['RFID_DOCUMENT_CAPTURE', 'REJECTED', 'document', 'fail'],
  ['PASSIVE_LIVENESS', 'failed', 'liveness', 'fail'],
  ['FACE_MATCH', 'IN_PROGRESS', 'face', 'pending'],
  ['SELFIE_WITH_DOCUMENT', 'ON HOLD', 'face', 'attention'],
  ['AML', 'COMPLETED', 'aml', 'unknown'],
  ['CRYPTO_AML', 'LOOKS_GOOD', 'crypto', 'unknown'],
  ['QUESTIONNAIRE', 'SKIPPED', 'questionnaire', 'not_done'],
  ['EMAIL_VERIFICATION', null, 'email', 'not_done'],
  ['PHONE_VERIFICATION', 'APPROVED', 'phone', 'pass'],
  ['ZIP_CODE', 'APPROVED', 'document', 'pass'],
])('the step %s: %s is %s %s', (service, status, kind, outcome) => {
  expect(serviceChecks(applicantOf({ servicesData: [{ service, status }] }))).toMatchObject([
    { name: service, kind, outcome },
  ]);
});

test.each([
  [0, 'fail'],
  [1, 'pass'],
  ['2', 'not_done'],
  [3, 'unknown'],
  ['text', 'unknown'],
])('a Regula result of %s is %s', (overallResult, outcome) => {
  for (const data of [{ overallResult }, [{ overallResult }]]) {
    const checks = serviceChecks(
      applicantOf({ servicesData: [{ service: 'DOCUMENT_CAPTURE', status: 'APPROVED', data }] }),
    );
    expect(checks[1]).toMatchObject({ name: 'DOCUMENT_CAPTURE overallResult', outcome });
  }
});

test.each([
  [{ score: 12 }, 'pass'],
  [{ score: '31' }, 'attention'],
  [{ score: 70 }, 'fail'],
  [{ score: 12, reviewStatus: 'REJECTED' }, 'fail'],
  [{ score: 700 }, 'unknown'],
  [{ score: null }, 'unknown'],
  // UNKNOWN is the one review word on the vendor's page: never a failure, and never clear.
  [{ score: 12, reviewStatus: 'UNKNOWN' }, 'unknown'],
  [{ score: 31, reviewStatus: 'UNKNOWN' }, 'attention'],
  [{ score: 96, reviewStatus: 'UNKNOWN' }, 'attention'],
  [{ score: null, reviewStatus: 'UNKNOWN' }, 'unknown'],
  [{ score: 12, reviewStatus: 'unknown' }, 'unknown'],
  [{ score: 12, reviewStatus: 'SPOTLESS' }, 'unknown'],
  [{ score: 12, reviewStatus: 'APPROVED' }, 'pass'],
])('a wallet of %j is %s', (said, outcome) => {
  expect(cryptoChecks([CryptoAml.parse({ id: 'c-1', ...said })])[0]?.outcome).toBe(outcome);
});

test('A step with pictures of a face makes no identity document, nor does the applicant’s own picture', () => {
  const pictures = (id: string) => [{ data: [{ id, fieldType: 201, image: 'AAAA' }] }];
  const step = (service: string) => ({ service, data: { id: service, graphics: pictures(service) } });
  const services = ['PASSIVE_LIVENESS', 'FACE_MATCH', 'FACE_CAPTURE'];
  const applicant = allpassApplicant('a-1', applicantOf({ image: 'AAAA', servicesData: services.map(step) }), alone);
  expect(applicant.documents.map(({ type }) => type)).toEqual(['liveness', 'selfie', 'selfie', 'portrait']);
  expect(identityDocuments(applicant)).toEqual([]);
});

test('a deletion on an unreadable day is reported', () => {
  const { flags, checks } = allpassApplicant('a-1', applicantOf({ scheduledDeletionDate: 'text' }), alone);
  expect(flags.deletionScheduledFor).toBe(null);
  expect(checks).toMatchObject([{ name: 'scheduledDeletionDate', outcome: 'attention', providerOutcome: 'text' }]);
});

test.each([
  ['a record by question', { q1: { label: 'Yes' }, q2: ['a', 'b'], q3: null }],
  ['a list', [{ questionId: 'q1', answer: 'Yes' }, { id: 'q2', value: ['a', 'b'] }, { key: 'q3' }]],
])('answers as %s are shown in the words of the form', (_, answers) => {
  const data = { id: 'x', questionnaireId: 7, answers };
  const content = {
    sections: [
      {
        title: 'S',
        questions: [
          { id: 'q1', title: 'One?' },
          { id: 'q2', label: 'Two?' },
        ],
      },
    ],
  };
  const form = QuestionnaireForm.parse({ id: 7, name: 'Form', content });
  expect(questionnairesOf(applicantOf({ servicesData: [{ service: 'QUESTIONNAIRE', data }] }), [form])).toEqual([
    {
      id: '7',
      name: 'Form',
      answers: [
        { question: 'One?', answer: 'Yes' },
        { question: 'Two?', answer: 'a, b' },
        { question: 'q3', answer: null },
      ],
    },
  ]);
});

test('a question of the form that was skipped is told as not answered, and what is no question is not', () => {
  const data = { id: 'x', questionnaireId: 7, answers: { pep: false } };
  const elements = [
    { name: 'pep', type: 'boolean', title: 'Public office?' },
    { name: 'tax', type: 'text', title: 'Tax number' },
    { name: 'hint', type: 'html', title: 'Read this first' },
    { name: 'more', type: 'panel', title: 'More', elements: [] },
  ];
  const form = QuestionnaireForm.parse({ id: 7, content: { pages: [{ name: 'p', title: 'You', elements }] } });
  const [read] = questionnairesOf(applicantOf({ servicesData: [{ service: 'QUESTIONNAIRE', data }] }), [form]);
  expect(read?.answers).toEqual([
    { question: 'Public office?', answer: 'false' },
    { question: 'Tax number', answer: null },
  ]);
});
