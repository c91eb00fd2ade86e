/** The most characters of one note. */
export const noteTextMaxCharacters = 4_000;

/** The most people one note may mention. */
export const mostMentions = 10;

/** A note about an applicant, in its latest version. Notes are never changed: the former versions stay readable. */
export type NoteView = {
  id: string;
  by: { id: string; name: string };
  /** When its first version was written, ISO 8601, UTC. */
  writtenAt: string;
  /** When it was last corrected; null when it never was. */
  correctedAt: string | null;
  version: number;
  text: string;
  /** The vendor's id of the crypto check that it is about; null for a note about the applicant. */
  cryptoCheckId: string | null;
  mentions: { id: string; name: string }[];
  /** Former versions, newest first. */
  former: { text: string; writtenAt: string }[];
  /** Whether this reader may correct it: only its writer may. */
  canCorrect: boolean;
};

/**
 * The notes of an applicant. `isHidden`: there may be notes, but this reader's role may not read free text, which can't
 * be masked.
 */
export type NotesView = { isHidden: boolean; notes: NoteView[]; canWrite: boolean };
