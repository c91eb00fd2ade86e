import type { VendorEvent } from './events.ts';

/** What a vendor's portal is told beside the address: secrets and choices, as text. */
export type WebhookSettings = Readonly<Record<string, string>>;

export type Delivery = {
  headers: Record<string, string>;
  body: string;
  /** The header that proves who sends, lower-case; `null` where nothing is signed and only the address is secret. */
  proof: string | null;
};

/** `pascal_case` and `other_account` are well signed too: the one an older spelling, the other meant for somebody else. */
export type DeliveryForm = 'plain' | 'pascal_case' | 'other_account';

/** How a vendor tells that something happened. A vendor without webhooks has none. */
export type WebhookMaker = {
  /** Which of the settings are secrets: a delivery "with a wrong secret" is made with others in their place. */
  secrets: readonly string[];
  /** What may be set, with what stands in its place otherwise. Throws Problem 400 for what the vendor does not know. */
  readSettings(wanted: Record<string, unknown>): WebhookSettings;
  /**
   * One delivery, sealed and signed as of `now`; `null` when the vendor has no event for this.
   * Throws Problem 400 for a form, or a ping, that it does not have.
   */
  delivery(event: VendorEvent, settings: WebhookSettings, now: Date, form: DeliveryForm): Delivery | null;
  /** Addresses that came by the vendor's own API (Vult: `webhook.create`, a session's `webhook_url`); loopback or not sent to. */
  urls?(event: VendorEvent): string[];
};
