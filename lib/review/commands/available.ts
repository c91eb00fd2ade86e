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

/** A connection over which a new applicant can be ordered. */
export type AvailableCreation = {
  connectionId: string;
  providerLabel: string;
  label: string;
  mode: 'test' | 'live';
  command: AvailableCommand;
};
