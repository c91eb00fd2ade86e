import type { Outcome } from '../case/case.ts';
import type { Reason } from './reason.ts';

/**
 * The rules that an organisation sets for its desk. A published version is never changed: a decision records the
 * versions that were in force.
 */
export type Policies = {
  reasons: Record<Outcome, Reason[]>;
  checklist: { items: { id: ChecklistId; label: string }[] };
  sla: { dueInHours: number };
  /** Which acts need a second person. `approveOverFailing`: a reason and a note, or a second person. */
  fourEyes: {
    approveAfterTrueHit: boolean;
    approveOverFailing: 'note' | 'second';
    delete: boolean;
    anonymize: boolean;
    weights: boolean;
  };
  masking: { maskedFields: string[]; hidesAfterSeconds: number; imagesNeedRevealFor: string[] };
  /** How long a decision can be undone, and its commands and irreversible ones are not sent: 5 to 60 seconds. */
  undo: { seconds: number };
};

export type ChecklistId = 'document_in_date' | 'adult' | 'both_sides' | 'selfie_present';

export type PolicyKind = keyof Policies;

/** The versions in force at one moment, by kind. */
export type PolicyVersions = Record<PolicyKind, number>;

export const policyKinds = [
  'reasons',
  'checklist',
  'sla',
  'fourEyes',
  'masking',
  'undo',
] as const satisfies readonly PolicyKind[];
