import { z } from 'zod';
import { PhoneNumber, RedactInput, RegistrationInput } from './operation-inputs.ts';

const known = RegistrationInput.shape;
const text = z.string().trim().min(1);

export const NothingMore = z.strictObject({});

/** The registration's fields are beside the others, because a form is flat. */
export const CreateApplicantInput = z.strictObject({
  firstName: known.firstName.meta({ title: 'First name' }),
  middleName: known.middleName.meta({ title: 'Middle name' }),
  lastName: known.lastName.meta({ title: 'Last name' }),
  dateOfBirth: known.dateOfBirth.meta({ title: 'Date of birth', description: 'YYYY-MM-DD.' }),
  email: known.email.meta({ title: 'E-mail' }),
  // Text until it is sent: a form has no numbers with a plus sign.
  phoneNumber: z
    .string()
    .refine((value) => PhoneNumber.safeParse(value).success, 'must be digits with the country code')
    .meta({ title: 'Phone', description: 'With the country code; sent as a number.' })
    .optional(),
  personalCode: known.personalCode.meta({ title: 'Personal code' }),
  countryCode: known.countryCode.meta({ title: 'Country', description: 'Two letters, ISO 3166.' }),
  externalReferenceId: text
    .meta({ title: 'Your reference', description: 'Left empty, Ondato is given the id of this command.' })
    .optional(),
  setupId: text.meta({ title: 'Set-up', description: 'Left empty, the one of the connection.' }).optional(),
});

/** Where the connection names no set-up, each order has to. */
export const CreateWithSetUpInput = CreateApplicantInput.extend({
  setupId: text.meta({ title: 'Set-up', description: 'Its id at Ondato; the connection names none.' }),
});

export const RedactScopes = z.strictObject({
  scope: RedactInput.shape.scope.meta({
    title: 'What is erased',
    description: 'It begins at once and can not be taken back.',
  }),
});
