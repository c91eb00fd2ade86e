import type { VendorEvent } from './events.ts';

/** Secrets and choices that a client enters in the vendor's portal beside the address. */
export type WebhookSettings = Readonly<Record<string, string>>;

export type Delivery = {
  headers: Record<string, string>;
  body: string;
  /**
   * Name of the header that authenticates the sender, in lower case; `null` when nothing is signed and only the address
   * is secret.
   */
  signatureHeader: string | null;
};

/** Both variants are signed correctly: `pascal_case` uses an older spelling, `other_account` names another account. */
export type DeliveryVariant = 'plain' | 'pascal_case' | 'other_account';

/** How a vendor builds its webhook deliveries. */
export type WebhookFormat = {
  /** The settings that are secrets: a delivery with a wrong secret replaces them. */
  secrets: readonly string[];
  /** The settings with their defaults. Throws Problem 400 for an unknown one. */
  readSettings(input: Record<string, unknown>): WebhookSettings;
  /**
   * One delivery, encrypted and signed at `now`; `null` when the vendor has no event of this kind. Throws Problem 400
   * for a variant or a ping that the vendor does not have.
   */
  delivery(event: VendorEvent, settings: WebhookSettings, now: Date, variant: DeliveryVariant): Delivery | null;
  /**
   * Addresses registered through the vendor's API (Vult: `webhook.create`, `webhook_url` of a session). Only loopback
   * addresses are used.
   */
  registeredUrls?(event: VendorEvent): string[];
};
