import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { blankApplicant } from '../reading/blank.ts';
import { withoutImages } from '../reading/raw.ts';
import { latest, readTime } from '../reading/time.ts';
import { labelsOf, record } from '../reading/word.ts';
import { worded } from '../reading/words.ts';
import { changeTime } from './changes.ts';
import { documentsOf } from './documents.ts';
import { levelCheck, levelHistory, levelName, newestGrantFirst, statusOf } from './grants.ts';
import { factOf, labelsOfClient, named, personOf } from './person.ts';
import { type Client, type ClientDocument, type Grant, Level } from './shapes.ts';
import { b2coreCheckWords } from './words.ts';

/**
 * The vendor's answers about one client. A missing part is `null`; a client's own token gives neither client nor
 * documents.
 */
export type B2CoreAnswers = {
  client: Client | null;
  grants: Grant[] | null;
  documents: ClientDocument[] | null;
  levels: Level[];
};

/** The vendor's answers as the common applicant: a client with the levels granted to it. Pure. */
export function b2coreApplicant(clientId: string, answers: B2CoreAnswers): Applicant {
  const { client, grants, levels } = answers;
  const blank = blankApplicant('b2core', clientId);
  const [last] = newestGrantFirst(grants ?? []);
  const level = client === null ? null : levelOf(client);
  const about = client === null ? { person: blank.person, problems: [] } : personOf(client);
  const papers = documentsOf(answers.documents ?? []);
  return {
    ...blank,
    otherIds: client === null ? {} : labelsOf({ uuid: client.uuid, externalId: client.externalId }),
    status: statusOf(grants),
    providerStatus: levelName(last?.currentLevel ?? level, levels),
    flags: { ...blank.flags, archived: client !== null && readTime(factOf(client, 'archiveTime')) !== null },
    createdAt: createdAt(client, grants ?? []),
    updatedAt: latest([changedAt(client), ...[...(grants ?? []), ...(answers.documents ?? [])].map(changeTime)]),
    person: about.person,
    documents: papers.documents,
    checks: worded([levelCheck(grants, levels, level), ...papers.checks, ...about.problems], b2coreCheckWords),
    history: levelHistory(grants ?? [], levels),
    assessment: { ...blank.assessment, riskLevel: client === null ? null : named(factOf(client, 'riskLevel')) },
    labels: client === null ? {} : labelsOfClient(client),
    raw: withoutImages(answers),
  };
}

/** When the client's own record last changed. A new level does not change it. */
export function changedAt(client: Client | null): string | null {
  return client === null ? null : readTime(factOf(client, 'updateTime', 'updatedAt'));
}

function createdAt(client: Client | null, grants: Grant[]): string | null {
  const told = client === null ? null : readTime(factOf(client, 'createTime', 'createdAt', 'registrationTime'));
  return told ?? readTime(newestGrantFirst(grants).at(-1)?.createTime);
}

function levelOf(client: Client): Level | null {
  const level = Level.safeParse(record(factOf(client, 'verificationLevel')));
  return level.success && (level.data.id ?? level.data.name ?? null) !== null ? level.data : null;
}
