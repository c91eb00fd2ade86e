import type { z } from 'zod';
import type { Applicant } from '#lib/review/applicant.ts';
import type { ProviderHttp } from './http.ts';
import type { OperationAnswer, OperationSummary } from './operation.ts';

/**
 * One applicant of a list. `applicant` is there when the list itself said everything; otherwise ask for it by its id.
 * `problem` says why it could not be read, and then it is kept and shown all the same.
 */
export type ListedApplicant = { externalId: string; updatedAt: string | null; applicant: Applicant | null; problem?: 'too_large' };

/**
 * `next` is opaque: hand it back to read on, `null` at the end. `unnamed` counts records that could neither be read
 * nor told by an id, so that nobody is passed over in silence. `total` is the vendor's own count where it gives one.
 */
export type ApplicantPage = { items: ListedApplicant[]; next: string | null; unnamed: number; total: number | null };

/** A file as the vendor sent it. `mediaType` is what the vendor claims, never to be trusted. */
export type Bytes = { bytes: Uint8Array; mediaType: string | null };

/**
 * What a vendor can do for us, as optional members: a capability is present exactly when the vendor has it.
 * Buttons, columns and screens are drawn from this, never from a vendor's name.
 */
export type Capabilities = {
  applicants: {
    /** A page of at most `limit` applicants, newest first where the vendor's order allows. */
    list?(cursor: string | null, limit?: number): Promise<ApplicantPage>;
    /** Everything the vendor knows of one applicant, through as many calls as that takes. */
    read(externalId: string): Promise<Applicant>;
  };
  images: { read(externalId: string, imageId: string): Promise<Bytes> };
};

export type Effects = { http: ProviderHttp; now(): Date };

/** The vendor's own operations by name, for the terminal and for proving an account. */
export type Operations = { all: readonly OperationSummary[]; run(name: string, input: unknown): Promise<OperationAnswer> };

export type ConnectedProvider = Partial<Capabilities> & { operations: Operations };

/** One vendor's settings; secrets are marked in each field's `meta` (settings.ts), so that a form can be drawn from it. */
export type SettingsSchema = z.ZodObject;

export type Provider = {
  id: string;
  label: string;
  settings: SettingsSchema;
  /** How fast we may ask when the vendor documents no limit; the gate of a connection starts from it. */
  pace: { callsAtOnce: number; callsPerSecond: number };
  /** Where the vendor's own portal shows this applicant. */
  portalLink?(settings: unknown, applicant: Pick<Applicant, 'externalId' | 'otherIds'>): string | null;
  /** @throws ProviderError `refused` when the settings are not complete; the message names fields, never values. */
  connect(settings: unknown, effects: Effects): ConnectedProvider;
};
