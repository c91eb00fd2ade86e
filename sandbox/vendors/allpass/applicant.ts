import type { Person } from '#sandbox/people/person.ts';
import { flowById } from './flows.ts';
import { type ImageValue, pictureNamesOf } from './graphics.ts';
import { locationOf } from './location.ts';
import type { ApplicantRecord } from './record.ts';
import { stepsOf } from './steps.ts';

/** The public id of the application; it is not the application's key. */
export const APPLICATION_KEY = '9d0c6a3e-2f51-4b8e-9f47-3c1d5e7a9b02';

/** The applicant as the vendor's API shows it. Before the person's visit it has little more than ids. */
export async function applicantOf(
  record: ApplicantRecord,
  scheduledDeletionDate: string | null,
  show: ImageValue,
): Promise<object> {
  const { person, id, externalUserId, status, updatedAt, createdAt, phone, email, lang, flowId } = record;
  const plain = { id, externalUserId, status, updatedAt, createdAt, scheduledDeletionDate, phone, email, lang };
  const rest = {
    clientKey: 'client-sandbox',
    flowId,
    applications: { appKey: APPLICATION_KEY },
    flow: flowById(flowId),
  };
  const review = reviewOf(record);
  if (!person)
    return {
      ...plain,
      ...rest,
      review,
      servicesData: [],
      amlMonitoring: null,
      device: null,
      image: null,
      fullName: null,
    };
  const { place, device } = locationOf(record, person);
  return {
    ...plain,
    dateOfBirth: person.form.birthDate,
    ...place,
    image: pictureNamesOf(person).includes('selfie') ? await show(record, 'selfie') : null,
    fullName: [person.form.given, person.form.middle, person.form.family].filter(Boolean).join(' '),
    fullNameSetByUser: true,
    ...rest,
    review,
    servicesData: await stepsOf(record, person, show),
    amlMonitoring: monitoringOf(record, person),
    device,
  };
}

/** Only these statuses were set by an officer. */
function reviewOf({ id, status, createdAt, updatedAt, person }: ApplicantRecord): object {
  const isSeen = ['IN_REVIEW', 'ON_HOLD', 'APPROVED', 'REJECTED'].includes(status);
  const officer = isSeen
    ? { reviewerId: 7, reviewerFullName: 'Ines Duarte', statusSetById: 7, statusSetByName: 'Ines Duarte' }
    : {};
  const comment = status === 'ON_HOLD' ? 'Waiting for a better picture' : null;
  const warnings = person?.story === 'expires_soon' ? 'Document expires soon' : null;
  return { id: `${id}-review`, version: 1, status, createdAt, updatedAt, comment, warnings, details: null, ...officer };
}

function monitoringOf({ id, updatedAt }: ApplicantRecord, { stage, index }: Person): object | null {
  if (stage === 'in_progress') return null;
  const period = ['DAILY', 'WEEKLY', 'MONTHLY'][index % 3];
  return {
    id: `${id}-monitoring`,
    applicantId: id,
    externalId: `m-${index}`,
    period,
    isActive: index % 4 !== 0,
    createdAt: updatedAt,
    updatedAt,
  };
}
