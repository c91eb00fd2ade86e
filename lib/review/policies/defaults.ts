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
  fourEyes: { approveAfterTrueHit: true, approveOverFailing: 'note', delete: true, anonymize: true, weights: true },
  masking: {
    maskedFields: ['personalNumber', 'email', 'phone', 'address', 'documentNumber'],
    hidesAfterSeconds: 60,
    imagesNeedRevealFor: ['auditor'],
  },
  undo: { seconds: 10 },
};
