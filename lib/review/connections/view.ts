import type { CommandField } from '../commands/form-field.ts';
import type { SettingControl } from './setting.ts';
import type { ConnectionState } from './state.ts';
import type { PullProgress } from './sync-progress.ts';

/** One connection as the list and its own page show it. Times are ISO 8601, UTC; no setting is in it. */
export type ConnectionLine = {
  id: string;
  provider: string;
  providerLabel: string;
  label: string;
  mode: 'test' | 'live';
  state: ConnectionState;
  pull: PullProgress & { round: number };
  lastAnswerAt: string | null;
  /** Whom the provider is still to be asked about, and since when the first of them waits. */
  refetches: { waiting: number; oldestDueAt: string | null };
  /** Calls of the last hour, and how many of them failed. */
  calls: { all: number; failed: number };
  /** Until when the provider asked us to rest. */
  restsUntil: string | null;
  /** Deliveries since midnight UTC: events that were believed, and how many were not. */
  webhooks: { accepted: number; rejected: number };
  /** Who could not be asked about, and waits for a person. */
  deadLetters: number;
  /** Commands that wait for a person. */
  commands: number;
};

export type ConnectionList = { connections: ConnectionLine[]; readAt: string };

/** What only the page of one connection shows. */
export type ConnectionDetail = {
  addedAt: string;
  isRemoved: boolean;
  acceptsErasure: boolean;
  roundEveryMinutes: number | null;
  callsPerSecond: number | null;
  /** Until when webhooks signed with a replaced secret are still believed. */
  previousUntil: string | null;
};

/** Where a provider is to send its webhooks; a secret in the address stands there as dots. */
export type WebhookPlace = {
  address: string;
  isAddressSecret: boolean;
  /** Without its secret nothing is believed. */
  isOn: boolean;
  /** What that secret is called among the settings. */
  secretTitle: string;
  canRegister: boolean;
  /** What taking a registration back needs, where the provider can. */
  removal: CommandField[] | null;
};

/** Which parts a connection's page has, by what its provider can do with these settings. */
export type ConnectionParts = { listsApplicants: boolean; sendsWebhooks: boolean };

/** The settings of a connection as a form. */
export type SettingsForm = {
  controls: SettingControl[];
  /** The provider's own pace, which can only be slowed down. */
  pace: { roundEveryMinutes: number; callsPerSecond: number };
  secretAddress: SecretAddress;
};

/** The secret that ends the address of the webhooks, and what stands before it; null where none does. */
export type SecretAddress = { field: string; before: string } | null;
