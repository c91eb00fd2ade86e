import type { ApplicantContent, CheckKind } from '../applicant/applicant.ts';
import { documentFaults } from '../case/blockers.ts';
import { checkBlockers } from '../case/check-blockers.ts';
import { differencesAmong } from '../facts/differences.ts';
import type { FactField } from '../facts/fact.ts';
import { identityDocuments, statementsOf } from '../facts/statements.ts';
import type { RequestReason } from '../policies/reason.ts';
import type { Lack } from './lack.ts';

/** What a case lacks or what failed, and why that is known, in words without personal data. */
export type Lacking = { lack: Lack; why: string };

/** Something that the case points to, by its code. It is never chosen for the reviewer. */
export type Suggestion = { code: string; why: string[] };

/** What an applicant could be asked for, by their documents, the differences between sources and the failed checks. */
export function lackingIn(applicant: ApplicantContent, now: Date): Lacking[] {
  const statements = statementsOf(applicant, now);
  const documents = identityDocuments(applicant).flatMap((paper) =>
    documentFaults(applicant, paper, statements, now).flatMap(([, , why, lack]) =>
      lack === null ? [] : { lack, why },
    ),
  );
  const differences = differencesAmong(statements, applicant).flatMap(({ field, title, isRegistryMismatchOnly }) => {
    const lack = lackOfField[field];
    return lack === undefined || isRegistryMismatchOnly ? [] : { lack, why: title };
  });
  return [...documents, ...differences, ...failedChecks(applicant)];
}

/** Which of the reasons in force are suggested, and why, in the order of the policy. */
export function suggestionsOf(reasons: readonly RequestReason[], lacking: readonly Lacking[]): Suggestion[] {
  return reasons.flatMap(({ code, suggestedBy }) => {
    const why = lacking.filter(({ lack }) => suggestedBy.includes(lack)).map((one) => one.why);
    return why.length === 0 ? [] : { code, why: [...new Set(why)] };
  });
}

const lackOfField: Partial<Record<FactField, Lack>> = {
  name: 'name',
  birthDate: 'birth_date',
  documentNumber: 'document_number',
  address: 'address',
};

const lackOfCheck: Partial<Record<CheckKind, Lack>> = {
  document: 'document_check',
  image_forensics: 'document_check',
  face: 'selfie',
  liveness: 'liveness',
};

function failedChecks({ checks }: ApplicantContent): Lacking[] {
  return (Object.entries(lackOfCheck) as [CheckKind, Lack][]).flatMap(([kind, lack]) =>
    checkBlockers({ checks: checks.filter((check) => check.kind === kind) }, new Set(), [], true)
      .filter(({ tone }) => tone === 'fail' || tone === 'attention')
      .map(({ title }) => ({ lack, why: title })),
  );
}
