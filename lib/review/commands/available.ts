import type { CommandKind } from './command.ts';
import type { CommandField } from './form-field.ts';

/** A command that the connection takes now, with what its button and its dialog show. */
export type AvailableCommand = {
  kind: CommandKind;
  /** "New verification link". */
  name: string;
  /** The API call it makes, without ids: "POST /applicant/…/token". */
  call: string;
  isReversible: boolean;
  fields: CommandField[];
};

/** A command about no applicant that a connection takes now: a new applicant, a search. */
export type ConnectionCommand = {
  connectionId: string;
  providerLabel: string;
  label: string;
  mode: 'test' | 'live';
  command: AvailableCommand;
};
