import type { Person } from '#sandbox/people/person.ts';
import { answersOf } from './answers.ts';
import { flowById } from './flows.ts';
import { type ImageValue, type PictureName, pictureNamesOf } from './graphics.ts';
import { readingsOf } from './readings.ts';
import type { ApplicantRecord } from './record.ts';
import { walletsOf } from './wallets.ts';

type Step = { service: string; status: string; reason: string | null; data: object | null };

/** `servicesData`: the result of each step of the flow. */
export async function stepsOf(record: ApplicantRecord, person: Person, show: ImageValue): Promise<object[]> {
  if (record.status === 'INIT') return [];
  const { services, type } = flowById(record.flowId);
  const reached = person.stage === 'in_progress' ? services.slice(0, 1) : services;
  const steps = await Promise.all(reached.map((service) => stepOf(service, record, person, show)));
  return steps.map(({ data, ...step }) => ({
    ...step,
    data: record.isOld && data !== null && !Array.isArray(data) ? [data] : data,
    type,
    deactivatedServiceCount: 0,
    errorMessage: null,
  }));
}

async function stepOf(service: string, record: ApplicantRecord, person: Person, show: ImageValue): Promise<Step> {
  const reason = failureReason(service, person);
  const status = person.stage === 'in_progress' ? 'PENDING' : reason === null ? 'APPROVED' : 'REJECTED';
  return { service, status, reason, data: await dataOf(service, record, person, show, reason === null ? 1 : 0) };
}

/** Why the vendor's check fails for this story; `null` when it passes. */
function failureReason(service: string, { story, stage }: Person): string | null {
  if (stage === 'in_progress') return null;
  const reasons: Record<string, Partial<Record<Person['story'], string>>> = {
    DOCUMENT_CAPTURE: {
      expired_document: 'Document has expired',
      image_manipulated: 'Fields do not match',
      back_missing: 'Second page is missing',
      under_age: 'Applicant is under age',
    },
    PASSIVE_LIVENESS: { unreadable_selfie: 'Image quality is too low' },
    FACE_MATCH: {
      unreadable_selfie: 'Faces can not be compared',
      same_person_twice: 'The face belongs to another applicant',
    },
    AML: { sanctions_hit: 'Possible match in sanctions lists' },
  };
  return reasons[service]?.[story] ?? null;
}

async function dataOf(
  service: string,
  record: ApplicantRecord,
  person: Person,
  show: ImageValue,
  overallResult: number,
): Promise<object> {
  const plain = { id: `${record.id}-${service.toLowerCase()}`, stepType: service, createdAt: person.submittedAt };
  const pictureNames = pictureNamesOf(person);
  const graphics = (names: PictureName[]) => graphicsOf(record, intersection(pictureNames, names), show);
  switch (service) {
    case 'DOCUMENT_CAPTURE':
      return {
        ...plain,
        overallResult,
        elapsedTime: 4,
        elapsedTimeRFID: 0,
        uploadedPagesCount: pictureNames.includes('back') ? 2 : 1,
        types: typesOf(record, person),
        graphics: await graphics(['front', 'back']),
        fields: fieldsOf(record, person),
      };
    case 'PASSIVE_LIVENESS':
      return { ...plain, overallResult, types: [], graphics: await graphics(['live']), fields: [] };
    case 'FACE_MATCH':
      return { ...plain, overallResult, types: [], graphics: await graphics(['selfie']), fields: [] };
    case 'CRYPTO_AML':
      return walletsOf(record).map(({ id, type, blockchain, subject }) => ({
        ...plain,
        id,
        type,
        blockchain,
        ...(type === 'TRANSACTION' ? { txHash: subject } : {}),
      }));
    case 'QUESTIONNAIRE':
      return { ...plain, questionnaireId: '41', answers: answersOf(person) };
    default:
      return plain;
  }
}

function intersection(some: PictureName[], others: PictureName[]): PictureName[] {
  return some.filter((name) => others.includes(name));
}

function typesOf({ id }: ApplicantRecord, { paper, country, submittedAt }: Person): object[] {
  const names = { passport: 'Passport', id_card: 'Id Card', driver_license: 'Driving License' };
  const [year] = paper.printed.issuedOn.split('-');
  const name = `${country.name} - ${names[paper.printed.kind]} (${year})`;
  const hasMRZ = paper.printed.kind !== 'driver_license';
  return [
    {
      id: `${id}-type`,
      docId: `${id}-document`,
      name,
      pageIndex: 0,
      hasMRZ,
      icao: country.alpha3,
      type: 11,
      year,
      format: 0,
      createdAt: submittedAt,
    },
  ];
}

/** Some readers give both pages code 207, others give the rear 208. The outer `fieldType` has no meaning. */
async function graphicsOf(record: ApplicantRecord, names: PictureName[], show: ImageValue): Promise<object[]> {
  const rear = (record.person?.index ?? 0) % 2 === 0 ? 207 : 208;
  const codes = { front: 207, back: rear, live: 201, selfie: 201 };
  return Promise.all(
    names.map(async (name) => {
      const docId = name === 'front' || name === 'back' ? `${record.id}-document` : `${record.id}-${name}`;
      const row = {
        id: `${record.id}-${name}`,
        docId,
        fieldType: codes[name],
        sourceType: -1,
        containerType: 1,
        pageIndex: name === 'back' ? 1 : 0,
      };
      return { fieldType: 1, data: [{ ...row, image: await show(record, name), createdAt: record.createdAt }] };
    }),
  );
}

function fieldsOf({ id }: ApplicantRecord, person: Person): object[] {
  if (person.stage === 'in_progress') return [];
  return readingsOf(person).map(({ isGood, ...reading }, at) => {
    const row = {
      id: `${id}-field-${at}`,
      docId: `${id}-document`,
      ...reading,
      status: isGood ? 1 : 0,
      validity: isGood ? 1 : 0,
      probability: 97,
    };
    return { fieldType: 1, data: [{ ...row, createdAt: person.submittedAt }] };
  });
}
