import type { How, Lack, RequestGroup } from '../requests/lack.ts';

/** A reason for a decision: `code` never changes ("RJ-04"), `label` is what people read. */
export type Reason = {
  code: string;
  label: string;
  /** It says nothing without a note; a request, without the reviewer's own words in the message. */
  needsNote?: boolean | undefined;
};

/** A code that needed a note before reasons had the mark. */
const neededNoteAlways = 'RJ-09';

/** Whether a reason says nothing without a note. */
export function reasonNeedsNote({ code, needsNote }: Reason): boolean {
  return needsNote ?? code === neededNoteAlways;
}

/** What an applicant is asked for. */
export type RequestReason = Reason & {
  group: RequestGroup;
  /** One sentence to the applicant: what is needed and why. Empty where the reviewer writes it. */
  ask: string;
  /** How it has to be sent; its text is in the policy `requests`. */
  how: How;
  /** What the case lacks, or what failed, that makes this the one to ask for. */
  suggestedBy: Lack[];
};
