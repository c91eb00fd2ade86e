import type { Person } from '#sandbox/people/person.ts';
import { flowById } from './flows.ts';
import { picturesHeld, type Show } from './graphics.ts';
import { whereaboutsOf } from './location.ts';
import type { Entry } from './record.ts';
import { stepsOf } from './steps.ts';

/** The application's public id, which is not its key. */
export const APPLICATION_KEY = '9d0c6a3e-2f51-4b8e-9f47-3c1d5e7a9b02';

/** An applicant as the vendor's page shows it; one who has not come yet has little but ids. */
export async function applicantOf(entry: Entry, scheduledDeletionDate: string | null, show: Show): Promise<object> {
  const { person, id, externalUserId, status, updatedAt, createdAt, phone, email, lang, flowId } = entry;
  const plain = { id, externalUserId, status, updatedAt, createdAt, scheduledDeletionDate, phone, email, lang };
  const rest = {
    clientKey: 'client-sandbox',
    flowId,
    applications: { appKey: APPLICATION_KEY },
    flow: flowById(flowId),
  };
  const review = reviewOf(entry);
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
  const { place, device } = whereaboutsOf(entry, person);
  return {
    ...plain,
    dateOfBirth: person.form.birthDate,
    ...place,
    image: picturesHeld(person).includes('selfie') ? await show(entry, 'selfie') : null,
    fullName: [person.form.given, person.form.middle, person.form.family].filter(Boolean).join(' '),
    fullNameSetByUser: true,
    ...rest,
    review,
    servicesData: await stepsOf(entry, person, show),
    amlMonitoring: monitoringOf(entry, person),
    device,
  };
}

/** An officer has looked where the status says so. */
function reviewOf({ id, status, createdAt, updatedAt, person }: Entry): object {
  const isSeen = ['IN_REVIEW', 'ON_HOLD', 'APPROVED', 'REJECTED'].includes(status);
  const officer = isSeen
    ? { reviewerId: 7, reviewerFullName: 'Ines Duarte', statusSetById: 7, statusSetByName: 'Ines Duarte' }
    : {};
  const comment = status === 'ON_HOLD' ? 'Waiting for a better picture' : null;
  const warnings = person?.story === 'expires_soon' ? 'Document expires soon' : null;
  return { id: `${id}-review`, version: 1, status, createdAt, updatedAt, comment, warnings, details: null, ...officer };
}

function monitoringOf({ id, updatedAt }: Entry, { stage, index }: Person): object | null {
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
