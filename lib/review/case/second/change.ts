import type { FactField } from '../../facts/fact.ts';

/**
 * One thing a staged decision rested on, before and after. Null: it was not there, or had no value. `field` says by
 * which rule both are masked.
 */
export type GroundChange = {
  label: string;
  field: FactField | null;
  kind: 'image' | 'hit' | 'check' | 'fact' | 'blocker';
  before: string | null;
  after: string | null;
};
