import type { Policies } from './policies.ts';
import { requestPolicy, requestReasons } from './request-defaults.ts';

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
    requested: requestReasons,
    held: [
      { code: 'HD-01', label: 'Waiting for the provider' },
      { code: 'HD-02', label: 'Waiting for the applicant, asked outside Docket' },
      { code: 'HD-03', label: 'Legal or compliance question' },
      { code: 'HD-04', label: 'Internal investigation' },
      { code: 'HD-05', label: 'Technical problem' },
      { code: 'HD-06', label: 'Other, see note', needsNote: true },
    ],
    escalated: [
      { code: 'ES-01', label: 'Possible true match on a list' },
      { code: 'ES-02', label: 'Politically exposed or high risk' },
      { code: 'ES-03', label: 'Suspected forgery or fraud' },
      { code: 'ES-04', label: 'Exception to the policy' },
      { code: 'ES-05', label: 'Needs a second opinion' },
      { code: 'ES-06', label: 'Other, see note', needsNote: true },
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
  sla: {
    dueInHours: 24,
    counts: 'always',
    timeZone: 'UTC',
    week: [1, 2, 3, 4, 5].map((id) => ({ id, from: '09:00', to: '17:00' })),
    holidays: [],
  },
  fourEyes: { approveAfterTrueHit: true, approveOverFailing: 'note', rulesRollback: 'two' },
  blockers: { needNote: [] },
  risk: {
    points: { hit: 100, fail: 100, attention: 5, unknown: 5, pending: 0, providerMedium: 5, providerHigh: 100 },
    mediumFrom: 5,
    highFrom: 100,
  },
  masking: {
    maskedFields: ['personalNumber', 'email', 'phone', 'address', 'documentNumber'],
    hidesAfterSeconds: 60,
    imagesNeedRevealFor: ['auditor'],
    revealsPerHour: 200,
  },
  undo: { seconds: 10 },
  claims: { leaseMinutes: 10, order: 'due', maxHeld: 1 },
  requests: requestPolicy,
  // Nothing is due before an organisation says so: silence deletes no one.
  retention: {
    timeZone: 'UTC',
    approved: { keep: 'by_hand', from: 'decided' },
    rejected: { keep: 'by_hand', from: 'decided' },
    undecided: { keep: 'by_hand' },
  },
};
