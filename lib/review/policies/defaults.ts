import type { Policies } from './policies.ts';

/** Version 1 of every policy, seeded with the database. */
export const defaultPolicies: Policies = {
  reasons: {
    approved: [
      { code: 'AP-01', label: 'Identity confirmed' },
      { code: 'AP-02', label: 'Difference explained' },
      { code: 'AP-03', label: 'Hit is another person' },
    ],
    rejected: [
      { code: 'RJ-01', label: 'Document not genuine' },
      { code: 'RJ-02', label: 'Document expired' },
      { code: 'RJ-03', label: 'Data does not match document' },
      { code: 'RJ-04', label: 'Not the same person' },
      { code: 'RJ-05', label: 'Image not readable' },
      { code: 'RJ-06', label: 'Under age' },
      { code: 'RJ-07', label: 'Sanctions or watch list match' },
      { code: 'RJ-08', label: 'Duplicate of another applicant' },
      { code: 'RJ-09', label: 'Other, see note' },
    ],
    true_match: [
      { code: 'TM-01', label: 'Identifier is the same' },
      { code: 'TM-02', label: 'Name and birth date are the same' },
      { code: 'TM-03', label: 'Image shows the same person' },
      { code: 'TM-04', label: 'Confirmed by own look-up' },
      { code: 'TM-05', label: 'Other, see note' },
    ],
    false_positive: [
      { code: 'FP-01', label: 'Other birth date' },
      { code: 'FP-02', label: 'Other name' },
      { code: 'FP-03', label: 'Other country' },
      { code: 'FP-04', label: 'Other gender' },
      { code: 'FP-05', label: 'Other identifier' },
      { code: 'FP-06', label: 'Image shows another person' },
      { code: 'FP-07', label: 'Own look-up found no entry' },
    ],
    unsure: [
      { code: 'US-01', label: 'Too little is known of the entry' },
      { code: 'US-02', label: 'Some details agree, others do not' },
      { code: 'US-03', label: 'Name in another script' },
      { code: 'US-04', label: 'Needs a second opinion' },
    ],
  },
  checklist: {
    items: [
      { id: 'document_in_date', label: 'Document in date' },
      { id: 'adult', label: 'Of age on the document' },
      { id: 'both_sides', label: 'Both sides present' },
      { id: 'selfie_present', label: 'Selfie present' },
    ],
  },
  sla: { dueInHours: 24 },
  fourEyes: { approveAfterTrueHit: true, delete: true, anonymize: true, weights: true },
  masking: {
    maskedFields: ['personalNumber', 'email', 'phone', 'address', 'documentNumber'],
    hidesAfterSeconds: 60,
    imagesNeedRevealFor: ['auditor'],
  },
  undo: { seconds: 10 },
};
