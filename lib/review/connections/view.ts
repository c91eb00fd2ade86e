import type { CommandField } from '../commands/form-field.ts';
import type { SettingControl } from './setting.ts';
import type { ConnectionState } from './state.ts';
import type { PullProgress } from './sync-progress.ts';

/** A connection in the list and on its own page, without its settings. Times are ISO 8601, UTC. */
export type ConnectionLine = {
  id: string;
  provider: string;
  providerLabel: string;
  label: string;
  mode: 'test' | 'live';
  state: ConnectionState;
  pull: PullProgress & { round: number };
  lastAnswerAt: string | null;
  /** Applicants who wait for a refetch, and since when the first has been due. */
  refetches: { waiting: number; oldestDueAt: string | null };
  /** Calls in the last hour, and how many of them failed. */
  calls: { all: number; failed: number };
  /** Until when the provider asked us to send nothing (429 with Retry-After); null when it did not. */
  restsUntil: string | null;
  /** Deliveries since midnight UTC: accepted events, and rejections. */
  webhooks: { accepted: number; rejected: number };
  /** Refetches that were given up and wait for a person. */
  deadLetters: number;
  /** Commands that wait for a person. */
  commands: number;
};

export type ConnectionList = { connections: ConnectionLine[]; readAt: string };

/** What only a connection's own page shows. */
export type ConnectionDetail = {
  addedAt: string;
  isRemoved: boolean;
  acceptsErasure: boolean;
  roundEveryMinutes: number | null;
  callsPerSecond: number | null;
  /** Until when webhooks signed with a replaced secret are still accepted. */
  previousUntil: string | null;
};

/** Applicants of a connection who were erased in Docket, and how many of them the provider still had afterwards. */
export type ErasedFigures = { erased: number; stillThere: number };

/** The address for a provider's webhooks. A secret that is part of it is shown as dots. */
export type WebhookPlace = {
  address: string;
  isAddressSecret: boolean;
  /** Whether the secret is set; without it every delivery is rejected. */
  isOn: boolean;
  /** The secret's title among the settings. */
  secretTitle: string;
  canRegister: boolean;
  /** The input for removing a registration; null where the provider has no such call. */
  removal: CommandField[] | null;
};

/** The capabilities, with these settings, that decide which tabs a connection's page has. */
export type ConnectionParts = { listsApplicants: boolean; sendsWebhooks: boolean; hasRules: boolean };

/** The settings of a connection as a form. */
export type SettingsForm = {
  controls: SettingControl[];
  /** The adapter's own limits; a connection can only be made slower. */
  pace: { roundEveryMinutes: number; callsPerSecond: number };
  secretAddress: SecretAddress;
};

/** The secret setting that is the end of the webhooks' address, and the address before it; null where there is none. */
export type SecretAddress = { field: string; before: string } | null;
