/** A reason that a decision may name: `code` is stable ("RJ-04"), `label` is what people read. */
export type Reason = { code: string; label: string };
