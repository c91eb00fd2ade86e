import { z } from 'zod';
import { readCountry } from '../reading/country.ts';
import { readDay } from '../reading/day.ts';
import { readTime } from '../reading/time.ts';

const text = z.string().trim().min(1);
const day = text.refine((value) => readDay(value).day === value, 'must be a day, YYYY-MM-DD');
const moment = text.transform((value, context) => {
  const at = readTime(value);
  if (at === null) context.addIssue({ code: 'custom', message: 'must be a moment, ISO 8601' });
  return at ?? '';
});

/** E.164 allows 15 digits, so every number fits into a JSON number exactly. */
const phoneDigits = /^(?=.{1,40}$)(?:\+|00)?[ ().-]*[1-9](?:[ ().-]*\d){4,14}[ ().-]*$/;

/**
 * The vendor takes a phone number as a JSON number. People write text, so its digits are taken. A national number with
 * a leading zero is refused: a number can't keep the zero and would become another one.
 */
export const PhoneNumber = z
  .union([z.string(), z.number().int().nonnegative().transform(String)])
  .refine((value) => phoneDigits.test(value.trim()), 'must be digits with the country code')
  .transform((value) => Number(value.replaceAll(/\D/g, '')));

export const RegistrationInput = z.strictObject({
  dateOfBirth: day.optional(),
  email: text.optional(),
  firstName: text.optional(),
  lastName: text.optional(),
  middleName: text.optional(),
  personalCode: text.optional(),
  phoneNumber: PhoneNumber.optional(),
  countryCode: text
    .regex(/^[A-Za-z]{2}$/)
    .refine((value) => readCountry(value) !== null, 'must be a country, ISO 3166 alpha-2')
    .toUpperCase()
    .optional(),
});

export const CreateInput = z.strictObject({
  setupId: text.optional(),
  externalReferenceId: text.optional(),
  registration: RegistrationInput.optional(),
});

export const IdInput = z.strictObject({ id: text });
export const FileInput = z.strictObject({ id: text, fileId: text });
export const RedactInput = z.strictObject({
  id: text,
  scope: z.array(z.enum(['PersonalData', 'BiometricData'])).min(1),
});

/** `limit` and `offset` are assumed: the vendor's page does not mention paging. They are not sent unless given. */
export const ListInput = z.strictObject({
  from: moment.optional(),
  to: moment.optional(),
  limit: z.number().int().positive().optional(),
  offset: z.number().int().nonnegative().optional(),
});
