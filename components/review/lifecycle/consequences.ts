import type { Act } from '#lib/review/lifecycle/act.ts';

/** What an act takes away and what it leaves, in sentences for its dialog. */
export function consequencesOf(act: Act): { goes: string; stays: string } {
  return consequences[act];
}

const erased = {
  goes:
    'In Docket: the key that opens the applicant’s data, so that record, raw answer, images, notes and drafts can ' +
    'never be read again; names and search words; the copies kept with decisions.',
  stays:
    'Case numbers, decisions with their reason codes, who saw and did what, and the whole ledger, all without ' +
    'personal data. A later answer of the provider does not bring the applicant back.',
};

const consequences: Record<Act, { goes: string; stays: string }> = {
  snooze: { goes: 'The case leaves those that need review, until the time that is chosen.', stays: 'All else.' },
  archive: {
    goes: 'The applicant leaves the queue.',
    stays: 'All data in Docket; found under Archived, and back in the queue with a new hit.',
  },
  unarchive: { goes: 'Nothing.', stays: 'All data; the applicant is in the queue again.' },
  schedule_deletion: {
    goes: 'At the provider, after its own delay: the applicant and their data.',
    stays: 'Until then it can be restored there. The copy in Docket stays.',
  },
  restore: { goes: 'The day of the deletion at the provider.', stays: 'The applicant and their data.' },
  anonymize: erased,
  delete: erased,
  redact: {
    goes: 'At the provider: personal and biometric data of the applicant, at once.',
    stays: 'The row at the provider. The copy in Docket stays until the provider is read again.',
  },
};
