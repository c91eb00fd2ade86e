import { z } from 'zod';

/** A scalar in any type; an object in its place is an answer of another form. */
const said = z.union([z.string(), z.number(), z.boolean()]).nullish();
const id = z.union([z.string().min(1), z.number()]).transform(String);
const some = z.record(z.string(), z.unknown()).nullish();

export const documentTypes = ['unknown', 'driver_license', 'identification_card', 'passport', 'passport_card'] as const;
export const sessionStatuses = [
  'unknown',
  'in_progress',
  'complete',
  'temporarily_blocked',
  'temporarily_complete',
  'expired',
] as const;
export const captureTypes = [
  'unknown',
  'front_doc_image_capture',
  'back_doc_image_capture',
  'selfie_image_capture',
] as const;
export const fileTypes = [
  'unknown',
  'driver_license_front',
  'driver_license_back',
  'state_id_card_front',
  'state_id_card_back',
  'passport_front',
  'passport_card_front',
  'passport_card_back',
  'selfie',
  'liveness_passive',
  'liveness_active_step_1',
  'liveness_active_step_2',
  'liveness_active_step_3',
  'liveness_active_step_4',
] as const;

const names = { first_name: said, middle_name: said, last_name: said };
const milestones = {
  created_at: said,
  completed_at: said,
  consented_at: said,
  verified_at: said,
  selfie_given_at: said,
};

export const IdvSession = z.looseObject({
  session_id: id,
  ...names,
  ...milestones,
  user_id: said,
  client_id: said,
  identity_id: said,
  idv_weights_id: said,
  status_e: said,
  document_type_e: said,
  suffix_name: said,
  gender_e: said,
  birth_date: said,
  consented: said,
  document_front_given: said,
  document_front_given_at: said,
  document_back_given: said,
  document_back_given_at: said,
  liveness_detected: said,
  liveness_detected_at: said,
  selfie_given: said,
  dmv_status_e: said,
  dmv_detected_at: said,
  ofac_status_e: said,
  ofac_detected_at: said,
  verified: said,
  score: said,
  metadata: some,
  settings: some,
  history: z.array(z.unknown()).nullish(),
});

export const IdvDocument = z.looseObject({
  session_id: id.nullish(),
  document_id: said,
  type_e: said,
  data_source_e: said,
  document_number: said,
  issued_at: said,
  expires_at: said,
  issuing_country: said,
  issuing_state: said,
  ...names,
  name_suffix: said,
  street: said,
  city: said,
  state: said,
  postal_code: said,
  birth_date: said,
  gender_e: said,
});

/** Each test of a session is a field of its own, with a boolean, a word or a score. */
export const SessionTest = z.looseObject({ session_id: id.nullish() });

export const SessionLocation = z.looseObject({
  session_id: id.nullish(),
  ip_address: said,
  ip_latitude: said,
  ip_longitude: said,
  ip_country: said,
  ip_region: said,
  ip_city: said,
  device_location: said,
  device_latitude: said,
  device_longitude: said,
  device_country_name: said,
  device_country_code: said,
  device_admin_area: said,
  device_locality: said,
});

/** A session of a person who was verified before: no document, no registry, `authenticated` instead of `verified`. */
export const IdaSession = z.looseObject({
  session_id: id,
  ...names,
  identity_id: said,
  status_e: said,
  authenticated: said,
  metadata: some,
});

/** The document of `IdvDocument`, with other names for its type, its days and the suffix. */
export const IdentityDocument = z.looseObject({
  document_id: said,
  document_type_e: said,
  document_data_source_e: said,
  document_number: said,
  issue_date: said,
  expiration_date: said,
  suffix_name: said,
  ...names,
});

/**
 * The page shows a list and one person's fields side by side. Either is read: the list, or the one person as a list of
 * one.
 */
export const Identities = z.union([
  z.looseObject({ identities: z.array(z.looseObject({})) }).transform(({ identities }) => ({ identities })),
  z.looseObject({ identity_id: id }).transform((identity) => ({ identities: [identity] })),
]);

export type IdvSession = z.output<typeof IdvSession>;
export type IdvDocument = z.output<typeof IdvDocument>;
export type SessionTest = z.output<typeof SessionTest>;
export type SessionLocation = z.output<typeof SessionLocation>;
export type FileType = (typeof fileTypes)[number];
