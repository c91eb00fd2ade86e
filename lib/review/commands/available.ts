import type { CommandKind } from './command.ts';
import type { CommandField } from './form-field.ts';

/** Something a vendor can be told to do now, as its button and its dialog need it. */
export type AvailableCommand = {
  kind: CommandKind;
  /** "New verification link". */
  name: string;
  /** The call that will be made, without ids: "POST /applicant/…/token". */
  call: string;
  isReversible: boolean;
  fields: CommandField[];
};

/** A connection over which an applicant can be made. */
export type AvailableCreation = {
  connectionId: string;
  providerLabel: string;
  label: string;
  mode: 'test' | 'live';
  command: AvailableCommand;
};
