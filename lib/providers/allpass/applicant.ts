import type {
  Applicant,
  ApplicantImage,
  ApplicantLocation,
  Check,
  HistoryStep,
} from '#lib/review/applicant/applicant.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import { blankApplicant } from '../reading/blank.ts';
import { check } from '../reading/check.ts';
import { configEntry } from '../reading/config.ts';
import { readCountry } from '../reading/country.ts';
import { readTime } from '../reading/time.ts';
import { amount, labelsOf, list, record, word, yesOrNo } from '../reading/word.ts';
import { worded } from '../reading/words.ts';
import { cryptoChecks, cryptoOf, isOutdated } from './crypto.ts';
import { documentsOf, type ReadDocument } from './documents.ts';
import { personOf } from './person.ts';
import { withoutPictures } from './pictures.ts';
import { questionnairesOf } from './questionnaires.ts';
import type { AllpassApplicant, CryptoAml, QuestionnaireForm } from './shapes.ts';
import { plainWord, screeningHits, serviceChecks } from './steps.ts';
import { allpassCheckWords } from './words.ts';

/** COMPLETED: the machine is done and no officer has decided yet (docs/providers.md#allpass). */
const statuses: Record<string, ProviderStatus> = {
  INIT: 'created',
  INCOMPLETE: 'in_progress',
  INPROGRESS: 'processing',
  COMPLETED: 'pending_review',
  INREVIEW: 'in_review',
  ONHOLD: 'on_hold',
  APPROVED: 'approved',
  REJECTED: 'rejected',
};

/** What is read besides the applicant: the forms of questionnaires, and the details of wallets and transactions. */
export type Beside = { forms: QuestionnaireForm[]; crypto: CryptoAml[] };

/** The vendor's answers as the common applicant. Pure. */
export function allpassApplicant(
  externalId: string,
  applicant: AllpassApplicant,
  { forms, crypto }: Beside,
): Applicant {
  const papers = documentsOf(applicant);
  const documents = papers.map(({ document }) => document);
  const { person, problems } = personOf(applicant, papers);
  const providerStatus = word(applicant.status) ?? word(applicant.review?.status);
  const { amlMonitoring } = applicant;
  return {
    ...blankApplicant('allpass', externalId),
    otherIds: idsOf(externalId, applicant),
    status: statuses[plainWord(providerStatus)] ?? 'unknown',
    providerStatus,
    flags: { archived: false, deletionScheduledFor: readTime(applicant.scheduledDeletionDate), anonymized: false },
    createdAt: readTime(applicant.createdAt),
    updatedAt: readTime(applicant.updatedAt),
    person,
    documents,
    checks: worded(
      [...serviceChecks(applicant), ...cryptoChecks(crypto), ...problems, ...unreadParts(applicant, papers)],
      allpassCheckWords,
    ),
    hits: screeningHits(applicant).map((hit) => ({ ...hit, raw: withoutPictures(hit.raw) })),
    locations: locationsOf(applicant),
    history: historyOf(applicant),
    questionnaires: questionnairesOf(applicant, forms),
    config: configOf(applicant),
    assessment: assessmentOf(applicant),
    monitoring: {
      isActive: yesOrNo(amlMonitoring?.isActive),
      period: word(amlMonitoring?.period),
      isOutdated: isOutdated(crypto),
    },
    crypto: cryptoOf(applicant, crypto),
    device: deviceOf(applicant),
    labels: labelsFor(applicant),
    portrait: portraitOf(documents.flatMap(({ images }) => images)),
    raw: withoutPictures({ ...applicant, ...said('questionnaires', forms), ...said('cryptoAml', crypto) }),
  };
}

function idsOf(externalId: string, { id, externalUserId }: AllpassApplicant): Record<string, string> {
  return Object.fromEntries(Object.entries(labelsOf({ id, externalUserId })).filter(([, each]) => each !== externalId));
}

function unreadParts(applicant: AllpassApplicant, papers: ReadDocument[]): Check[] {
  return [...unreadDeletion(applicant), ...papers.flatMap((paper) => paper.problems)];
}

