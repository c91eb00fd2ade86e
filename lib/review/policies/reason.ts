/** A reason for a decision: `code` never changes ("RJ-04"), `label` is what people read. */
export type Reason = { code: string; label: string };