function deviceOf({ device, lang, timezone }: AllpassApplicant): Applicant['device'] {
  return {
    userAgent: word(device?.userAgent),
    timezone: word(device?.timezone) ?? word(timezone),
    language: word(lang),
  };
}

/** A deletion on an unreadable day is still a deletion, so it is reported. */
function unreadDeletion({ scheduledDeletionDate }: AllpassApplicant): Check[] {
  const said = word(scheduledDeletionDate);
  if (said === null || readTime(said) !== null) return [];
  return [
    check('document', 'scheduledDeletionDate', 'attention', {
      providerOutcome: said,
      reasons: ['A deletion is scheduled for a day we can not read'],
    }),
  ];
}

/** By the IP address, and by `device`, whose `ll` is latitude and longitude. */
function locationsOf({ ip, country, region, city, device }: AllpassApplicant): ApplicantLocation[] {
  const place = (said: Record<string, unknown>) => ({
    capture: null,
    at: null,
    country: readCountry(said.country) ?? word(said.country),
    region: word(said.region),
    city: word(said.city),
    ip: word(said.ip),
  });
  const [latitude, longitude] = list(device?.ll).map(amount);
  const places: ApplicantLocation[] = [
    { source: 'ip', latitude: null, longitude: null, ...place({ ip, country, region, city }) },
    { source: 'device', latitude: latitude ?? null, longitude: longitude ?? null, ...place(record(device)) },
  ];
  return places.filter(({ source: _, ...said }) => Object.values(said).some((each) => each !== null));
}

/** The vendor gives the latest step only. */
function historyOf({ review }: AllpassApplicant): HistoryStep[] {
  const to = word(review?.status);
  const at = readTime(review?.updatedAt) ?? readTime(review?.createdAt);
  const by = word(review?.statusSetByName) ?? word(review?.reviewerFullName);
  return to === null ? [] : [{ at, from: null, to, reason: word(review?.comment), by }];
}

function configOf({ flow, flowId }: AllpassApplicant): Applicant['config'] {
  const [id, name] = [word(flow?.id) ?? word(flowId), word(flow?.name)];
  return [
    ...configEntry('flow', 'Flow', name ?? id, name === null ? null : id),
    ...configEntry('autoApprove', 'Approves by itself', saidYesOrNo(flow?.autoApprove)),
    ...configEntry('uniqueFaceMatch', 'Searches for the same face', saidYesOrNo(flow?.uniqueFaceMatch)),
  ];
}

function saidYesOrNo(value: unknown): string | null {
  const said = yesOrNo(value);
  return said === null ? null : said ? 'yes' : 'no';
}

/** Warnings are one text on the page and a list in webhooks. */
function assessmentOf({ review }: AllpassApplicant): Applicant['assessment'] {
  return {
    ...blankApplicant('allpass', '').assessment,
    reviewer: word(review?.reviewerFullName) ?? word(review?.statusSetByName),
    comment: word(review?.comment),
    warnings: [review?.warnings].flat().flatMap((each) => word(each) ?? []),
  };
}

/** Parts read besides the applicant are kept in `raw` under our own name for them. */
function said(name: string, parts: unknown[]): Record<string, unknown> {
  return parts.length > 0 ? { [name]: parts } : {};
}

function labelsFor({ flow, review, device }: AllpassApplicant): Record<string, string> {
  return labelsOf({
    flowType: flow?.type,
    reviewVersion: review?.version,
    reviewDetails: review?.details,
    sdkVersion: device?.sdkVersion,
    browser: [word(device?.browserType), word(device?.browserVersion)].filter((each) => each !== null).join(' '),
  });
}

/** The applicant's own image, else a face from a step, else the first image of a liveness test. */
function portraitOf(images: ApplicantImage[]): ApplicantImage | null {
  const own = images.find(({ id }) => id === 'image');
  return own ?? images.find(({ part }) => part === 'selfie') ?? images.find(({ part }) => part === 'liveness') ?? null;
}
